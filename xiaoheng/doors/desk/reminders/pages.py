"""Pages of the reminders."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from xiaoheng.doors.courier import channels, texts
from xiaoheng.doors.courier.calendars import calendar_of
from xiaoheng.doors.courier.duties import buckets
from xiaoheng.doors.desk.reminders.forms import ChooseForm, PostForm
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.reminders import selectors, services
from xiaoheng.ground.reminders.words import Channel
from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


@page("desk:digest")
def digest(request: Request) -> HttpResponse:
    """今日提要: what the day's digest tells, here with titles; and what was sent of it."""
    found = {bucket.key: bucket for bucket in buckets(request.viewer)}
    told = [found["overdue"], found["soon"]]
    context: dict[str, Any] = {
        "meetings": texts.upcoming(request.viewer),
        "buckets": [bucket for bucket in told if bucket.rows],
        "sent": selectors.today_of(request.viewer),
        "choice": selectors.choice_of(request.viewer),
        "may_choose": may_open("desk:reminders.choose", request.viewer),
    }
    return show(request, "desk/reminders/digest.html", **context)


@page("desk:reminders.choose")
def choose(request: Request) -> HttpResponse:
    """提醒方式: one's own channels, and the calendar addresses of one's posts."""
    county = _county(request.viewer)
    form = _form(request, county)
    if form.is_valid() and attempt(form, services.choose, actor=request.viewer, **form.cleaned_data):
        messages.success(request, _("已保存。"))
        return redirect("desk:reminders.choose")
    return _shown(request, form, county)


@never_cache
@page("desk:reminders.open_feed")
def open_feed(request: Request) -> HttpResponse:
    """生成订阅地址: shown in this one answer, and never again."""
    feed, address = services.open_feed(actor=request.viewer, grant=_post(request))
    url = _site(request) + reverse("desk:feed", kwargs={"address": address})
    county = _county(request.viewer)
    return _shown(request, _form(request, county, bound=False), county, made=url, made_for=feed.grant)


@page("desk:reminders.revoke_feed")
def revoke_feed(request: Request) -> HttpResponse:
    """撤销订阅地址."""
    services.revoke_feed(actor=request.viewer, grant=_post(request))
    messages.success(request, _("已撤销，原地址不再可用。"))
    return redirect("desk:reminders.choose")


@never_cache
@page("desk:feed")
def feed(request: Request, address: str) -> HttpResponse:
    """日历订阅: by its address alone. A revoked or wrong one is not found; wrong ones in a row close it for a while."""
    row, right = selectors.feed_at(address)
    if row is None:
        raise Http404
    if selectors.is_blocked(row):
        return HttpResponse(_("访问过于频繁，请稍后再试。"), status=429, content_type="text/plain; charset=utf-8")
    if not right:
        services.miss(row)
        raise Http404
    services.hit(row)
    return HttpResponse(calendar_of(row, _site(request)), content_type="text/calendar; charset=utf-8")


@page("desk:deliveries")
def deliveries(request: Request) -> HttpResponse:
    """发送登记 of the county: counts and what servers said, without texts or addresses."""
    listed = paged(request, selectors.tallies(request.viewer))
    county = _county(request.viewer)
    context: dict[str, Any] = {
        "page": listed,
        "rows": [selectors.worded(row) for row in listed.object_list],
        "troubles": selectors.troubles(request.viewer)[:20],
        "channels": [(channel.label, channels.is_ready(channel, county.code)) for channel in Channel],
        "hours": _hours(county),
    }
    return show(request, "desk/reminders/deliveries.html", **context)


def _form(request: Request, county: Unit, *, bound: bool = True) -> ChooseForm:
    row = selectors.choice_of(request.viewer)
    begun = model_to_dict(row) if row else {"daily": True, "urgent": True}
    data = request.POST if bound and request.method == "POST" else None
    return ChooseForm(data, initial=begun, ready=channels.ready(county.code))


def _shown(request: Request, form: ChooseForm, county: Unit, **more: Any) -> HttpResponse:
    made = {row.grant_id: row for row in selectors.feeds(request.viewer)}
    context: dict[str, Any] = {
        "seats": [(post, made.get(post.pk)) for post in selectors.posts(request.viewer)],
        "ready": channels.ready(county.code),
        "missing": [channel.label for channel in Channel if not channels.is_ready(channel, county.code)],
        "hours": _hours(county),
        "sees_register": may_open("desk:deliveries", request.viewer),
        **more,
    }
    return show(request, "desk/reminders/choose.html", form, **context)


def _county(viewer: Viewer) -> Unit:
    seat = viewer.grants[0].unit
    return selectors.counties([seat])[seat]


def _hours(county: Unit) -> dict[str, int]:
    try:
        return selectors.hours(county, clock.today())
    except NoValue:
        return {}


def _site(request: Request) -> str:
    return settings.SITE or request.build_absolute_uri("/").rstrip("/")


def _post(request: Request) -> int:
    form = PostForm(request.POST)
    if not form.is_valid():
        raise Refused(_("没有选定岗位。"), _("请从列出的岗位中选择。"))
    return int(form.cleaned_data["grant"])
