"""议题要求: what a set of matters asks for. Several matters in one topic: the union of their requirements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib import quorum as figures
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import GateKind
from xiaoheng.loop.decisions.matters.selectors.listed import Listed, listed
from xiaoheng.loop.decisions.words import Before, Category, GateCode, MeetingKind, Mode


@dataclass(frozen=True)
class GateNeed:
    """One gate that is needed, and the matters that ask for it."""

    kind: GateKind
    because: tuple[Listed, ...]


@dataclass(frozen=True)
class Limit:
    """金额界限: from which sum on the topic is a matter of another kind as well, by which clause."""

    over: Listed
    value: int
    source: str
    is_reached: bool


@dataclass(frozen=True)
class Requirements:
    """议题要求: bodies in their order, quorum class, 三重一大 letters, gates with the matters that ask for them."""

    matters: tuple[Listed, ...]
    stages: tuple[MeetingKind, ...]
    quorum: str
    categories: str
    gates: tuple[GateNeed, ...] = field(default=())
    limits: tuple[Limit, ...] = field(default=())
    lacks_amount: bool = False

    @property
    def body(self) -> MeetingKind:
        """The body that decides."""
        return self.stages[-1]

    @property
    def rule(self) -> figures.Quorum:
        """The quorum class in the deciding body."""
        return figures.CLASSES[self.quorum]

    @property
    def category_labels(self) -> list[str]:
        """三重一大 in words."""
        return [str(Category(letter).label) for letter in self.categories]

    def before_table(self) -> list[GateNeed]:
        """Gates to be passed before the topic goes on the Party meeting's agenda."""
        return [need for need in self.gates if need.kind.before == Before.TABLE]


def requirements(
    codes: Sequence[str], unit: Unit | None = None, amount: int | None = None, on: date | None = None
) -> Requirements:
    """Requirements of the named matters, as the lists hold in the unit on a day (today unless told).

    A matter with gate PM brings the item of the principal's meeting that leads to it (B.4); a sum of money that
    reaches the unit's limit brings the matter of large funds. Refused: none named, one unknown, a 研究提出 item that
    leads nowhere clear.
    """
    day = on or clock.today()
    known = listed(unit, day)
    chosen = _completed(known, codes)
    limits = _limits(known, chosen, unit, amount, day)
    chosen = _completed(known, [*chosen, *(limit.over.code for limit in limits if limit.is_reached)])
    matters = [m for m in known.values() if m.code in chosen]
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
        limits=tuple(limits),
        lacks_amount=amount is None and any(m.matter.asks_amount for m in matters),
    )


def _completed(known: Mapping[str, Listed], codes: Iterable[str]) -> set[str]:
    """The named matters and those that belong to them."""
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
    return chosen


def _follows(matter: Listed, chosen: set[str]) -> set[str]:
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


def _limits(
    known: Mapping[str, Listed], chosen: set[str], unit: Unit | None, amount: int | None, day: date
) -> list[Limit]:
    """The unit's limits of the day that the chosen matters name, each once; none where nobody has set them."""
    asked = {(known[code].matter.limit, known[code].matter.over) for code in chosen} - {("", "")}
    found = []
    for key, over in sorted(asked):
        try:
            held = rulebook.parameter(key, unit, day) if unit is not None else None
        except rulebook.NoValue:
            held = None
        if held is not None and over in known:
            reached = amount is not None and amount >= held.value
            found.append(Limit(known[over], held.value, held.clause, reached))
    return found


def _gates(matters: list[Listed]) -> list[GateNeed]:
    asked: dict[str, list[Listed]] = {}
    for matter in matters:
        codes = matter.gates.split()
        if matter.mode == Mode.STUDY:
            codes.append(GateCode.PRINCIPAL_MEETING)
        for code in codes:
            asked.setdefault(code, []).append(matter)
    kinds = {kind.code: kind for kind in GateKind.objects.filter(code__in=asked)}
    return [GateNeed(kinds[code], tuple(asked[code])) for code in GateCode.values if code in asked]
