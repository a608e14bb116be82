"""通报: freezing a result table from verified results, and publishing it."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.rulebook import parameter
from xiaoheng.lib import clock
from xiaoheng.lib.calendar.workdays import add_workdays
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.supervision.figures import ranking
from xiaoheng.loop.supervision.figures.tallies import tallies
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Contest, Explanation
from xiaoheng.loop.supervision.states import BULLETIN
from xiaoheng.loop.supervision.words import BulletinState, ContestState

LABELS = dict(BulletinState.choices)
FIGURES = ("asked", "exempt", "verified", "contradicted", "late")


def freeze(*, actor: Actor, directive: Directive) -> Bulletin:
    """冻结结果表: version 1 of a directive's table; the schools may check and contest it until `contest_until`."""
    with act("supervision.freeze", actor=actor, unit=directive.unit, on=directive) as doing:
        Directive.objects.select_for_update(no_key=True).get(pk=directive.pk)  # two at once must see each other
        if Bulletin.objects.filter(directive=directive).exists():
            raise Refused(_("这张交办单的结果表已经冻结。"), _("如需更正，请通过答复异议形成新版。"))
        row = _write(directive, directive.unit, None)
        doing.subject = row
        doing.say(title=directive.title, schools=row.rows.count(), contest_until=row.contest_until.isoformat())
    return row


def publish(*, actor: Actor, bulletin: Bulletin, meeting_on: date) -> Bulletin:
    """发布通报: after the days for contesting, with no contest open; low-ranked schools explain at `meeting_on`."""
    with act("supervision.publish", actor=actor, unit=bulletin.unit, on=bulletin) as doing:
        today = clock.today()
        if Contest.objects.filter(row__bulletin__directive=bulletin.directive_id, state=ContestState.OPEN).exists():
            raise Refused(_("还有学校的异议没有答复。"), _("请先答复全部异议。"), "I-18")
        if today <= bulletin.contest_until:
            raise Refused(
                _("异议期到%(day)s为止，尚未结束。") % {"day": bulletin.contest_until},
                _("请在异议期满后发布。"),
                "I-18",
            )
        if meeting_on < today:
            raise Refused(_("季度例会日期早于今天。"), _("请填写下一次季度例会的日期。"), "E-3")
        advance(bulletin, BULLETIN, "supervision.publish", labels=LABELS, published_on=today)
        low = list(bulletin.rows.filter(low=True))
        Explanation.objects.bulk_create(Explanation(row=row, due_on=meeting_on) for row in low)
        doing.say(title=bulletin.directive.title, version=bulletin.version, low=[row.unit_name for row in low])
        doing.touch(*(row.unit_id for row in low))
    return bulletin


def refreeze(old: Bulletin) -> Bulletin:
    """更正: the next version, linked to the old one, computed from the facts of today; part of answering a contest."""
    advance(old, BULLETIN, "supervision.answer_contest", labels=LABELS)
    return _write(old.directive, old.unit, old)


def _write(directive: Directive, county: Unit, old: Bulletin | None) -> Bulletin:
    today = clock.today()
    days = int(parameter("supervision.contest_days", county, today).value)
    low = int(parameter("supervision.low_percent", county, today).value) * 10
    counted = tallies(directive)
    if not counted:
        raise Refused(_("这张交办单还没有交办到学校，没有可以通报的结果。"), _("请先签发交办单。"))
    bulletin = Bulletin.objects.create(
        unit=county,
        directive=directive,
        version=old.version + 1 if old else 1,
        supersedes=old,
        frozen_on=today,
        contest_until=add_workdays(today, days),
        formula=ranking.FORMULA,
        formula_version=ranking.VERSION,
        formula_text=str(ranking.TEXT),
        low_permille=low,
    )
    names = dict(Unit.objects.filter(pk__in=[tally.unit for tally in counted]).values_list("pk", "name"))
    BulletinRow.objects.bulk_create(
        (
            BulletinRow(
                bulletin=bulletin,
                unit_id=standing.tally.unit,
                unit_name=names[standing.tally.unit],
                group=standing.tally.group,
                rate=standing.tally.rate,
                rank=standing.rank,
                group_size=standing.group_size,
                low=standing.low,
                **{name: getattr(standing.tally, name) for name in FIGURES},
            )
            for standing in ranking.rank(counted, low)
        ),
        batch_size=500,
    )
    return bulletin
