"""日历订阅: the dated duties and meetings of one post, for the calendar program that follows its address."""

from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.courier.duties import buckets
from xiaoheng.doors.courier.texts import names, told
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation.actors import Viewer, actor_of
from xiaoheng.ground.reminders.models import Feed
from xiaoheng.lib import clock
from xiaoheng.lib.ics import Event, calendar
from xiaoheng.loop.decisions import selectors as decisions

AHEAD = timedelta(days=366)


def calendar_of(feed: Feed, site: str) -> str:
    """一个岗位的日历: as its holder would see it, had he no other post; without titles, links beginning with `site`."""
    post = feed.grant
    everything = actor_of(post.account)
    held = tuple(one for one in everything.grants if (one.role, one.unit) == (post.role, post.unit_id))
    viewer = replace(everything, grants=held)
    words = {"unit": post.unit.name, "role": post.get_role_display()}
    events = {one.url: one for one in [*_duties(viewer, site), *_meetings(viewer, site)]}  # one for each page
    return calendar(events.values(), _("校衡 %(unit)s · %(role)s") % words)


def _duties(viewer: Viewer, site: str) -> list[Event]:
    """What is overdue stands on its own day, in the past."""
    known = names(viewer)
    rows = [row for bucket in buckets(viewer) if bucket.key != "waiting" for row in bucket.rows]
    return [
        Event(_uid(row.url), row.due_on, told(replace(row, due_on=None), known), url=site + row.url)
        for row in rows
        if row.due_on
    ]


def _meetings(viewer: Viewer, site: str) -> list[Event]:
    if not may_open("desk:meeting", viewer):
        return []
    today: date = clock.today()
    return [
        Event(
            f"meeting-{row.pk}@xiaoheng", row.planned_on, f"{row.unit.name}{row.get_kind_display()}", "",
            row.begins, row.ends, site + reverse("desk:meeting", kwargs={"meeting": row.pk}),
        )
        for row in decisions.awaited(viewer, today - timedelta(days=1), today + AHEAD)
    ]  # fmt: skip


def _uid(url: str) -> str:
    return f"{url.strip('/').replace('/', '-')}@xiaoheng"
