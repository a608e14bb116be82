"""有选举权的人: full members of an organisation and of those under it, on a day."""

from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person
from xiaoheng.ground.organisation.words import MemberKind, OrgKind
from xiaoheng.ground.rulebook import selectors as rulebook

BRANCHES = (OrgKind.BRANCH, OrgKind.JOINT_BRANCH)


def electors(org: PartyOrg, day: date) -> QuerySet[Person]:
    """正式党员 of the organisation and all under it; probationary members have no vote."""
    held = Membership.objects.filter(in_force(day), org__in=_with_inferiors(org, day), kind=MemberKind.FULL)
    return Person.objects.filter(pk__in=held.values("person")).select_related("unit").order_by("code")


def is_direct(org: PartyOrg, day: date) -> bool:
    """直接选举: a branch with too few full members for a committee elects its secretary itself (A-02, A-03)."""
    if org.kind not in BRANCHES:
        return False
    return electors(org, day).count() < rulebook.parameter("branch_committee_min_members", org.unit, day).value


def _with_inferiors(org: PartyOrg, day: date) -> list[int]:
    """The organisation and what stands under it, level by level."""
    found, level = [org.pk], [org.pk]
    while level:
        rows = PartyOrg.objects.filter(in_force(day), superior__in=level).exclude(pk__in=found)
        level = list(rows.values_list("pk", flat=True))
        found += level
    return found
