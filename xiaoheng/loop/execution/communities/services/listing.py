"""清单: what a member offers or needs, entered once; the leading school enters for partners outside."""

from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import step
from xiaoheng.loop.execution.communities.models import Community, Entry, Kind, Match, Partner
from xiaoheng.loop.execution.communities.selectors import is_member, partners
from xiaoheng.loop.execution.communities.states import COMMUNITY, ENTRY
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState, Listed, MatchState

COMMUNITIES, ENTRIES = dict(CommunityState.choices), dict(EntryState.choices)
MOST = 100_000
TITLE = 60
SIDES = tuple(f"{side}__{name}" for side in ("need", "resource") for name in ("unit", "community__lead"))


def list_(
    *,
    actor: Actor,
    community: Community,
    unit: Unit,
    listed: str,
    kind: Kind,
    title: str,
    quantity: int,
    since: date,
    until: date,
    partner: Partner | None = None,
) -> Entry:
    """登记清单条目 of a member: so much of a kind, offered or needed in a time."""
    with act("communities.list", actor=actor, unit=unit, on=community) as doing:
        advance(community, COMMUNITY, "communities.list", labels=COMMUNITIES)
        refuse_stranger(community, unit, partner)
        if listed not in Listed.values:
            raise Refused(_("没有这一清单。"), _("请选择资源清单或需求清单。"))
        told = _checked(title, quantity, since, until)
        whose = {"partner": partner} if partner else {"unit": unit}
        same = community.entries.filter(listed=listed, kind=kind, state=EntryState.OPEN, taken=0, **whose, **told)
        if same.exists():
            raise Refused(
                _("“%(title)s”已登记过同样的一条。") % {"title": told["title"]}, _("数量有变的请修改原来的条目。")
            )
        row = Entry.objects.create(
            community=community, listed=listed, kind=kind, listed_on=clock.today(), **whose, **told
        )
        doing.say(
            title=community.title, listed=str(row.get_listed_display()), entry=row.title, kind=kind.title,
            quantity=quantity, holder=row.holder,
        )  # fmt: skip
    return row


def amend(*, actor: Actor, entry: Entry, title: str, quantity: int, since: date, until: date) -> Entry:
    """修改清单条目: never to less than what has been agreed of it."""
    with act("communities.amend", actor=actor, unit=entry.keeper, on=entry) as doing:
        step(ENTRY, "communities.amend", entry.state, labels=ENTRIES)
        told = _checked(title, quantity, since, until)
        rows = Entry.objects.filter(pk=entry.pk, state=EntryState.OPEN)
        if not rows.filter(taken__lte=quantity).update(**told):
            entry.refresh_from_db(fields=["taken", "state"])
            if entry.state != EntryState.OPEN:
                raise Stale(_("这一条目已被撤下。"), _("请刷新后查看。"))
            raise Refused(
                _("“%(title)s”已对接%(n)d，不能改为%(quantity)d。")
                % {"title": entry.title, "n": entry.taken, "quantity": quantity},
                _("数量不少于已对接的部分。"), "G-04",
            )  # fmt: skip
        before = {"quantity": entry.quantity, "title": entry.title}
        for name, value in told.items():
            setattr(entry, name, value)
        doing.say(title=entry.title, quantity=quantity, was=before)
    return entry


def strike(*, actor: Actor, entry: Entry, reason: str) -> Entry:
    """撤下清单条目 of which nothing was agreed; proposals about it fall with it."""
    with act("communities.strike", actor=actor, unit=entry.keeper, on=entry) as doing:
        if not reason.strip():
            raise Refused(_("未填写撤下原因。"), _("请写明，如不再提供、登记有误。"))
        advance(entry, ENTRY, "communities.strike", labels=ENTRIES)
        if Entry.objects.filter(pk=entry.pk, taken__gt=0).exists():
            raise Refused(
                _("“%(title)s”已有对接，不能撤下。") % {"title": entry.title},
                _("余量不再提供的，请把数量改为已对接的部分。"),
            )
        side = "need" if entry.listed == Listed.NEED else "resource"
        pending = Match.objects.filter(state=MatchState.PROPOSED, **{side: entry}).select_related(*SIDES)
        asked = {key for row in pending for key in (row.proposer.pk, row.answerer.pk)}
        pending.update(state=MatchState.WITHDRAWN, settled_on=clock.today(), reason=reason.strip()[:200])
        doing.touch(*asked)
        doing.say(title=entry.title, listed=str(entry.get_listed_display()), reason=reason.strip())
    return entry


def refuse_stranger(community: Community, unit: Unit, partner: Partner | None) -> None:
    """Only members of today enter anything; for an outside partner the leading school does."""
    if not is_member(community, unit):
        raise Refused(
            _("%(name)s今天不是“%(title)s”的成员。") % {"name": unit.name, "title": community.title},
            _("请先由县里登记加入。"), "G-04",
        )  # fmt: skip
    if partner is None:
        return
    if unit.pk != community.lead_id:
        raise Refused(
            _("校外成员的条目由牵头学校登记。"), _("请与牵头学校%(name)s联系。") % {"name": community.lead.name}
        )
    if not partners(community).filter(pk=partner.pk).exists():
        raise Refused(_("%(name)s今天不是成员。") % {"name": partner.name}, _("请先由县里登记加入。"), "G-04")


def _checked(title: str, quantity: int, since: date, until: date) -> dict[str, str | int | date]:
    if not title.strip():
        raise Refused(_("未填写名称。"), _("请补填后再提交。"))
    if not 1 <= quantity <= MOST:
        raise Refused(_("数量应为1至%(n)d的整数。") % {"n": MOST}, _("请核对数量。"))
    if until < since:
        raise Refused(_("结束日期早于开始日期。"), _("请核对两个日期。"))
    if until < clock.today():
        raise Refused(_("结束日期已过。"), _("已经办完的请作为项目登记。"))
    return {"title": title.strip()[:TITLE], "quantity": quantity, "since": since, "until": until}


def take(entry: Entry, quantity: int) -> None:
    """占用: count so much of an entry as agreed, in one guarded UPDATE: two at once never take more than there is."""
    rows = Entry.objects.filter(pk=entry.pk, state=EntryState.OPEN, taken__lte=F("quantity") - quantity)
    if rows.update(taken=F("taken") + quantity):
        return
    entry.refresh_from_db(fields=["taken", "quantity", "state"])
    if entry.state != EntryState.OPEN:
        raise Stale(_("“%(title)s”已被撤下。") % {"title": entry.title}, _("请刷新后查看。"))
    raise Refused(
        _("“%(title)s”只余%(left)d，不足%(n)d。") % {"title": entry.title, "left": entry.left, "n": quantity},
        _("请不接受这次对接，由提出方按余量重新提出。"), "G-04",
    )  # fmt: skip


def give_back(entry: Entry, quantity: int) -> None:
    """退还 what was agreed and did not come about."""
    Entry.objects.filter(pk=entry.pk, taken__gte=quantity).update(taken=F("taken") - quantity)
