"""What is shown: the county's communities with their numbers, one with its lists, and each list over all of them."""

from collections.abc import Iterable
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import home_county
from xiaoheng.doors.desk.communities.forms import ListFilter
from xiaoheng.doors.desk.communities.shown import standing, tone
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.files import download
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib.states import allowed
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities.models import Community, Entry, Project
from xiaoheng.loop.execution.communities.states import COMMUNITY
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState, Listed, MatchState, ProjectState

PROJECT = "project"
FIRST = 25  # of a list on a community's own page; the whole list has a page


@page("desk:communities")
def communities(request: Request) -> HttpResponse:
    """党建共同体: each with its three lists in numbers and what came of them; needs that wait too long."""
    every, county = list(reads.communities(request.viewer)), home_county(request.viewer)
    found = reads.figures(every)
    listed = paged(request, every)
    above = any(grant.kind != UnitKind.SCHOOL for grant in request.viewer.grants)
    running = [row for row in every if row.state == CommunityState.RUNNING]
    hosts = [row.lead for row in running] if county is None else [county]
    return show(
        request, "desk/communities/communities.html", page=listed,
        rows=[(row, tone(row.state), found[row.pk]) for row in listed.object_list],
        total=reads.total(found.values()), running=len(running),
        unmet=reads.unmet(every) if above else (),
        days=reads.need_days(running[0]) if running else 0,
        founds=county is not None and may(request.viewer, "communities.found", county),
        leads=any(may(request.viewer, "communities.import", host) for host in hosts),
    )  # fmt: skip


@page("desk:community_list")
def community_list(request: Request, community_list: str) -> HttpResponse:
    """一张清单 over all communities in sight, or one of them."""
    if community_list not in (*Listed.values, PROJECT):
        raise Http404
    form = ListFilter(request.GET, communities=reads.communities(request.viewer), projects=community_list == PROJECT)
    rows: Any = reads.projects(request.viewer).exclude(state=ProjectState.DROPPED)
    if community_list != PROJECT:
        rows = reads.entries(request.viewer).filter(listed=community_list, state=EntryState.OPEN)
    listed = paged(request, form.narrow(rows))
    told = _projects if community_list == PROJECT else _entries
    return show(
        request, "desk/communities/list.html", filter=form, page=listed, which=community_list,
        rows=told(listed.object_list), title=_("项目清单") if community_list == PROJECT else Listed(community_list).label,
    )  # fmt: skip


@page("desk:community")
def community(request: Request, community: int) -> HttpResponse:
    """一个共同体: agreement, members, what is offered and needed with what fits, projects and their outcomes."""
    row = get_object_or_404(reads.communities(request.viewer), pk=community)
    viewer, school = request.viewer, home_school(request.viewer)
    keeps = school is not None and may(viewer, "communities.list", school) and reads.is_member(row, school)
    running = row.state == CommunityState.RUNNING
    county = [
        verb for verb in allowed(COMMUNITY, row.state) if verb.split(".")[1] in ("renew", "join", "leave", "dissolve")
    ]
    acts = {verb.split(".")[1]: may(viewer, verb, row.lead, row) for verb in county}
    found = reads.proposals(row) if running else {}
    own = school.pk if school is not None and keeps and running else None
    entries = [one for one in reads.entries(viewer).filter(community=row) if one.state == EntryState.OPEN]
    projects = reads.projects(viewer).filter(community=row).exclude(state=ProjectState.DROPPED)
    pending = reads.matches(viewer).filter(need__community=row, state=MatchState.PROPOSED)
    return show(
        request, "desk/communities/community.html", community=row, tone=tone(row.state), acts=acts,
        members=reads.members(row), partners=reads.partners(row), agreements=row.agreements.all(),
        figures=reads.figures([row])[row.pk], keeps=own is not None,
        needs=_mine([one for one in entries if one.listed == Listed.NEED], found, own),
        resources=_mine([one for one in entries if one.listed == Listed.RESOURCE], reads.by_resource(found), own),
        projects=_projects(projects[:FIRST]), pending=pending,
        history=reads.history(row) if may(viewer, "communities.dissolve", row.lead, row) else (),
    )  # fmt: skip


@page("desk:community_agreement")
def agreement(request: Request, community_agreement: int) -> FileResponse:
    """框架协议书: the file itself, as a download."""
    row = get_object_or_404(reads.agreements(request.viewer), pk=community_agreement)
    return download(row.digest, row.title)


def found(request: Request, pk: int) -> Community:
    """A community in sight."""
    return get_object_or_404(reads.communities(request.viewer), pk=pk)


def _entries(rows: Iterable[Entry]) -> list[tuple[Any, ...]]:
    return [(one, *standing(one)) for one in rows]


def _mine(rows: list[Entry], found: dict[int, list[reads.Proposal]], own: int | None) -> list[tuple[Any, ...]]:
    """Each with where it stands, the first of what fits it, and whether the viewer's school keeps it."""
    return [
        (one, *standing(one), found.get(one.pk, [])[:1], len(found.get(one.pk, [])), one.keeper.pk == own)
        for one in rows[:FIRST]
    ]


def _projects(rows: Iterable[Project]) -> list[tuple[Project, str]]:
    return [(one, tone(one.state)) for one in rows]
