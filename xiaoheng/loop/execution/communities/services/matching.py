"""对接: one side puts a computed match forward, the other answers; agreed, it becomes a project."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.communities.models import Entry, Match, Project
from xiaoheng.loop.execution.communities.selectors import fits, open_entries
from xiaoheng.loop.execution.communities.services.listing import COMMUNITIES, ENTRIES, take
from xiaoheng.loop.execution.communities.states import COMMUNITY, ENTRY, MATCH
from xiaoheng.loop.execution.communities.words import Listed, MatchState

LABELS = dict(MatchState.choices)


def propose(*, actor: Actor, unit: Unit, need: Entry, resource: Entry, quantity: int) -> Match:
    """提出对接 by one of the two sides; the other is asked. Nothing is counted as taken before it agrees."""
    with act("communities.propose", actor=actor, unit=unit, on=need) as doing:
        advance(need.community, COMMUNITY, "communities.propose", labels=COMMUNITIES)
        _refuse_unfit(unit, need, resource)
        left = min(need.left, resource.left)
        if not 1 <= quantity <= left:
            raise Refused(
                _("对接数量应为1至%(left)d%(measure)s。") % {"left": left, "measure": need.kind.measure},
                _("请按双方余量填写。"),
            )
        try:
            with transaction.atomic():
                row = Match.objects.create(
                    need=need, resource=resource, quantity=quantity, by_need=unit.pk == need.keeper.pk,
                    proposed_on=clock.today(),
                )  # fmt: skip
        except IntegrityError:
            raise Refused(_("这两项已经提出对接，等待答复。"), _("请等对方答复，或先撤回。")) from None
        doing.subject = row
        doing.touch(row.answerer.pk)
        doing.say(need=need.title, resource=resource.title, quantity=quantity, asked=row.answerer.name)
    return row


def accept(*, actor: Actor, match: Match) -> Project:
    """同意对接: so much is taken of both entries, and a project begins, carried out by the side that has the need."""
    with act("communities.accept", actor=actor, unit=match.answerer, on=match) as doing:
        advance(match, MATCH, "communities.accept", labels=LABELS, settled_on=clock.today())
        need, resource = match.need, match.resource
        _refuse_closed(need, resource)
        for entry in sorted((need, resource), key=lambda one: one.pk):  # always in one order: nobody waits for ever
            take(entry, match.quantity)
        row = _begun(match)
        doing.touch(match.proposer.pk, row.unit_id)
        doing.say(need=need.title, resource=resource.title, quantity=match.quantity, project=row.title)
    return row


def decline(*, actor: Actor, match: Match, unit: Unit, reason: str) -> Match:
    """不接受 by the side that was asked, 撤回 by the side that asked; a refused pair is not proposed again."""
    with act("communities.decline", actor=actor, unit=unit, on=match) as doing:
        if unit.pk not in (match.answerer.pk, match.proposer.pk):
            raise Refused(_("%(name)s不是对接的一方。") % {"name": unit.name}, _("请由对接双方办理。"))
        if not reason.strip():
            raise Refused(_("未填写原因。"), _("请写明为什么不接受或撤回。"))
        to = MatchState.DECLINED if unit.pk == match.answerer.pk else MatchState.WITHDRAWN
        told = {"settled_on": clock.today(), "reason": reason.strip()[:200]}
        advance(match, MATCH, "communities.decline", labels=LABELS, to=to, **told)
        doing.touch(match.proposer.pk, match.answerer.pk)
        doing.say(need=match.need.title, resource=match.resource.title, result=str(to.label), reason=match.reason)
    return match


def _refuse_unfit(unit: Unit, need: Entry, resource: Entry) -> None:
    if (need.listed, resource.listed) != (Listed.NEED, Listed.RESOURCE) or not fits(need, resource):
        raise Refused(
            _("“%(need)s”和“%(resource)s”不能对接。") % {"need": need.title, "resource": resource.title},
            _("对接须同一共同体、同类、时间重合，且不是同一成员。"), "G-04",
        )  # fmt: skip
    if unit.pk not in (need.keeper.pk, resource.keeper.pk):
        raise Refused(_("%(name)s不是对接的一方。") % {"name": unit.name}, _("请由需求方或资源方提出。"))
    _refuse_closed(need, resource)


def _refuse_closed(*entries: Entry) -> None:
    """Both still stand on the lists, of members of today, with something left."""
    for entry in entries:
        step(ENTRY, "communities.propose", entry.state, labels=ENTRIES)
        if not open_entries(entry.community).filter(pk=entry.pk).exists():
            raise Refused(
                _("“%(title)s”已没有余量、已过期，或其成员已退出。") % {"title": entry.title},
                _("请从建议中另选；已提出的请不接受。"),
                "G-04",
            )


def _begun(match: Match) -> Project:
    need, resource = match.need, match.resource
    sides = [one.unit for one in (need, resource) if one.unit]
    unit = sides[0] if sides else need.community.lead
    other = next((one for one in sides[1:] if one.pk != unit.pk), None)
    return Project.objects.create(
        community=need.community, match=match, kind=need.kind, title=need.title, unit=unit, other=other,
        partner=need.partner or resource.partner, since=max(need.since, resource.since),
        until=min(need.until, resource.until), begun_on=clock.today(),
    )  # fmt: skip
