"""问责查询: for leaders and clerks of the county, and for whom a case is about. Nobody else knows that there is one."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry, Person, Unit
from xiaoheng.ground.organisation.words import Post, Role
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.words import Outcome as Judged
from xiaoheng.loop.decisions.models import Meeting, Resolution
from xiaoheng.loop.decisions.words import DECIDING, MeetingState, Outcome
from xiaoheng.loop.supervision.models import Case

TEAM = (
    Post.SECRETARY,
    Post.DEPUTY,
    Post.FULL_TIME_DEPUTY,
    Post.COMMITTEE_MEMBER,
    Post.PRINCIPAL,
    Post.VICE_PRINCIPAL,
)
DECIDERS = (Role.COUNTY_LEADER, Role.COUNTY_CLERK)
HEADS = (Role.SECRETARY, Role.PRINCIPAL)


def cases(viewer: Viewer) -> QuerySet[Case]:
    """问责事项: those of the viewer's county; in a school one's own, and for its two heads those about the team."""
    kept = Ancestry.objects.filter(ancestor__in=viewer.units(*DECIDERS)).values("unit")
    seen = Q(unit__in=kept) | concerning(viewer)
    rows = Case.objects.filter(seen).select_related("unit", "school", "person", "opener", "decider")
    return rows.order_by("-year", "-serial", "-id")


def concerning(viewer: Viewer) -> Q:
    """与本人有关: about the viewer, while he has a role at all, or about the team that he heads."""
    own = Q(person=viewer.person) if viewer.person is not None and viewer.roles() else Q(pk__in=[])
    return own | Q(person=None, school__in=viewer.units(*HEADS))


def answerable(school: Unit) -> QuerySet[Person]:
    """可问责人员: who is or was in the team of the school."""
    held = Person.objects.filter(appointments__unit=school, appointments__post__in=TEAM)
    return held.distinct().order_by("name", "code")


def grounds_of(school: Unit) -> tuple[QuerySet[Meeting], QuerySet[Resolution], QuerySet[Finding]]:
    """可选事实: ended meetings of both bodies, issued resolutions, breaches found at the school, the latest first."""
    met = Meeting.objects.filter(unit=school, kind__in=DECIDING, state=MeetingState.CLOSED).order_by("-held_on", "-id")
    issued = Resolution.objects.filter(unit=school, outcome=Outcome.APPROVED, issued_on__isnull=False)
    broken = Finding.objects.filter(unit=school, outcome=Judged.BREAKS).order_by("-opened_on", "-id")
    return met, issued.select_related("topic").order_by("-decided_on", "-id"), broken
