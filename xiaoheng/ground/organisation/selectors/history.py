"""沿革查询: what units, organisations and people were on a day, and how a unit came to be what it is."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import (
    Ancestry,
    FormerLine,
    FormerOrg,
    FormerUnit,
    PartyOrg,
    School,
    Succession,
    Unit,
)
from xiaoheng.ground.organisation.selectors.tree import BRANCHES, LEADING
from xiaoheng.ground.organisation.words import OrgKind, Turn

# Asked before every judgement: building these three querysets cost more than all rules over one school.
CHANGED = """
SELECT 1 FROM organisation_former_unit WHERE until > %(day)s
UNION ALL SELECT 1 FROM organisation_former_org WHERE until > %(day)s
UNION ALL SELECT 1 FROM organisation_former_place WHERE until > %(day)s
LIMIT 1
"""


def changed_since(day: date) -> bool:
    """Whether any unit, organisation or person is now other than on the day; where not, the rows of today are those."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {"day": day})
        return cursor.fetchone() is not None


def stands_above(units: Collection[int], day: date | None, path: str = "unit") -> Q:
    """上级: a filter for the units and their superiors as of a day; None asks the tree as it stands."""
    now = Ancestry.objects.filter(unit__in=units)
    if day is None:
        return Q(**{f"{path}__in": now.values("ancestor")})
    then = FormerLine.objects.filter(in_force(day), unit__in=units)
    return Q(**{f"{path}__in": then.values("ancestor")}) | Q(**{f"{path}__in": _kept(now, day).values("ancestor")})


def depth_above(unit: Unit, day: date) -> Coalesce:
    """How far above the unit the row's own unit stood on the day; NULL where it did not."""
    then = FormerLine.objects.filter(in_force(day), unit=unit, ancestor=OuterRef("unit"))
    now = _kept(Ancestry.objects.filter(unit=unit, ancestor=OuterRef("unit")), day)
    return Coalesce(Subquery(then.values("depth")[:1]), Subquery(now.values("depth")[:1]))


def lines(units: Collection[int], day: date | None) -> Iterator[tuple[int, int]]:
    """(unit, superior) among some units as of a day, each line from the unit itself upwards."""
    now = Ancestry.objects.filter(unit__in=units, ancestor__in=units)
    rows = list((now if day is None else _kept(now, day)).values_list("unit", "depth", "ancestor"))
    if day is not None:
        then = FormerLine.objects.filter(in_force(day), unit__in=units, ancestor__in=units)
        rows += then.values_list("unit", "depth", "ancestor")
    return ((unit, ancestor) for unit, _depth, ancestor in sorted(rows))


def schools_on(day: date, **facts: object) -> set[int]:
    """Schools that had these facts (stage, ownership, legal_person …) on a day, whether they stood then or not."""
    past = FormerUnit.objects.filter(in_force(day)).exclude(stage="")
    then = set(past.filter(**facts).values_list("unit", flat=True))
    now = School.objects.exclude(unit__in=past.values("unit")).filter(**facts).values_list("unit", flat=True)
    return then | set(now)


def orgs_on(day: date, *kinds: str) -> set[int]:
    """Organisations that stood and were of one of these kinds on a day."""
    past = FormerOrg.objects.filter(in_force(day))
    then = set(past.filter(kind__in=kinds).values_list("org", flat=True))
    now = PartyOrg.objects.filter(in_force(day), kind__in=kinds).exclude(pk__in=past.values("org"))
    return then | set(now.values_list("pk", flat=True))


def org_was(day: date, **facts: object) -> Q:
    """A filter for organisations that had these facts (kind, mode …) on a day, one query within the query."""
    past = FormerOrg.objects.filter(in_force(day))
    then = Q(pk__in=past.filter(**facts).values("org"))
    return then | Q(**facts) & ~Q(pk__in=past.values("org"))


def school_was(day: date, path: str, **facts: object) -> Q:
    """A filter for rows whose school, at `path`, had these facts on a day."""
    past = FormerUnit.objects.filter(in_force(day)).exclude(stage="")
    then = Q(**{f"{path}__in": past.filter(**facts).values("unit")})
    now = School.objects.filter(**facts).exclude(unit__in=past.values("unit"))
    return then | Q(**{f"{path}__in": now.values("unit")})


def names_on(day: date, units: Collection[int], orgs: Collection[int]) -> tuple[dict[int, str], dict[int, str]]:
    """Names that units and organisations bore on a day, where they bear others now."""
    of_units = FormerUnit.objects.filter(in_force(day), unit__in=units).values_list("unit", "name")
    of_orgs = FormerOrg.objects.filter(in_force(day), org__in=orgs).values_list("org", "name")
    return dict(of_units), dict(of_orgs)


def led_on(day: date) -> QuerySet[PartyOrg]:
    """领导单位的党组织 on a day, by the kinds and superiors that they had then (`leading_orgs` asks today's)."""
    beside = PartyOrg.objects.filter(in_force(day), unit=OuterRef("unit")).exclude(pk=OuterRef("pk"))
    past = FormerOrg.objects.filter(in_force(day), org=OuterRef("pk"))
    below = Q(Exists(past.filter(in_force(day, "superior__"), superior__unit=OuterRef("unit"))))
    below |= ~Q(Exists(past)) & Q(Exists(beside.filter(pk=OuterRef("superior"))))
    under_general = org_was(day, kind__in=BRANCHES) & Q(
        Exists(beside.filter(org_was(day, kind=OrgKind.GENERAL_BRANCH)))
    )
    under_committee = ~org_was(day, kind=OrgKind.COMMITTEE) & Q(
        Exists(beside.filter(org_was(day, kind=OrgKind.COMMITTEE)))
    )
    leading = PartyOrg.objects.filter(in_force(day), in_force(day, "unit__"), org_was(day, kind__in=LEADING))
    return leading.exclude(below | under_general | under_committee)


@dataclass(frozen=True)
class Happening:
    """沿革事项: what happened to a unit or an organisation on a day."""

    day: date
    what: str
    other: Unit | None = None


def history_of(unit: Unit) -> list[Happening]:
    """单位沿革: opened, renamed, moved, merged …, the latest first."""
    found: list[Happening] = []
    spans = list(unit.former.select_related("superior", "zone").order_by("since"))
    for before, after in zip(spans, [*spans[1:], None], strict=False):
        found += [Happening(before.until, what) for what in _unit_changes(unit, before, after)]
    for row in Succession.objects.filter(unit=unit).select_related("other"):
        what = _("并入%(name)s") if row.turn == Turn.MERGE else _("分设出%(name)s")
        found.append(Happening(row.on, what % {"name": row.other.name}, row.other))
    for row in Succession.objects.filter(other=unit).select_related("unit"):
        what = _("%(name)s并入") if row.turn == Turn.MERGE else _("由%(name)s分设")
        found.append(Happening(row.on, what % {"name": row.unit.name}, row.unit))
    if unit.until is not None:
        found.append(Happening(unit.until, _("撤销")))
    found.append(Happening(unit.since, _("设立")))
    return sorted(found, key=lambda one: one.day, reverse=True)


def history_of_org(org: PartyOrg) -> list[Happening]:
    """党组织沿革: established, renamed, of another kind …, the latest first."""
    found: list[Happening] = []
    spans = list(org.former.select_related("superior").order_by("since"))
    for before, after in zip(spans, [*spans[1:], None], strict=False):
        now: FormerOrg | PartyOrg = after or org
        if before.kind != now.kind:
            kinds = {"old": before.get_kind_display(), "new": now.get_kind_display()}
            found.append(Happening(before.until, _("由%(old)s变更为%(new)s") % kinds))
        if before.name != now.name:
            found.append(Happening(before.until, _("原名%(name)s") % {"name": before.name}))
        if before.superior_id != now.superior_id:
            found.append(Happening(before.until, _("原隶属%(name)s") % {"name": before.superior or _("（无）")}))
        if before.term_since != now.term_since:
            found.append(Happening(before.until, _("换届")))
    if org.until is not None:
        found.append(Happening(org.until, _("撤销")))
    found.append(Happening(org.since, _("成立")))
    return sorted(found, key=lambda one: one.day, reverse=True)


def _kept(now: QuerySet[Ancestry], day: date) -> QuerySet[Ancestry]:
    """Rows of the present tree whose unit stood on the day where it stands now."""
    return now.filter(~Exists(FormerLine.objects.filter(in_force(day), unit=OuterRef("unit"))))


def _unit_changes(unit: Unit, before: FormerUnit, after: FormerUnit | None) -> Iterator[str]:
    now: FormerUnit | Unit = after or unit
    school: FormerUnit | School | None = after or School.objects.filter(unit=unit).select_related("zone").first()
    if before.name != now.name:
        yield _("更名：%(old)s → %(new)s") % {"old": before.name, "new": now.name}
    if before.superior_id != now.superior_id:
        yield _("改隶属：%(old)s → %(new)s") % {"old": before.superior or "", "new": now.superior or ""}
    if school is None or not before.stage:
        return
    if before.zone_id != school.zone_id:
        yield _("调整片区：%(old)s → %(new)s") % {"old": before.zone or _("无"), "new": school.zone or _("无")}
    if before.stage != school.stage:
        stages = {"old": before.get_stage_display(), "new": school.get_stage_display()}
        yield _("变更学段：%(old)s → %(new)s") % stages
    if before.ownership != school.ownership:
        kinds = {"old": before.get_ownership_display(), "new": school.get_ownership_display()}
        yield _("变更办学性质：%(old)s → %(new)s") % kinds
    if before.legal_person != school.legal_person:
        yield _("取得独立法人资格") if school.legal_person else _("不再是独立法人")
