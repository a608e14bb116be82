"""人员查询: people in sight, and whom a programme is for."""

from typing import Any

from django.db.models import Q, QuerySet

from xiaoheng.ground.cadres.models import Programme, Reserve
from xiaoheng.ground.cadres.words import Audience
from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Appointment, Membership, Person
from xiaoheng.ground.organisation.selectors import in_scope, visible_unit_ids
from xiaoheng.ground.organisation.words import PARTY_POSTS, Post, Role
from xiaoheng.lib import clock

POSTS = {
    Audience.SECRETARIES: (Post.SECRETARY,),
    Audience.PARTY_WORKERS: PARTY_POSTS,
    Audience.PRINCIPALS: (Post.PRINCIPAL, Post.VICE_PRINCIPAL),
    Audience.MANAGERS: (Post.MIDDLE_MANAGER, Post.MORAL_DIRECTOR),
}


def people(viewer: Viewer) -> QuerySet[Person]:
    """人员 in scope: who belongs to a unit in sight, or holds or held a post in one."""
    posts = Appointment.objects.filter(in_scope(viewer)).values("person")
    return Person.objects.filter(Q(in_scope(viewer)) | Q(pk__in=posts)).select_related("unit")


def sees_reserve(viewer: Viewer) -> bool:
    """可否看后备: those who decide on posts, not the office that prepares papers."""
    roles = (Role.COUNTY_LEADER, Role.COUNTY_CLERK, Role.AUDITOR, Role.SECRETARY, Role.PRINCIPAL)
    return bool(viewer.roles() & set(roles))


def audience(programme: Programme, viewer: Viewer) -> QuerySet[Person]:
    """培训对象: people of the programme's unit and below it whom it is for today, in the viewer's scope."""
    today = clock.today()
    here = Person.objects.filter(unit__up__ancestor=programme.unit, unit__in=visible_unit_ids(viewer))
    chosen: Any  # keys of people, whichever table names them
    if programme.audience == Audience.RESERVE:
        chosen = Reserve.objects.filter(in_force(today)).values("person")
    elif programme.audience == Audience.MEMBERS:
        chosen = Membership.objects.filter(in_force(today)).values("person")
    else:
        posts = POSTS[Audience(programme.audience)]
        chosen = Appointment.objects.filter(in_force(today), post__in=posts).values("person")
    return here.filter(pk__in=chosen).select_related("unit").order_by("unit__code", "code")
