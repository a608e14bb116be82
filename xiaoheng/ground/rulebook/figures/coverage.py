"""覆盖率 (G-01): how many of the schools that the plan applies to have set up the Party-led regime."""

from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Ownership, Stage
from xiaoheng.ground.rulebook.figure import Ratio, Units, among, figure

# Texts about the row organisation_unit of the query around them, every %s the day: as expressions they took five times
# as long to build as the database to answer. {then}: the organisations as they were, where any has changed since.
IN_FORCE = "{0}.since <= %s AND ({0}.until IS NULL OR {0}.until > %s)"
NOW = "(SELECT id, unit_id, superior_id, kind, since, until FROM organisation_party_org)"
THEN = """(
    SELECT p.id, p.unit_id, p.superior_id, COALESCE(f.kind, p.kind) AS kind, p.since, p.until
    FROM organisation_party_org p
    LEFT JOIN organisation_former_org f ON f.org_id = p.id AND f.since <= %s AND f.until > %s
)"""
# A committee or general branch, or a branch with a committee member in office.
SEATED = f"""EXISTS (
    SELECT 1 FROM {{then}} o WHERE o.unit_id = organisation_unit.id AND {IN_FORCE.format("o")} AND (
        o.kind IN ('committee', 'general_branch')
        OR o.kind = 'branch' AND EXISTS (
            SELECT 1 FROM organisation_appointment a
            WHERE a.org_id = o.id AND a.unit_id = o.unit_id AND a.post = 'committee_member' AND {IN_FORCE.format("a")}
        )
    )
)"""
# A principal, and a secretary of the organisation that leads the school or of none named, not of a branch inside.
LED = f"""EXISTS (
    SELECT 1 FROM organisation_appointment a
    WHERE a.unit_id = organisation_unit.id AND a.post = 'principal' AND {IN_FORCE.format("a")}
) AND EXISTS (
    SELECT 1 FROM organisation_appointment a LEFT JOIN {{then}} o ON o.id = a.org_id
    WHERE a.unit_id = organisation_unit.id AND a.post = 'secretary' AND {IN_FORCE.format("a")} AND (
        o.id IS NULL OR o.kind = 'committee'
        OR NOT EXISTS (
            SELECT 1 FROM {{then}} b
            WHERE b.unit_id = a.unit_id AND b.id <> o.id AND {IN_FORCE.format("b")} AND (
                b.kind = 'committee' OR b.kind = 'general_branch' AND o.kind IN ('branch', 'joint_branch')
                OR b.id = o.superior_id AND o.kind IN ('branch', 'joint_branch')
            )
        ) AND o.kind IN ('general_branch', 'branch', 'joint_branch')
    )
)"""


@figure(
    "coverage_rate",
    title=_("党组织领导的校长负责制覆盖率"),
    text=_(
        "覆盖率＝书记、校长均已到任的适用学校÷适用学校，只舍不入。"
        "适用学校：公办、独立法人、设有党委、党总支或支部委员会的中小学校（含中职）。"
        "未设支委会的支部、联合党支部和没有党组织的学校不进分母，单独列出。"
    ),
)
def coverage_rate(units: Units, on: date) -> Ratio:
    """覆盖率 of some units (all when None) on a day. Clause: the county plan, part two; denominator as X-22."""
    rows = list(_schools(units, on).values_list("pk", "seated", "led"))
    base = {pk for pk, seated, _led in rows if seated}
    counted = tuple(pk for pk, seated, led in rows if seated and led)
    return Ratio(counted, tuple(sorted(base)), tuple(pk for pk, _seated, _led in rows if pk not in base))


def coverage_by_county(units: Units, on: date) -> dict[str, tuple[int, int]]:
    """各县覆盖: (counted, base) by the code of the county, in one query: the same formula, added up in the database."""
    found: dict[str, tuple[int, int]] = {}
    rows = _schools(units, on).order_by().values("log", "seated", "led").annotate(n=Count("pk"))
    for row in rows:
        if not row["seated"]:
            continue
        counted, base = found.get(row["log"], (0, 0))
        found[row["log"]] = (counted + row["n"] * row["led"], base + row["n"])
    return found


def _schools(units: Units, on: date) -> QuerySet[Any]:
    """Schools in the reach of the plan; `seated`: with a committee; `led`: secretary and principal both in office."""
    rows: QuerySet[Any] = units if isinstance(units, QuerySet) else Unit.objects.filter(among(units, "pk"))
    changed = organisation.changed_since(on)
    rows = rows.filter(in_force(on)).filter(_in_reach(on, changed)).select_related(None).order_by("pk")
    found: QuerySet[Any] = rows.annotate(seated=_asked(SEATED, on, changed), led=_asked(LED, on, changed))
    return found


def _asked(text: str, on: date, changed: bool) -> RawSQL:
    whole = text.format(then=THEN if changed else NOW)
    return RawSQL(whole, [on] * whole.count("%s"), BooleanField())


def _in_reach(on: date, changed: bool) -> Q:
    """Public schools of their own legal person, kindergartens left out, as they were on the day."""
    if not changed:
        now = Q(school__ownership=Ownership.PUBLIC, school__legal_person=True)
        return now & ~Q(school__stage=Stage.KINDERGARTEN)
    public = organisation.schools_on(on, ownership=Ownership.PUBLIC, legal_person=True)
    return Q(pk__in=public - organisation.schools_on(on, stage=Stage.KINDERGARTEN))
