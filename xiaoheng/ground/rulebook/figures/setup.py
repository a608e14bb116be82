"""组织设置指标: the counts that a city reports of its school organisations, each with its formula. All are neutral."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.selectors import changed_since, leading_orgs, led_on, org_was, school_was
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, SetUpMode, UnitKind
from xiaoheng.ground.rulebook.figure import Count, Ratio, Units, among, figure
from xiaoheng.lib import clock

ADMIN = (Post.PRINCIPAL, Post.VICE_PRINCIPAL, Post.MORAL_DIRECTOR, Post.MIDDLE_MANAGER)
SHARED = (SetUpMode.JOINT, SetUpMode.ATTACHED)


@figure("orgs", of="org", title=_("学校党组织"), text=_("设在学校、对学校起领导作用的党组织数；学校内设支部不计。"))
def orgs(units: Units, on: date) -> Count:
    """学校党组织 of some units on a day."""
    return _count(units, on, _orgs(units, on))


@figure(
    "orgs_public",
    of="org",
    title=_("公办学校党组织"),
    text=_("学校党组织中，所在学校为公办的。与民办学校党组织相加等于总数。"),
)
def orgs_public(units: Units, on: date) -> Count:
    """公办 among them."""
    return _count(units, on, _orgs(units, on).filter(_owned(on, Ownership.PUBLIC)))


@figure("orgs_private", of="org", title=_("民办学校党组织"), text=_("学校党组织中，所在学校为民办的。"))
def orgs_private(units: Units, on: date) -> Count:
    """民办 among them."""
    return _count(units, on, _orgs(units, on).filter(_owned(on, Ownership.PRIVATE)))


@figure(
    "orgs_separate",
    of="org",
    title=_("独立组建的党组织"),
    text=_("学校党组织中独立组建的。与联合、挂靠组建的相加等于总数。"),
)
def orgs_separate(units: Units, on: date) -> Count:
    """独立组建 among them."""
    return _count(units, on, _orgs(units, on).filter(_was(on, mode=SetUpMode.SEPARATE)))


@figure("orgs_shared", of="org", title=_("联合、挂靠组建的党组织"), text=_("学校党组织中联合组建和挂靠组建的。"))
def orgs_shared(units: Units, on: date) -> Count:
    """联合组建, 挂靠组建 among them."""
    return _count(units, on, _orgs(units, on).filter(_was(on, mode__in=SHARED)))


@figure(
    "shared_rate", of="org", title=_("联合、挂靠组建比例"),
    text=_("联合、挂靠组建的学校党组织÷学校党组织，只舍不入。"),
)  # fmt: skip
def shared_rate(units: Units, on: date) -> Ratio:
    """联合、挂靠组建比例."""
    return _ratio(_orgs(units, on).filter(_was(on, mode__in=SHARED)), _orgs(units, on))


@figure(
    "orgs_committee", of="org", title=_("其中：党委"),
    text=_("学校党组织中的党委。是总数中的一部分，不与独立、联合组建数相加。"),
)  # fmt: skip
def orgs_committee(units: Units, on: date) -> Count:
    """党委 among them: an overlay, never added to the modes (X-02)."""
    return _count(units, on, _orgs(units, on).filter(_was(on, kind=OrgKind.COMMITTEE)))


@figure(
    "orgs_general", of="org", title=_("其中：党总支"),
    text=_("学校党组织中的党总支。是总数中的一部分，不与独立、联合组建数相加。"),
)  # fmt: skip
def orgs_general(units: Units, on: date) -> Count:
    """党总支 among them: an overlay, never added to the modes (X-02)."""
    return _count(units, on, _orgs(units, on).filter(_was(on, kind=OrgKind.GENERAL_BRANCH)))


@figure(
    "members",
    of="person",
    title=_("教师党员"),
    text=_("组织关系在学校党组织（含内设支部）的党员人数，一人只计一次，含预备党员。"),
)
def members(units: Units, on: date) -> Count:
    """教师党员: people with a membership in an organisation seated in a school."""
    return _count(units, on, _members(units, on))


@figure(
    "members_per_org", of="person", over="org", title=_("每个党组织平均党员数"),
    text=_("教师党员÷学校党组织，保留一位小数，只舍不入。"),
)  # fmt: skip
def members_per_org(units: Units, on: date) -> Ratio:
    """平均党员数."""
    return _ratio(_members(units, on), _orgs(units, on))


@figure(
    "one_person_rate", of="org", title=_("书记校长一人担任比例"),
    text=_("书记同时担任所在学校校长的学校党组织÷学校党组织，只舍不入。只作统计，不作评价：党委、党总支学校一般分设，党支部学校一般一人担任，是否合规由规则 A-11 判断。"),
)  # fmt: skip
def one_person_rate(units: Units, on: date) -> Ratio:
    """一肩挑比例: a neutral statistic (X-01)."""
    here = Appointment.objects.filter(
        in_force(on), post=Post.PRINCIPAL, unit=OuterRef("unit"), person=OuterRef("person")
    )
    own = Q(org=OuterRef("pk")) | Q(org__isnull=True, unit=OuterRef("unit"))
    both = Appointment.objects.filter(own, Exists(here), in_force(on), post=Post.SECRETARY)
    return _ratio(_orgs(units, on).filter(Exists(both)), _orgs(units, on))


@figure(
    "admin_members_rate", of="person", title=_("行政班子党员比例"),
    text=_("任校长、副校长、德育主任、中层干部的党员÷任这些职务的全部人员，一人只计一次，只舍不入。"),
)  # fmt: skip
def admin_members_rate(units: Units, on: date) -> Ratio:
    """行政班子党员比例."""
    held = Appointment.objects.filter(in_force(on), among(units, "unit"), post__in=ADMIN)
    team = Person.objects.filter(pk__in=held.values("person"))
    joined = Membership.objects.filter(in_force(on), person=OuterRef("pk"))
    return _ratio(team.filter(Exists(joined)), team)


def _orgs(units: Units, on: date) -> QuerySet[PartyOrg]:
    leading = led_on(on) if _past(on) else leading_orgs(on)
    return leading.filter(among(units, "unit"), unit__kind=UnitKind.SCHOOL)


def _past(on: date) -> bool:
    """Whether something is now other than on the day: then the figure asks what was."""
    return on < clock.today() and changed_since(on)


def _was(on: date, **facts: object) -> Q:
    return org_was(on, **facts) if _past(on) else Q(**facts)


def _owned(on: date, ownership: str) -> Q:
    return school_was(on, "unit", ownership=ownership) if _past(on) else Q(unit__school__ownership=ownership)


def _members(units: Units, on: date) -> QuerySet[Person]:
    seated = PartyOrg.objects.filter(among(units, "unit"), in_force(on), unit__kind=UnitKind.SCHOOL)
    joined = Membership.objects.filter(in_force(on), org__in=seated.values("pk"))
    return Person.objects.filter(pk__in=joined.values("person"))


def _keys(rows: QuerySet[PartyOrg] | QuerySet[Person]) -> tuple[int, ...]:
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def _count(units: Units, on: date, rows: QuerySet[PartyOrg] | QuerySet[Person]) -> Count:
    """None where there is no school at all."""
    schools = Unit.objects.filter(among(units, "pk"), in_force(on), kind=UnitKind.SCHOOL)
    return Count(_keys(rows) if schools.exists() else None)


def _ratio(counted: QuerySet[PartyOrg] | QuerySet[Person], base: QuerySet[PartyOrg] | QuerySet[Person]) -> Ratio:
    return Ratio(_keys(counted), _keys(base))
