"""共同体查询: which communities, entries, matches and projects a viewer sees, and who is a member."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Link, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import LinkKind, UnitKind
from xiaoheng.ground.records.models import Entry as TrailEntry
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution.communities.models import Agreement, Community, Entry, Kind, Match, Partner, Project, Step
from xiaoheng.loop.execution.communities.words import CommunityState
from xiaoheng.loop.execution.selectors.facts import held_by


def kinds() -> QuerySet[Kind]:
    """清单类别, in the order of their file."""
    return Kind.objects.order_by("position")


def communities(viewer: Viewer) -> QuerySet[Community]:
    """共同体: led by a school in scope, or with one as a member today (at its end, where it was dissolved)."""
    ties = Link.objects.filter(in_scope(viewer), kind=LinkKind.COMMUNITY, other=OuterRef("lead"))
    standing = ties.filter(in_force(clock.today()))
    last = ties.filter(until__gte=OuterRef("ended_on"), since__lte=OuterRef("ended_on"))
    near = Exists(standing) & Q(state=CommunityState.RUNNING) | Exists(last) & Q(state=CommunityState.DISSOLVED)
    return (
        Community.objects.filter(in_scope(viewer, "lead") | near)
        .select_related("lead")
        .order_by("-state", "lead__code")
    )


def agreements(viewer: Viewer) -> QuerySet[Agreement]:
    """框架协议书 of communities in sight."""
    return Agreement.objects.filter(community__in=communities(viewer).order_by().values("pk"))


def members(community: Community) -> QuerySet[Link]:
    """成员学校 besides the leading one: ties that hold today; of a dissolved community those that held at its end."""
    rows = Link.objects.filter(kind=LinkKind.COMMUNITY, other=community.lead_id)
    if community.ended_on is not None:
        rows = rows.filter(since__lte=community.ended_on, until__gte=community.ended_on)
    else:
        rows = rows.filter(in_force(clock.today()))
    return rows.select_related("unit__school__zone").order_by("unit__code")


def partners(community: Community) -> QuerySet[Partner]:
    """校外成员 today; of a dissolved community those at its end."""
    if community.ended_on is not None:
        return community.partners.filter(until__gte=community.ended_on)
    return community.partners.filter(in_force(clock.today()))


def is_member(community: Community, unit: Unit) -> bool:
    """Whether a school leads or is a member today."""
    return unit.pk == community.lead_id or members(community).filter(unit=unit).exists()


def leaders(county: Unit) -> QuerySet[Unit]:
    """可牵头的学校: of the county, standing today, not leading another community."""
    running = Community.objects.filter(state=CommunityState.RUNNING).values("lead")
    return schools(county).exclude(pk__in=running)


def joiners(community: Community) -> QuerySet[Unit]:
    """可加入的学校: of the county, neither leading nor a member of this one."""
    county = Unit.objects.get(code=community.lead.log)
    return schools(county).exclude(pk=community.lead_id).exclude(pk__in=members(community).values("unit"))


def entries(viewer: Viewer) -> QuerySet[Entry]:
    """清单条目 of communities in sight, by what a page tells of them."""
    rows = Entry.objects.filter(community__in=communities(viewer).order_by().values("pk"))
    return rows.select_related("community__lead", "unit", "partner", "kind").order_by("id")


def matches(viewer: Viewer) -> QuerySet[Match]:
    """对接 of communities in sight."""
    rows = Match.objects.filter(need__community__in=communities(viewer).order_by().values("pk"))
    sides = [
        f"{side}__{name}" for side in ("need", "resource") for name in ("unit", "partner", "kind", "community__lead")
    ]
    return rows.select_related(*sides).order_by("id")


def projects(viewer: Viewer) -> QuerySet[Project]:
    """项目 of communities in sight, and those of schools in scope."""
    seen = Q(community__in=communities(viewer).order_by().values("pk"))
    rows = Project.objects.filter(seen | in_scope(viewer) | in_scope(viewer, "other"))
    return rows.select_related("community__lead", "unit", "other", "partner", "kind").order_by("id")


def steps(viewer: Viewer) -> QuerySet[Step]:
    """项目步骤 of projects in sight."""
    rows = Step.objects.filter(project__in=projects(viewer).order_by().values("pk"))
    return rows.select_related("project__community__lead", "project__unit")


def held(project: Project) -> QuerySet[Meeting]:
    """可作印证的会议: those that the carrying school has held since the project began."""
    return held_by(project.unit, project.since).select_related("org")


def open_entries(community: Community) -> QuerySet[Entry]:
    """在列、有余量、未过期的条目 of members of today."""
    standing = Q(unit=community.lead_id) | Q(unit__in=members(community).values("unit"))
    standing |= Q(partner__in=partners(community).values("pk"))
    rows = community.entries.filter(standing, state="open", until__gte=clock.today(), taken__lt=F("quantity"))
    return rows.select_related("unit__school__zone", "partner", "kind", "community__lead").order_by("until", "id")


def history(row: Community | Project) -> QuerySet[TrailEntry]:
    """办理过程; the caller shows that it may be seen."""
    return TrailEntry.objects.filter(kind=row._meta.label_lower, subject=str(row.pk)).order_by("id")


def schools(county: Unit) -> QuerySet[Unit]:
    """县内学校 standing today."""
    rows = Unit.objects.filter(in_force(clock.today()), kind=UnitKind.SCHOOL, up__ancestor=county)
    return rows.order_by("code")
