"""待办 of cases, spot checks and reports of the team. What is confidential has its number for a title."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry, School, Unit
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.supervision.models import Case, CheckedMeeting
from xiaoheng.loop.supervision.selectors.cases import concerning
from xiaoheng.loop.supervision.selectors.team_reports import reporters, rhythm
from xiaoheng.loop.supervision.words import CaseState, SpotState

STEPS = {
    CaseState.OPEN: ("supervision.hear", Role.COUNTY_CLERK, gettext_lazy("听取说明：%(number)s")),
    CaseState.HEARD: ("supervision.decide", Role.COUNTY_LEADER, gettext_lazy("作出决定：%(number)s")),
    CaseState.DECIDED: ("supervision.settle", Role.COUNTY_CLERK, gettext_lazy("送达并办结：%(number)s")),
}


def answering(viewer: Viewer) -> list[Duty]:
    """问责、抽查、履职报告待办."""
    return _cases(viewer) + _about_me(viewer) + _spot_checks(viewer) + _reports(viewer)


def _cases(viewer: Viewer) -> list[Duty]:
    found = []
    for state, (verb, role, title) in STEPS.items():
        kept = Ancestry.objects.filter(ancestor__in=viewer.units(role)).values("unit")
        rows = Case.objects.filter(state=state, unit__in=kept).select_related("unit").order_by("id")
        if state == CaseState.HEARD:
            rows = rows.exclude(opener=viewer.account, opener__isnull=False)
        found += [Duty(verb, row.pk, title % {"number": row.number}, row.unit.name) for row in rows]
    return found


def _about_me(viewer: Viewer) -> list[Duty]:
    """What the concerned may read while it is in hand; the next step is the superior's."""
    if viewer.person is None:
        return []
    rows = Case.objects.filter(concerning(viewer)).exclude(state=CaseState.CLOSED).select_related("unit").order_by("id")
    title = _("有一件事项请您查看：%(number)s")
    return [
        Duty("supervision.open_case", row.pk, title % {"number": row.number}, row.unit.name, waiting=True)
        for row in rows
    ]


def _spot_checks(viewer: Viewer) -> list[Duty]:
    """Whoever draws them looks at them: the county's clerk what the county drew, the inspector what his 片区 did."""
    drawn = CheckedMeeting.objects.filter(state=SpotState.DRAWN)
    rows = drawn.filter(check_of__unit__in=viewer.units(Role.COUNTY_CLERK, Role.INSPECTOR))
    return [
        Duty(
            "supervision.judge",
            row.pk,
            _("抽查：%(day)s%(body)s") % {"day": row.meeting.held_on, "body": row.meeting.get_kind_display()},
            row.unit.name,
        )
        for row in rows.select_related("unit", "meeting").order_by("id")
    ]


def _reports(viewer: Viewer) -> list[Duty]:
    """The viewer's own next report in each of his schools, where the county has set a rhythm."""
    if viewer.person is None:
        return []
    units = viewer.units(Role.SECRETARY, Role.PRINCIPAL, Role.TEAM_MEMBER)
    schools = School.objects.filter(unit__in=units).values("unit")
    return [
        Duty("supervision.report", row.person.pk, _("向党组织报告工作"), unit.name, row.due_on)
        for unit in Unit.objects.filter(pk__in=schools).order_by("code")
        if rhythm(unit)
        for row in reporters(unit)
        if row.person.pk == viewer.person
    ]
