"""Pages of spot checks. A meeting is shown by day, body and number: what was said in it is not told here."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.fields import ListFilter
from xiaoheng.doors.desk.supervision.procedure_forms import DrawForm, JudgeForm, of_a_year
from xiaoheng.doors.ui.pages import Request, attempt, may_open, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.correction.words import Source
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import CheckedMeeting, SpotCheck
from xiaoheng.loop.supervision.words import Compliance, SpotState

TONES = {Compliance.HOLDS: "green", Compliance.BREAKS: "red", Compliance.UNKNOWN: "grey"}


@page("desk:spot_checks")
def spot_checks(request: Request) -> HttpResponse:
    """会议抽查."""
    form = ListFilter(request.GET, states=SpotState.choices, named=_("学校"))
    listed = paged(request, _asked(request.viewer, **form.asked()))
    draws = _home(request.viewer) is not None
    return show(request, "desk/supervision/spot_checks.html", page=listed, draws=draws, filter=form)


def _asked(viewer: Viewer, state: str = "", year: int = 0, q: str = "") -> QuerySet[SpotCheck]:
    """Draws in sight that still wait for somebody or do not; of a year; with a meeting of a school of that name."""
    rows = supervision.spot_checks(viewer)
    waiting = Q(pk__in=supervision.checked_meetings(viewer).filter(state=SpotState.DRAWN).order_by().values("check_of"))
    rows = rows.filter(waiting if state == SpotState.DRAWN else ~waiting) if state else rows
    rows = rows.filter(drawn_on__year=year) if year else rows
    of_school = supervision.checked_meetings(viewer).filter(unit__name__icontains=q).order_by().values("check_of")
    return rows.filter(pk__in=of_school) if q else rows


@page("desk:spot_check")
def spot_check(request: Request, spot_check: int) -> HttpResponse:
    """一次抽查: how it was drawn, and each meeting with its points."""
    row = get_object_or_404(supervision.spot_checks(request.viewer), pk=spot_check)
    meetings = list(supervision.faults_of(supervision.checked_meetings(request.viewer).filter(check_of=row)))
    points = list(supervision.checked_points(request.viewer).filter(checked__check_of=row))
    problems = correction.problems_of(request.viewer, Source.SPOT_CHECK, [one.pk for one in points])
    opens = {one.unit_id: may(request.viewer, "correction.open", one.unit) for one in meetings}
    shown = [
        (
            one,
            [
                (
                    point,
                    TONES[Compliance(point.verdict)],
                    problems.get(str(point.pk)),
                    _fails(point) and opens[one.unit_id],
                )
                for point in points
                if point.checked_id == one.pk
            ],
            one.state == SpotState.DRAWN and may(request.viewer, "supervision.judge", one.unit),
        )
        for one in meetings
    ]
    reads = may_open("desk:meeting", request.viewer)
    return show(request, "desk/supervision/spot_check.html", check=row, shown=shown, reads=reads)


@page("desk:supervision.draw")
def draw(request: Request) -> HttpResponse:
    """随机抽取 in the name of the viewer's county or 片区."""
    unit = _home(request.viewer)
    initial = of_a_year(request.GET)
    form = DrawForm(request.POST or None, initial={"since": initial["since"], "until": initial["until"], "count": 5})
    if unit is not None and form.is_valid():
        row = attempt(form, services.draw, actor=request.viewer, unit=unit, **form.cleaned_data)
        if row:
            messages.success(request, _("已抽取。种子和抽取范围已留存，可以复核。"))
            return redirect("desk:spot_check", spot_check=row.pk)
    lead = unit.name if unit else ""
    return show(request, "desk/act.html", form, title=_("随机抽取会议"), lead=lead, back=_list())


@page("desk:supervision.pick")
def pick(request: Request, meeting: int) -> HttpResponse:
    """指定抽查一次会议."""
    rows = Meeting.objects.filter(in_scope(request.viewer)).select_related("unit__school")
    row = services.pick(actor=request.viewer, meeting=get_object_or_404(rows, pk=meeting))
    messages.success(request, _("已列入抽查。"))
    return redirect("desk:spot_check", spot_check=row.pk)


@page("desk:supervision.judge")
def judge(request: Request, checked_meeting: int) -> HttpResponse:
    """登记抽查结论."""
    row: CheckedMeeting = get_object_or_404(supervision.checked_meetings(request.viewer), pk=checked_meeting)
    require(request, "supervision.judge", row.unit, row)
    form = JudgeForm(request.POST or None)
    meeting = row.meeting
    return act_page(
        request,
        form,
        lambda _data: services.judge(actor=request.viewer, checked=row, verdicts=form.said()),
        reverse("desk:spot_check", kwargs={"spot_check": row.check_of_id}),
        title=_("登记抽查结论"),
        says=_("已登记。不合规的可以转为问题。"),
        lead=f"{row.unit.name} · {meeting.held_on} {meeting.get_kind_display()} {meeting.number}",
    )


def _home(viewer: Viewer) -> Unit | None:
    """In whose name the viewer draws."""
    return Unit.objects.filter(pk__in=viewer.units(Role.COUNTY_CLERK, Role.INSPECTOR)).order_by("code").first()


def _fails(point: object) -> bool:
    return getattr(point, "verdict", "") == Compliance.BREAKS


def _list() -> str:
    return reverse("desk:spot_checks")
