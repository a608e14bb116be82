"""各共同体的数: entries by list, matches and outcomes, in as many queries for one community as for all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet, Sum

from xiaoheng.ground.organisation.models import Link
from xiaoheng.ground.organisation.words import LinkKind
from xiaoheng.ground.rulebook.selectors import NoValue, parameter
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities.models import Community, Entry, Match, Partner, Project
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState, Listed, MatchState, ProjectState

ENDED = (ProjectState.DONE, ProjectState.DROPPED)


@dataclass
class Figures:
    """一个共同体的数; they add up over communities."""

    members: int = 0
    resources: int = 0
    needs: int = 0
    projects: int = 0
    matched: int = 0  # needs with something agreed
    done: int = 0
    people: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def figures(rows: Collection[Community]) -> dict[int, Figures]:
    """各项数目 by community. Entries that were struck and projects that were dropped do not count."""
    found = {row.pk: Figures() for row in rows}
    for row in rows:
        found[row.pk].members = 1
    _members(rows, found)
    listed = Entry.objects.filter(community__in=found, state=EntryState.OPEN).order_by()
    counted = listed.values_list("community", "listed").annotate(n=Count("pk"), met=Count("pk", filter=Q(taken__gt=0)))
    for key, which, number, met in counted:
        if which == Listed.RESOURCE:
            found[key].resources = number
        else:
            found[key].needs, found[key].matched = number, met
    done = Q(state=ProjectState.DONE)
    projects = Project.objects.filter(community__in=found).exclude(state=ProjectState.DROPPED).order_by()
    told = projects.values_list("community").annotate(
        n=Count("pk"), done=Count("pk", filter=done), people=Sum("people", filter=done)
    )
    for key, number, ended, people in told:
        found[key].projects, found[key].done, found[key].people = number, ended, people or 0
    return found


def total(rows: Iterable[Figures]) -> Figures:
    """合计."""
    return sum(rows, Figures())


def unmet(rows: Collection[Community]) -> list[Entry]:
    """逾期未对接的需求: nothing agreed of it so many days after it was listed, where the county has set the days."""
    running = [row for row in rows if row.state == CommunityState.RUNNING]
    found: list[Entry] = []
    for log in sorted({row.lead.log for row in running}):
        mine = [row for row in running if row.lead.log == log]
        if days := need_days(mine[0]):
            late = clock.today() - timedelta(days=days)
            found += _waiting([row.pk for row in mine]).filter(listed_on__lt=late)
    return found


def need_days(community: Community) -> int:
    """列给县里的天数 in force today; 0 where the county has none."""
    try:
        return int(parameter("community_need_days", community.lead, clock.today()).value)
    except NoValue:
        return 0


def unsettled(community: Community) -> tuple[QuerySet[Match], QuerySet[Project]]:
    """未了结的: matches without an answer and projects without an end."""
    pending = Match.objects.filter(need__community=community, state=MatchState.PROPOSED)
    going = community.projects.exclude(state__in=ENDED)
    return pending.select_related("need", "resource").order_by("id"), going.order_by("id")


def _waiting(keys: Collection[int]) -> QuerySet[Entry]:
    rows = Entry.objects.filter(community__in=keys, listed=Listed.NEED, state=EntryState.OPEN, taken=0)
    rows = rows.filter(until__gte=clock.today())
    return rows.select_related("community__lead", "unit", "partner", "kind").order_by("listed_on", "id")


def _members(rows: Collection[Community], found: dict[int, Figures]) -> None:
    """Ties and partners that hold today; of a dissolved community those that held at its end."""
    leading = {row.lead_id: row for row in rows if row.state == CommunityState.RUNNING}
    ended = {row.pk: row for row in rows if row.state == CommunityState.DISSOLVED}
    today = clock.today()
    ties = Link.objects.filter(kind=LinkKind.COMMUNITY, other__in=[row.lead_id for row in rows])
    for lead, since, until in ties.values_list("other", "since", "until"):
        if lead in leading and since <= today and (until is None or until > today):
            found[leading[lead].pk].members += 1
        for row in ended.values():
            if row.lead_id == lead and row.ended_on and since <= row.ended_on and until and until >= row.ended_on:
                found[row.pk].members += 1
    held = (
        Q(community__state=CommunityState.RUNNING) & Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gt=today))
    )
    held |= Q(community__state=CommunityState.DISSOLVED, until__gte=F("community__ended_on"))
    outside = Partner.objects.filter(held, community__in=found).order_by().values_list("community")
    for key, number in outside.annotate(n=Count("pk")):
        found[key].members += number
