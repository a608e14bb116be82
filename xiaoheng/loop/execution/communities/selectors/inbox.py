"""待办 of the room. Subject: accept → match; report, close → project; renew → community."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.execution.communities.models import Community, Match, Project
from xiaoheng.loop.execution.communities.words import CommunityState, MatchState, ProjectState

AHEAD = timedelta(days=14)


def inbox(viewer: Viewer) -> list[Duty]:
    """共同体待办: proposals to answer, projects that end within two weeks, outcomes to confirm, agreements that run out."""
    found: list[Duty] = []
    if office := viewer.units(Role.OFFICE):
        found += [*_to_answer(office), *_to_report(office)]
    secretary, county = viewer.units(Role.SECRETARY), viewer.units(Role.COUNTY_CLERK)
    if secretary:
        found += _to_confirm(viewer, secretary)
    return [*found, *_to_renew(county)] if county else found


def _to_answer(units: list[int]) -> Iterator[Duty]:
    rows = Match.objects.filter(_kept("resource", units, by_need=True) | _kept("need", units, by_need=False))
    rows = rows.filter(state=MatchState.PROPOSED, need__community__state=CommunityState.RUNNING)
    about = [f"{side}__{name}" for side in ("need", "resource") for name in ("unit", "partner", "community__lead")]
    for row in rows.select_related(*about).order_by("id"):
        yield Duty("communities.accept", row.pk, _("对接：%(title)s") % {"title": row.need.title}, row.proposer.name)


def _kept(side: str, units: list[int], *, by_need: bool) -> Q:
    mine = Q(**{f"{side}__unit__in": units})
    mine |= Q(**{f"{side}__unit__isnull": True, f"{side}__community__lead__in": units})
    return mine & Q(by_need=by_need)


def _to_report(units: list[int]) -> Iterator[Duty]:
    rows = Project.objects.filter(unit__in=units, state=ProjectState.OPEN, until__lte=clock.today() + AHEAD)
    for row in rows.select_related("community").order_by("until", "id"):
        yield Duty("communities.report", row.pk, row.title, row.community.title, row.until)


def _to_confirm(viewer: Viewer, units: list[int]) -> Iterator[Duty]:
    rows = Project.objects.filter(Q(other__in=units) | Q(other__isnull=True, community__lead__in=units))
    rows = rows.filter(state=ProjectState.REPORTED).exclude(reported_by=viewer.uid)
    for row in rows.select_related("unit").order_by("id"):
        yield Duty("communities.close", row.pk, _("核实成效：%(title)s") % {"title": row.title}, row.unit.name)


def _to_renew(units: list[int]) -> Iterator[Duty]:
    rows = Community.objects.filter(state=CommunityState.RUNNING, until__lte=clock.today() + AHEAD)
    rows = rows.filter(lead__up__ancestor__in=units)
    for row in rows.select_related("lead").order_by("until", "id"):
        yield Duty("communities.renew", row.pk, row.title, row.lead.name, row.until)
