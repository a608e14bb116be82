"""议题要求: what a set of matters asks for. Several matters in one topic: the union of their requirements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.lib import quorum as figures
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import GateKind, Matter
from xiaoheng.loop.decisions.words import Before, Category, GateCode, MeetingKind, Mode


@dataclass(frozen=True)
class GateNeed:
    """One gate that is needed, and the matters that ask for it."""

    kind: GateKind
    because: tuple[Matter, ...]


@dataclass(frozen=True)
class Requirements:
    """议题要求: bodies in their order, quorum class, 三重一大 letters, gates with the matters that ask for them."""

    matters: tuple[Matter, ...]
    stages: tuple[MeetingKind, ...]
    quorum: str
    categories: str
    gates: tuple[GateNeed, ...] = field(default=())

    @property
    def body(self) -> MeetingKind:
        """The body that decides."""
        return self.stages[-1]

    @property
    def rule(self) -> figures.Quorum:
        """The quorum class in the deciding body."""
        return figures.CLASSES[self.quorum]

    def before_table(self) -> list[GateNeed]:
        """Gates to be passed before the topic goes on the Party meeting's agenda."""
        return [need for need in self.gates if need.kind.before == Before.TABLE]


def catalogue(body: str = "") -> QuerySet[Matter]:
    """事项清单: all matters, or those of one body, in the order of the list."""
    return Matter.objects.filter(body=body) if body else Matter.objects.all()


def requirements(codes: Sequence[str]) -> Requirements:
    """Requirements of the named matters. Refused: none named, one unknown, or a 研究提出 item that leads nowhere clear.

    A matter with gate PM brings the item of the principal's meeting that leads to it (B.4).
    """
    matters = _completed(codes)
    party = [m for m in matters if m.body == MeetingKind.PARTY]
    needs = _gates(matters)
    stages = [MeetingKind.PARTY] if party else [MeetingKind.PRINCIPAL]
    if party and any(need.kind.code == GateCode.PRINCIPAL_MEETING for need in needs):
        stages.insert(0, MeetingKind.PRINCIPAL)
    letters = {m.category for m in matters}
    return Requirements(
        matters=tuple(matters),
        stages=tuple(stages),
        quorum=figures.strictest([m.quorum for m in party or matters]),
        categories="".join(c for c in Category.values if c in letters),
        gates=tuple(needs),
    )


def _completed(codes: Iterable[str]) -> list[Matter]:
    """The named matters and those that belong to them, in the order of the lists."""
    known = {m.code: m for m in Matter.objects.all()}
    chosen = set(codes)
    if not chosen:
        raise Refused(_("没有选择事项。"), _("请从清单中选择一个或几个事项。"), "B.3")
    if strange := sorted(chosen - set(known)):
        raise Refused(_("清单中没有事项%(codes)s。") % {"codes": "、".join(strange)}, _("请从清单中选择。"), "B.3")
    for code in sorted(chosen):
        chosen |= _follows(known[code], chosen)
    studies = [m for m in known.values() if m.mode == Mode.STUDY]
    for code in sorted(chosen):
        if GateCode.PRINCIPAL_MEETING in known[code].gates.split():
            chosen |= {m.code for m in studies if code in m.leads_to.split()}
    return [m for m in known.values() if m.code in chosen]


def _follows(matter: Matter, chosen: set[str]) -> set[str]:
    """The Party matter that a 研究提出 item goes on to: named already, or the only one there is."""
    ways = matter.leads_to.split()
    if not ways or chosen & set(ways):
        return set()
    if len(ways) == 1:
        return set(ways)
    raise Refused(
        _("%(matter)s是研究提出事项，不能在校长办公会议办结。") % {"matter": matter},
        _("请同时选择它将提交党组织会议的事项：%(ways)s。") % {"ways": "、".join(ways)},
        "B.4",
    )


def _gates(matters: list[Matter]) -> list[GateNeed]:
    asked: dict[str, list[Matter]] = {}
    for matter in matters:
        codes = matter.gates.split()
        if matter.mode == Mode.STUDY:
            codes.append(GateCode.PRINCIPAL_MEETING)
        for code in codes:
            asked.setdefault(code, []).append(matter)
    kinds = {kind.code: kind for kind in GateKind.objects.filter(code__in=asked)}
    return [GateNeed(kinds[code], tuple(asked[code])) for code in GateCode.values if code in asked]
