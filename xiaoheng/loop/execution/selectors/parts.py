"""转办与分解查询."""

from django.db.models import Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import OrgKind, Post, Role
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Assignment, Handover, Part
from xiaoheng.loop.execution.selectors.worklist import Work, own_targets, works
from xiaoheng.loop.execution.words import Addressee, TargetState


def parts(viewer: Viewer) -> QuerySet[Part]:
    """分解任务 of schools in scope; an ordinary member sees the parts that are his."""
    rows = Part.objects.select_related("owner", "org", "assignment__item__directive", "assignment__unit")
    if not viewer.roles() and not viewer.is_system:
        return rows.none()
    if viewer.roles() <= {Role.MEMBER} and not viewer.is_system:
        return rows.filter(owner=viewer.person)
    return rows.filter(in_scope(viewer, "assignment__unit") | Q(owner=viewer.person, owner__isnull=False))


def handed_over(assignment: Assignment) -> Handover | None:
    """现承办人 of an item, with the reason of the last change; None while the school as such is in charge."""
    return assignment.handovers.select_related("owner").last() if assignment.pk else None


def in_charge(viewer: Viewer) -> list[Work]:
    """承办事项: open items of the viewer's schools for a post that he holds, or that he was put in charge of."""
    targets = [one for one in own_targets(viewer, [Role.TEAM_MEMBER]) if one.standing == TargetState.SIGNED]
    if viewer.person is None or not targets:
        return []
    today = clock.today()
    held = Appointment.objects.filter(in_force(today), person=viewer.person)
    posts = set(held.values_list("unit", "post"))
    found = [work for work in works(targets) if work.is_open]
    rows = Handover.objects.filter(assignment__in=[work.cell.assignment for work in found if work.cell.assignment])
    last = dict(rows.order_by("id").values_list("assignment", "owner"))
    return [work for work in found if _is_his(work, viewer.person, posts, last)]


def _is_his(work: Work, person: int, posts: set[tuple[int, str]], last: dict[int, int]) -> bool:
    if work.cell.assignment in last:
        return last[work.cell.assignment] == person
    return work.item.addressee == Addressee.POST and (work.target.unit_id, work.item.post) in posts


def branches(unit: Unit) -> list[tuple[PartyOrg, Person | None]]:
    """本校各支部, each with its secretary, who answers for it; None where it has none in post."""
    today = clock.today()
    rows = PartyOrg.objects.filter(in_force(today), unit=unit, kind__in=(OrgKind.BRANCH, OrgKind.JOINT_BRANCH))
    posts = Appointment.objects.filter(in_force(today), org__in=rows, post=Post.SECRETARY).select_related("person")
    heads = {post.org_id: post.person for post in posts}
    return [(org, heads.get(org.pk)) for org in rows.order_by("code")]
