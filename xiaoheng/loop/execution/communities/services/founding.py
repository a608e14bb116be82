"""成立、续签、加入: the county registers what the signed agreement says; a school's membership is its tie to the lead."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import LinkKind, UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.communities.models import Agreement, Community, Partner
from xiaoheng.loop.execution.communities.selectors import is_member, members
from xiaoheng.loop.execution.communities.states import COMMUNITY
from xiaoheng.loop.execution.communities.words import CommunityState

LABELS = dict(CommunityState.choices)
NAME = 60


def found(
    *,
    actor: Actor,
    lead: Unit,
    title: str,
    since: date,
    until: date,
    data: bytes,
    file_name: str,
    schools: Collection[Unit] = (),
    outside: Iterable[str] = (),
) -> Community:
    """成立共同体 under a leading school, by its signed agreement; schools already tied to the lead are members at once."""
    with act("communities.found", actor=actor, unit=lead) as doing:
        if lead.kind != UnitKind.SCHOOL or lead.until is not None:
            raise Refused(_("“%(name)s”不能牵头。") % {"name": lead.name}, _("请选择一所在办的学校。"))
        _term(since, until)
        row = _made(lead, _said(title, _("名称")), since, until)
        _keep(row, data, file_name)
        for unit in schools:
            _tie(actor, row, unit, since)
        for name in dict.fromkeys(text.strip() for text in outside if text.strip()):
            _admit(row, name, since)
        if not members(row).exists() and not row.partners.exists():
            raise Refused(_("没有选择成员。"), _("除牵头学校外，请至少选择一所学校或填写一个校外成员。"), "G-04")
        doing.subject = row
        doing.touch(*(unit.pk for unit in schools))
        doing.say(
            title=row.title, lead=lead.name, since=since.isoformat(), until=until.isoformat(), schools=len(schools)
        )
    return row


def renew(*, actor: Actor, community: Community, since: date, until: date, data: bytes, file_name: str) -> Agreement:
    """续签协议: another term, by another paper, beside the old one."""
    with act("communities.renew", actor=actor, unit=community.lead, on=community) as doing:
        _term(since, until)
        if until <= community.until:
            raise Refused(
                _("新的期限没有超过原来的%(day)s。") % {"day": community.until.isoformat()}, _("请核对协议的终止日期。")
            )
        if community.agreements.filter(since__gte=since).exists():
            raise Refused(_("已登记过同日或更晚签订的协议。"), _("请核对签订日期。"))
        advance(community, COMMUNITY, "communities.renew", labels=LABELS, until=until)
        row = _keep(community, data, file_name, since)
        doing.say(title=community.title, since=since.isoformat(), until=until.isoformat(), digest=row.digest)
    return row


def join(*, actor: Actor, community: Community, since: date, unit: Unit | None = None, outside: str = "") -> Community:
    """加入: a school, or an outside partner by name, from a day on."""
    with act("communities.join", actor=actor, unit=community.lead, on=community) as doing:
        advance(community, COMMUNITY, "communities.join", labels=LABELS)
        if (unit is None) == (not outside.strip()):
            raise Refused(_("没有写明谁加入，或同时写了两个。"), _("请选择一所学校，或填写一个校外成员。"))
        if not community.since <= since <= clock.today():
            raise Refused(
                _("加入日期应在%(since)s至今日之间。") % {"since": community.since.isoformat()}, _("请核对日期。")
            )
        if unit is not None:
            if is_member(community, unit):
                raise Refused(_("%(name)s已是成员。") % {"name": unit.name}, _("无需重复登记。"))
            _tie(actor, community, unit, since)
            doing.touch(unit.pk)
        else:
            _admit(community, outside.strip(), since)
        doing.say(title=community.title, member=unit.name if unit else outside.strip(), since=since.isoformat())
    return community


def _term(since: date, until: date) -> None:
    if since > clock.today():
        raise Refused(_("签订日期晚于今日。"), _("请在签订后登记。"))
    if until < since:
        raise Refused(_("协议终止日期早于签订日期。"), _("请核对两个日期。"))


def _made(lead: Unit, title: str, since: date, until: date) -> Community:
    told = {"title": title, "since": since, "until": until, "entered_on": clock.today()}
    try:
        with transaction.atomic():
            return Community.objects.create(lead=lead, **told)
    except IntegrityError:
        raise Refused(
            _("“%(name)s”已牵头一个运行中的共同体。") % {"name": lead.name},
            _("请先解散原来的，或另选牵头学校。"),
            "G-04",
        ) from None


def _keep(community: Community, data: bytes, file_name: str, since: date | None = None) -> Agreement:
    if not data:
        raise Refused(_("没有上传框架协议书。"), _("请上传双方签章的协议书扫描件或文本。"), "G-04")
    stored = records.take_in(data, file_name)
    told = {"since": since or community.since, "until": community.until, "entered_on": clock.today()}
    return Agreement.objects.create(community=community, digest=stored.digest, title=stored.name, **told)


def _tie(actor: Actor, community: Community, unit: Unit, since: date) -> None:
    """The tie of the organisation is the membership; one that stands already is left as it is."""
    if unit.log != community.lead.log:
        raise Refused(_("%(name)s不在本县。") % {"name": unit.name}, _("外县单位请作为校外成员填写名称。"))
    if not is_member(community, unit):
        told: dict[str, Any] = {"kind": LinkKind.COMMUNITY, "other": community.lead, "note": community.title}
        organisation.link(actor=actor, unit=unit, since=since, **told)


def _admit(community: Community, name: str, since: date) -> Partner:
    if len(name) > NAME:
        raise Refused(_("校外成员的名称超过%(n)d字。") % {"n": NAME}, _("请写单位的规范简称。"))
    try:
        with transaction.atomic():
            return Partner.objects.create(community=community, name=name, since=since)
    except IntegrityError:
        raise Refused(_("%(name)s已是成员。") % {"name": name}, _("无需重复登记。")) from None


def _said(text: str, what: str) -> str:
    if not text.strip():
        raise Refused(_("未填写%(name)s。") % {"name": what}, _("请补填后再提交。"))
    return text.strip()[:NAME]
