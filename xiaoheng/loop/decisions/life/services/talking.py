"""谈心谈话: who talked with whom on which day, several pairs at once. The trail keeps how many, and no name."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions.life.models import Conversation
from xiaoheng.loop.decisions.life.selectors.talks import Circle, Pair, circle, leads, ordered

CLAUSE = "C-13"
MOST = 200  # pairs at once


def converse(
    *, actor: Actor, org: PartyOrg, held_on: date, pairs: Sequence[Pair], year: int | None = None
) -> list[Conversation]:
    """登记谈心谈话: pairs of people who talked on a day; entering it later is allowed and labelled.

    It counts for the year it was held in, or the year before, where that is named. Everybody enters his own talks, the
    secretary those of his organisation. Refused: a day to come, somebody who did not belong there that day, one
    person twice, other people's talks, nothing new.
    """
    with act("life.converse", actor=actor, unit=org.unit) as doing:
        PartyOrg.objects.select_for_update(no_key=True).get(pk=org.pk)
        counted = year or held_on.year
        _refuse(org, held_on, counted, pairs)
        people, two = circle(org, held_on), {ordered(*pair) for pair in pairs}
        if not (actor.is_system or leads(actor, org)) and any(actor.person not in pair for pair in two):
            raise Forbidden(_("只能登记本人参加的谈话。"), _("其他谈话由谈话人本人或书记登记。"), CLAUSE)
        known = set(Conversation.objects.filter(org=org, held_on=held_on).values_list("one", "other"))
        rows = [_row(org, people, pair, held_on, counted) for pair in sorted(two - known)]
        if not rows:
            raise Refused(_("这些谈话当天已经登记。"), _("同一天的同一次谈话只登记一次。"), CLAUSE)
        Conversation.objects.bulk_create(rows)
        doing.say(org=org.name, held_on=held_on.isoformat(), talks=len(rows), year=counted)
    return rows


def strike_conversation(*, actor: Actor, conversation: Conversation) -> None:
    """撤销误登: a talk that did not take place leaves the list; one of the two says so."""
    with act("life.strike_conversation", actor=actor, unit=conversation.org.unit, on=conversation) as doing:
        Conversation.objects.filter(pk=conversation.pk).delete()
        doing.say(org=conversation.org.name, held_on=conversation.held_on.isoformat())


def _refuse(org: PartyOrg, held_on: date, counted: int, pairs: Sequence[Pair]) -> None:
    if held_on > clock.today():
        raise Refused(_("%(day)s还没有到。") % {"day": held_on}, _("谈话之后再登记。"), CLAUSE)
    if held_on < org.since or (org.until is not None and held_on >= org.until):
        raise Refused(_("%(day)s时该党组织不存在。") % {"day": held_on}, _("请核对党组织和日期。"), CLAUSE)
    if counted not in (held_on.year, held_on.year - 1):
        raise Refused(
            _("%(day)s的谈话不能算作%(year)s年度的。") % {"day": held_on, "year": counted},
            _("所属年度只能是谈话当年或上一年。"),
            CLAUSE,
        )
    if not pairs:
        raise Refused(_("没有选择谈话对象。"), _("请至少选择一人。"), CLAUSE)
    if len(pairs) > MOST:
        raise Refused(_("一次最多登记%(n)s对谈话。") % {"n": MOST}, _("请分次登记。"), CLAUSE)
    if any(one == other for one, other in pairs):
        raise Refused(_("谈话双方是同一个人。"), _("请重新选择谈话对象。"), CLAUSE)


def _row(org: PartyOrg, people: Circle, pair: Pair, held_on: date, counted: int) -> Conversation:
    tie = people.tie(*pair)
    if tie is None:
        raise Refused(
            _("%(day)s时谈话双方不都是该党组织的班子成员或党员。") % {"day": held_on},
            _("请核对日期和人员，或先更新党员名册。"),
            CLAUSE,
        )
    return Conversation(
        org=org, year=counted, tie=tie, held_on=held_on, one_id=pair[0], other_id=pair[1], entered_on=clock.today()
    )
