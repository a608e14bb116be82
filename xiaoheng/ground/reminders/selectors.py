"""Reads of the room."""

import hmac
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Ancestry, RoleGrant, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.reminders.models import Choice, Delivery, Feed
from xiaoheng.ground.reminders.words import Channel, Kind, State
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import is_workday
from xiaoheng.lib.digest import sm3

HOURS = ("remind_from", "remind_until", "remind_digest")


def choice_of(viewer: Viewer) -> Choice | None:
    """本人提醒方式."""
    return Choice.objects.filter(account=viewer.account).first()


def choices() -> QuerySet[Choice]:
    """所有选定外部渠道的人 whose account is in use."""
    chosen = ~Q(mail="") | Q(wecom=True) | Q(dingtalk=True) | Q(feishu=True)
    return Choice.objects.filter(chosen, account__is_active=True).select_related("account").order_by("account")


def posts(viewer: Viewer) -> QuerySet[RoleGrant]:
    """本人岗位: the roles of the day."""
    rows = RoleGrant.objects.filter(in_force(clock.today()), account=viewer.account, account__is_active=True)
    return rows.select_related("unit", "account").order_by("pk")


def feeds(viewer: Viewer) -> QuerySet[Feed]:
    """本人有效的订阅地址."""
    return Feed.objects.filter(grant__in=posts(viewer).values("pk"), revoked_on=None).select_related("grant__unit")


def feed_at(address: str) -> tuple[Feed | None, bool]:
    """订阅地址: the feed that an address names and whether its secret is right; revoked, or of a post left: none."""
    key, _dash, secret = address.partition("-")
    if not key.isascii() or not key.isdigit() or len(key) > 15:
        return None, False
    held = in_force(clock.today(), "grant__") & Q(grant__account__is_active=True)
    row = (
        Feed.objects.filter(held, pk=int(key), revoked_on=None).select_related("grant__account", "grant__unit").first()
    )
    return row, row is not None and hmac.compare_digest(row.digest, sm3(secret.encode()))


def is_blocked(feed: Feed) -> bool:
    """暂停访问: as many wrong addresses as lock an account, for as long as they lock it."""
    if feed.misses < settings.AXES_FAILURE_LIMIT or feed.missed_at is None:
        return False
    return clock.now() < feed.missed_at + timedelta(hours=settings.AXES_COOLOFF_TIME)


def seats(accounts: Iterable[int]) -> dict[int, int]:
    """所在单位: of each account the unit of its first role today; who has none is told nothing."""
    rows = RoleGrant.objects.filter(in_force(clock.today()), account__in=accounts).order_by("-pk")
    return dict(rows.values_list("account", "unit"))


def counties(units: Iterable[int]) -> dict[int, Unit]:
    """所属县 of each unit; what stands above the counties, or beside them, is its own."""
    asked = set(units)
    found = {row.pk: row for row in Unit.objects.filter(pk__in=asked)}
    rows = Ancestry.objects.filter(unit__in=asked, ancestor__kind=UnitKind.COUNTY).select_related("ancestor")
    return found | {row.unit_id: row.ancestor for row in rows}


def planned(day: date) -> set[tuple[int, str, str, date, str]]:
    """已登记的 of the day and of meetings to come."""
    rows = Delivery.objects.filter(day__gte=day)
    return set(rows.values_list("account", "kind", "channel", "day", "ref"))


def hours(unit: Unit, day: date) -> dict[str, int]:
    """提醒时段: from when, until when, and when the digest goes, by the clock of the unit's county; a digest set outside
    the hours goes at the nearest one inside."""
    found = {key: rulebook.parameter(key, unit, day).value for key in HOURS}
    last = max(found["remind_from"], found["remind_until"] - 1)
    return {**found, "remind_digest": min(max(found["remind_digest"], found["remind_from"]), last)}


def is_quiet(found: dict[str, int], day: date, at: time) -> bool:
    """免打扰: outside the hours, and all day where nobody works."""
    return not is_workday(day) or not found["remind_from"] <= at.hour < found["remind_until"]


def last_told(delivery: Delivery) -> date | None:
    """上一次逾期提醒之日 by the same channel: what fell due since then is new."""
    rows = Delivery.objects.filter(
        account=delivery.account_id, channel=delivery.channel, kind=Kind.OVERDUE, state__in=(State.SENT, State.NOTHING)
    )
    return rows.filter(day__lt=delivery.day).order_by("-day").values_list("day", flat=True).first()


def today_of(viewer: Viewer) -> QuerySet[Delivery]:
    """今日发送情况 of the viewer himself."""
    return Delivery.objects.filter(account=viewer.account, day__gte=clock.today()).order_by("kind", "channel", "pk")


def tallies(viewer: Viewer) -> QuerySet[Delivery, Any]:
    """发送统计 of the county: by day, kind, channel and state."""
    rows = Delivery.objects.filter(in_scope(viewer)).order_by("-day", "kind", "channel", "state")
    return rows.values("day", "kind", "channel", "state").annotate(n=Count("pk"))


def worded(row: dict[str, Any]) -> dict[str, Any]:
    """统计行 with its words."""
    words = {"kind": Kind(row["kind"]), "channel": Channel(row["channel"]), "state": State(row["state"])}
    return {**row, **{name: one.label for name, one in words.items()}}


def troubles(viewer: Viewer) -> QuerySet[Delivery]:
    """未成功的发送 of the county, the latest first: what the server said."""
    return Delivery.objects.filter(in_scope(viewer)).exclude(error="").select_related("account", "unit").order_by("-pk")
