"""抽查: the superior draws meetings by a seed that is kept, or names one, and judges each point by point (B-21)."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from random import Random
from secrets import randbelow

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.supervision import selectors
from xiaoheng.loop.supervision.models import CheckedMeeting, CheckedPoint, SpotCheck
from xiaoheng.loop.supervision.states import CHECKED
from xiaoheng.loop.supervision.words import Compliance, Manner, Point, SpotState

LABELS = dict(SpotState.choices)
SEEDS = 1_000_000
MOST = 100  # meetings of one draw: each is looked at by a person


def draw(*, actor: Actor, unit: Unit, since: date, until: date, count: int, seed: int | None = None) -> SpotCheck:
    """随机抽取: of the ended meetings of both bodies below a county or 片区 that were never checked.

    The seed is the system's own; with the digest of what it was drawn from anybody can draw again.
    """
    with act("supervision.draw", actor=actor, unit=unit) as doing:
        if since > until:
            raise Refused(_("起始日期晚于截止日期。"), _("请改正日期。"), "B-21")
        if not 1 <= count <= MOST:
            raise Refused(_("抽取的次数应在1至%(most)d之间。") % {"most": MOST}, _("请改正次数。"), "B-21")
        _lock(unit)
        pool = list(selectors.drawable(unit, since, until).order_by("pk").values_list("pk", "unit"))
        if len(pool) < count:
            raise Refused(
                _("这一期间没有抽查过的会议只有%(n)d次，不足%(count)d次。") % {"n": len(pool), "count": count},
                _("请减少次数或放宽期间。"),
                "B-21",
            )
        drawn_by = randbelow(SEEDS) if seed is None else seed
        picked = Random(drawn_by).sample(pool, count)  # to be drawn again, not a secret
        facts = {"since": since, "until": until, "seed": drawn_by}
        row = _open(actor, unit, Manner.RANDOM, [pk for pk, _unit in pool], picked, **facts)
        doing.subject = row
        doing.say(meetings=count, pool=len(pool), seed=drawn_by)
    return row


def pick(*, actor: Actor, meeting: Meeting) -> SpotCheck:
    """指定抽查: one meeting, for example one with findings. Refused when it has not ended or was checked already."""
    with act("supervision.pick", actor=actor, unit=meeting.unit, on=meeting) as doing:
        _lock(meeting.unit)
        day = meeting.held_on or clock.today()
        if not selectors.drawable(meeting.unit, day, day).filter(pk=meeting.pk).exists():
            raise Refused(
                _("这次会议还没有结束，或者已经抽查过。"), _("请选择已经结束、没有抽查过的两个会议。"), "B-21"
            )
        home = _home(actor, meeting.unit)
        row = _open(actor, home, Manner.CHOSEN, [meeting.pk], [(meeting.pk, meeting.unit_id)], since=day, until=day)
        doing.subject = row
        doing.say(held_on=day.isoformat(), body=str(meeting.get_kind_display()))
    return row


def judge(*, actor: Actor, checked: CheckedMeeting, verdicts: Mapping[str, str]) -> CheckedMeeting:
    """登记抽查结论: every point has a word; what is not in order may be made a problem."""
    with act("supervision.judge", actor=actor, unit=checked.unit, on=checked) as doing:
        lacking = [str(point.label) for point in Point if verdicts.get(point) not in Compliance.values]
        if lacking or set(verdicts) - set(Point.values):
            raise Refused(
                _("还有要点没有结论：%(points)s。") % {"points": "、".join(lacking)},
                _("请逐项选择“合规、不合规、无法判断”。"),
                "B-21",
            )
        advance(
            checked,
            CHECKED,
            "supervision.judge",
            labels=LABELS,
            checker_id=actor.account,
            checked_on=clock.today(),
        )
        rows = [CheckedPoint(checked=checked, point=point, verdict=verdicts[point]) for point in Point]
        CheckedPoint.objects.bulk_create(rows)
        counts = {str(label): sum(row.verdict == value for row in rows) for value, label in Compliance.choices}
        doing.say(held_on=str(checked.meeting.held_on), verdicts=counts)
    return checked


def digest(pool: Sequence[int]) -> str:
    """抽取范围摘要: of the keys of the meetings, in their order."""
    return sha256(",".join(map(str, pool)).encode()).hexdigest()


def _lock(unit: Unit) -> None:
    """County and 片区 draw from the same meetings: two at once must see each other."""
    county = organisation.county_of(unit) or unit
    Unit.objects.select_for_update(no_key=True).get(pk=county.pk)


def _open(
    actor: Actor,
    unit: Unit,
    manner: str,
    pool: Sequence[int],
    picked: Sequence[tuple[int, int]],
    **facts: object,
) -> SpotCheck:
    row = SpotCheck.objects.create(
        unit=unit,
        drawer_id=actor.account,
        manner=manner,
        pool=len(pool),
        pool_digest=digest(pool),
        drawn_on=clock.today(),
        **facts,
    )
    CheckedMeeting.objects.bulk_create(
        CheckedMeeting(check_of=row, meeting_id=meeting, unit_id=school) for meeting, school in picked
    )
    return row


def _home(actor: Actor, school: Unit) -> Unit:
    """In whose name: of the county or, where an inspector picks, of the 片区."""
    zone = school.school.zone
    county = organisation.county_of(school)
    inspects = zone is not None and zone.pk in actor.units(Role.INSPECTOR)
    return zone if inspects or county is None else county  # type: ignore[return-value]
