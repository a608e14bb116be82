"""判断: what the rules say of units on a day, without writing anything."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.cursor import among, listed, prepared
from xiaoheng.ground.rulebook.engine.law import law_for
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.engine.run import Verdict, verdicts
from xiaoheng.ground.rulebook.selectors.pleas import excused
from xiaoheng.ground.rulebook.selectors.wording import worded
from xiaoheng.lib.refusal import Refused

REACH = """
SELECT o.unit_id FROM organisation_coverage c JOIN organisation_party_org o ON o.id = c.org_id WHERE {covered}
UNION SELECT o.unit_id FROM organisation_appointment a JOIN organisation_party_org o ON o.id = a.org_id WHERE {staffed}
UNION SELECT c.unit_id FROM organisation_party_org o JOIN organisation_coverage c ON c.org_id = o.id WHERE {seated}
"""


def judge(
    on: date, unit: Unit | None = None, *, units: Iterable[int] | None = None, rules: Iterable[Rule] | None = None
) -> list[Verdict]:
    """判断: every verdict of the day, for one unit, some units (primary keys), or all; one query a rule, no writes.

    What an exception excuses on the day is among them and names its exception.
    """
    extent = (unit.pk,) if unit is not None else None if units is None else tuple(sorted(set(units)))
    if extent == ():
        return []
    law = law_for(extent, on)
    found = verdicts(registry.rules().values() if rules is None else rules, law, on, extent)
    return excused(found, on, extent)


def reach(units: Iterable[int]) -> set[int]:
    """牵连单位: the units, the seats of organisations that cover or staff them, and what is covered from them.

    A joint branch is judged at its seat, yet a post in a covered school may change what is said of it.
    """
    known = set(units)
    text = REACH.format(covered=among("c.unit_id", "units"), staffed=among("a.unit_id", "units"),
                        seated=among("o.unit_id", "units"))  # fmt: skip
    with prepared() as cursor:
        cursor.execute(text, {"units": listed(sorted(known))})
        return known | {unit for (unit,) in cursor.fetchall()}


def reports(on: date, unit_code: str = "") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """检查结果 for the console: those that count, and those that an exception excuses on the day; a mapping each.

    Judged by the facts and rules of the day, by rule and unit; `unit_code` limits it to one unit and all below it; an
    unknown code is Refused.
    """
    units = below(unit_code) if unit_code else None
    found: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    order = {rule: place for place, rule in enumerate(registry.rules())}
    said = worded(judge(on, units=units), on)
    for one in sorted(said, key=lambda one: (order[one.rule.id], one.unit.code, one.row.period, one.reason)):
        found[one.plea is not None].append(
            {
                "rule": one.rule.id,
                "clause": one.clause,
                "strength": str(one.strength),
                "unit": one.unit.code,
                "subject": one.subject,
                "reason": one.reason,
                "as_of": on.isoformat(),
            }
        )
    return found


def below(code: str) -> list[int]:
    """A unit and all below it; Refused when there is no such code."""
    found = list(Ancestry.objects.filter(ancestor__code=code).values_list("unit", flat=True))
    if not found:
        raise Refused(_("没有代码为“%(code)s”的单位。") % {"code": code}, _("请核对单位代码。"))
    return found
