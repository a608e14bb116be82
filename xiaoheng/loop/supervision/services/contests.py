"""异议: a school contests its row before publication; the county answers. An upheld contest makes a new version."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.supervision.models import Bulletin, BulletinRow, Contest
from xiaoheng.loop.supervision.services.bulletins import FIGURES, refreeze
from xiaoheng.loop.supervision.states import CONTEST
from xiaoheng.loop.supervision.words import BulletinState, ContestState

LABELS = dict(ContestState.choices)


def contest(*, actor: Actor, row: BulletinRow, reason: str) -> Contest:
    """提出异议: within the days for checking, once at a time, with the reason."""
    with act("supervision.contest", actor=actor, unit=row.unit, on=row) as doing:
        bulletin = row.bulletin
        if not reason.strip():
            raise Refused(_("没有写明异议理由。"), _("请写明哪一项与事实不符。"))
        if bulletin.state != BulletinState.FROZEN:
            raise Refused(_("该结果表已不在核对期。"), _("如确有出入，请与县（区）联系更正复核结论。"), "状态")
        if clock.today() > bulletin.contest_until:
            raise Refused(
                _("异议期到%(day)s为止，已经结束。") % {"day": bulletin.contest_until}, _("请与县（区）联系。"), "I-18"
            )
        BulletinRow.objects.select_for_update(no_key=True).get(pk=row.pk)  # two at once must see each other
        if row.contests.filter(state=ContestState.OPEN).exists():
            raise Refused(_("贵校的异议正在等待答复。"), _("请待答复后再提。"))
        found = Contest.objects.create(row=row, reason=reason.strip(), raised_on=clock.today())
        doing.subject = found
        doing.say(title=bulletin.directive.title, version=bulletin.version)
    return found


def answer_contest(*, actor: Actor, contest: Contest, uphold: bool, answer: str) -> Contest:
    """答复异议: upheld, the table is computed anew as the next version; the old one stays as it was.

    The table follows facts: an uphold that changes nothing in the school's row is refused until the review or the
    inspection below it has been put right.
    """
    with act("supervision.answer_contest", actor=actor, unit=contest.row.unit, on=contest) as doing:
        if not answer.strip():
            raise Refused(_("没有写明答复意见。"), _("请写明采纳或不采纳的理由。"), "I-18")
        state = ContestState.UPHELD if uphold else ContestState.REJECTED
        advance(
            contest,
            CONTEST,
            "supervision.answer_contest",
            labels=LABELS,
            to=state,
            answer=answer.strip(),
            answered_on=clock.today(),
        )
        if uphold:
            latest = Bulletin.objects.filter(directive=contest.row.bulletin.directive_id).latest("version")
            fresh = refreeze(latest)
            _require_change(contest.row, fresh)
            doing.say(new_version=fresh.version)
        doing.say(
            title=contest.row.bulletin.directive.title,
            outcome=str(contest.get_state_display()),
            version=contest.row.bulletin.version,
        )
    return contest


def _require_change(row: BulletinRow, fresh: Bulletin) -> None:
    now = fresh.rows.get(unit=row.unit_id)
    if all(getattr(now, name) == getattr(row, name) for name in FIGURES):
        raise Refused(
            _("重新计算后，该校的结果没有变化。"), _("请先更正复核结论或补充督查，再采纳异议；否则请不采纳并说明理由。")
        )
