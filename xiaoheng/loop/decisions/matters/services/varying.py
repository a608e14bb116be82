"""另定事项: a county, or a school by its filed list, deals with a matter in its own way from a day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import quorum as figures
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Matter, Variant
from xiaoheng.loop.decisions.matters.selectors.listed import Listed, joined, listed
from xiaoheng.loop.decisions.words import Category, GateCode, MeetingKind, Mode


def vary(
    *,
    actor: Actor,
    unit: Unit,
    matter: Matter,
    since: date,
    basis: str,
    body: str,
    quorum: str,
    mode: str = "",
    category: str = "",
    gates: Sequence[str] = (),
    until: date | None = None,
) -> Variant:
    """另定事项: what is said of the matter holds in the unit and below it from a day, by the decision numbered `basis`.

    Topics already proposed keep what they were proposed under. Refused: no basis, words that do not fit together,
    handing a matter of the Party meeting down, a school asking for less than what stands above it, the same day twice.
    """
    with act("decisions.vary", actor=actor, unit=unit) as doing:
        said = Listed(matter, body, mode, category, quorum, " ".join(gates))
        if until is not None and until <= since:
            raise Refused(_("止期不晚于起期。"), _("请核对施行的起止日期。"), "B.3")
        row = _written(said, unit, since, basis, until)
        doing.subject = row
        doing.say(title=str(matter), since=since.isoformat(), basis=row.basis, gates=row.gates, body=body)
    return row


def adopt_list(
    *, actor: Actor, unit: Unit, lines: Sequence[Listed], since: date, basis: str, replaces: str = ""
) -> list[Variant]:
    """施行清单: what a school's filed list says of its matters holds from a day, by the filing numbered `basis`.

    What the list numbered `replaces` said ends on that day. Refused as `vary` is.
    """
    with act("decisions.adopt_list", actor=actor, unit=unit) as doing:
        if replaces:
            former = Variant.objects.filter(Q(until__isnull=True) | Q(until__gt=since), unit=unit, basis=replaces)
            former.filter(since__gte=since).delete()
            former.filter(since__lt=since).update(until=since)
        rows = [_written(said, unit, since, basis) for said in lines]
        told = [str(row.matter) for row in rows]
        doing.say(title=basis.strip(), matters=told, since=since.isoformat(), replaces=replaces)
    return rows


def refuse_variant(said: Listed, unit: Unit, since: date) -> None:
    """核对另定: words that fit together, and for a school nothing less than what stands above it."""
    _refuse_words(said)
    _refuse_looser(said, unit, since)


def _written(said: Listed, unit: Unit, since: date, basis: str, until: date | None = None) -> Variant:
    refuse_variant(said, unit, since)
    if not basis.strip():
        raise Refused(_("没有写明依据。"), _("请填写本级决定或备案的文号。"), "B-19")
    if Variant.objects.filter(matter=said.matter, unit=unit, since=since).exists():
        raise Refused(
            _("%(unit)s自%(day)s起的“%(matter)s”已经另定。")
            % {"unit": unit.name, "day": since, "matter": said.matter.title},
            _("请改用另一施行日期。"),
            "B.3",
        )
    return Variant.objects.create(
        matter=said.matter, unit=unit, since=since, until=until, body=said.body, mode=said.mode,
        category=said.category, quorum=said.quorum, gates=joined(said.gates.split()), basis=basis.strip()[:200],
    )  # fmt: skip


def _refuse_words(said: Listed) -> None:
    """What is said must be words of the lists, and fit together."""
    principal = said.body == MeetingKind.PRINCIPAL
    fits = (
        said.body in (MeetingKind.PARTY, MeetingKind.PRINCIPAL)
        and said.quorum in figures.CLASSES
        and (said.quorum == figures.Q3.code) == principal
        and (said.mode in Mode.values) == principal
        and said.category in ("", *Category.values)
        and set(said.gates.split()) <= set(GateCode.values)
    )
    if not fits:
        raise Refused(
            _("“%(matter)s”另定的会议、人数规则或办理方式不相配。") % {"matter": said.matter.title},
            _("党组织会议用 Q-1 或 Q-2；校长办公会议用 Q-3，并写明研究提出还是讨论决定。"),
            "B.3",
        )
    if said.mode == Mode.STUDY and not said.matter.leads_to:
        raise Refused(
            _("“%(matter)s”没有对应的党组织会议事项，不能改为研究提出。") % {"matter": said.matter.title},
            _("请改为由党组织会议讨论决定。"),
            "B.4",
        )


def _refuse_looser(said: Listed, unit: Unit, since: date) -> None:
    """The Party meeting's matters stay with it; a school may only ask for more than what stands above it."""
    above = _above(said.matter, unit, since)
    if above.body == MeetingKind.PARTY and said.body != MeetingKind.PARTY:
        raise Refused(
            _("“%(matter)s”由党组织会议讨论决定，不能改由校长办公会议决定。") % {"matter": said.matter.title},
            _("可以增加前置程序，不能改变决定的会议。"),
            "OP22:五",
        )
    if unit.kind != UnitKind.SCHOOL:
        return
    missing = [str(GateCode(code).label) for code in above.gates.split() if code not in said.gates.split()]
    looser = [
        *missing,
        *([above.mode_label] if above.mode == Mode.STUDY and said.mode == Mode.DECIDE else []),
        *([above.category_label] if above.category and not said.category else []),
        *([above.rule.label] if figures.strictest([above.quorum, said.quorum]) != said.quorum else []),
    ]
    if looser:
        raise Refused(
            _("学校清单只能比上级的更严，“%(matter)s”少了：%(list)s。")
            % {"matter": said.matter.title, "list": "、".join(looser)},
            _("请补上这些要求，或由县里修改清单。"),
            "B-19",
        )


def _above(matter: Matter, unit: Unit, day: date) -> Listed:
    """The matter as it holds above the unit on the day; for a county, as the list has it."""
    return listed(unit.superior or None, day)[matter.code]
