"""退出、解散: on a day, and not before what is open was settled."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Link, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.communities.models import Community, Partner
from xiaoheng.loop.execution.communities.selectors import members, unsettled
from xiaoheng.loop.execution.communities.states import COMMUNITY
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState

LABELS = dict(CommunityState.choices)
NIGHT = timedelta(days=1)


def leave(
    *, actor: Actor, community: Community, on: date, unit: Unit | None = None, partner: Partner | None = None
) -> Community:
    """退出: a member is none from a day on; what it still offered or needed leaves the lists."""
    with act("communities.leave", actor=actor, unit=community.lead, on=community) as doing:
        advance(community, COMMUNITY, "communities.leave", labels=LABELS)
        tie = members(community).filter(unit=unit).first() if unit else None
        if tie is None and (partner is None or partner.community_id != community.pk or partner.until is not None):
            raise Refused(_("没有这一成员，或已退出。"), _("牵头学校退出的，请解散共同体。"))
        since = tie.since if tie else partner.since  # type: ignore[union-attr]
        if not since < on <= clock.today():
            raise Refused(
                _("退出日期应晚于加入日期%(since)s，且不晚于今日。") % {"since": since.isoformat()}, _("请核对日期。")
            )
        name = unit.name if unit else str(partner)
        _refuse_unsettled(community, _("%(name)s退出") % {"name": name}, unit, partner)
        if tie:
            organisation.unlink(actor=actor, link=tie, until=on)
            doing.touch(tie.unit_id)
        else:
            community.partners.filter(pk=partner.pk).update(until=on)  # type: ignore[union-attr]
        _unlist(community, Q(unit=unit) if unit else Q(partner=partner))
        doing.say(title=community.title, member=name, day=on.isoformat())
    return community


def dissolve(*, actor: Actor, community: Community, reason: str) -> Community:
    """解散: refused while a match has no answer or a project no end; ties and partners end with it."""
    with act("communities.dissolve", actor=actor, unit=community.lead, on=community) as doing:
        if not reason.strip():
            raise Refused(_("未填写解散原因。"), _("请写明，如协议期满。"))
        today, ties = clock.today(), list(members(community))
        ending: dict[str, Any] = {"ended_on": today, "reason": reason.strip()[:200]}
        advance(community, COMMUNITY, "communities.dissolve", labels=LABELS, **ending)
        _refuse_unsettled(community, _("解散"))
        for tie in ties:
            _untie(actor, tie, today)
        for partner in community.partners.filter(until__isnull=True):
            community.partners.filter(pk=partner.pk).update(until=max(today, partner.since + NIGHT))
        doing.touch(*(tie.unit_id for tie in ties))
        doing.say(title=community.title, reason=community.reason, members=len(ties))
    return community


def _untie(actor: Actor, tie: Link, day: date) -> None:
    """A tie of today ends tomorrow: dated rows are half-open."""
    organisation.unlink(actor=actor, link=tie, until=max(day, tie.since + NIGHT))


def _refuse_unsettled(
    community: Community, what: str, unit: Unit | None = None, partner: Partner | None = None
) -> None:
    pending, going = unsettled(community)
    if unit:
        pending = pending.filter(Q(need__unit=unit) | Q(resource__unit=unit))
        going = going.filter(Q(unit=unit) | Q(other=unit))
    if partner:
        pending, going = (
            pending.filter(Q(need__partner=partner) | Q(resource__partner=partner)),
            going.filter(partner=partner),
        )
    if first := pending.first():
        raise Refused(
            _("%(what)s之前，“%(title)s”的对接须先有答复。") % {"title": first.need.title, "what": what},
            _("请先同意，或写明原因不接受。"), "状态",
        )  # fmt: skip
    if project := going.first():
        raise Refused(
            _("%(what)s之前，项目“%(title)s”须先办结或终止。") % {"title": project.title, "what": what},
            _("请先报告成效并核实，或终止项目。"), "状态",
        )  # fmt: skip


def _unlist(community: Community, whose: Q) -> None:
    """What nobody took is struck; of what was taken nothing more is left."""
    rows = community.entries.filter(whose, state=EntryState.OPEN)
    rows.filter(taken=0).update(state=EntryState.STRUCK)
    rows.filter(taken__gt=0).update(quantity=F("taken"))
