"""E-16: who of a team reported to the Party organisation, and when last."""

from datetime import date

from tests.ground.rulebook.oracle.facts import DEPUTIES, months

SINCE = date(2022, 1, 1)


def e16(f, unit):
    limit = f.value("team_report_months", unit)
    if not limit or not f.regime(unit) or f.day < SINCE:
        return
    told = set()
    for org in f.leading(unit):
        told |= set(silent(f, unit, org, limit))
    yield from told


def silent(f, unit, org, limit):
    """Members of both teams but the head, whose last report (or first day) is further back than the rhythm."""
    heads = {p["person_id"] for p in f.in_posts(unit, "secretary", org=org)}
    team = f.in_posts(unit, *DEPUTIES, "committee_member", org=org) + f.in_posts(unit, "principal", "vice_principal")
    for person in {p["person_id"] for p in team} - heads:
        made = [r["made_on"] for r in f.team_reports if (r["person_id"], r["unit_id"]) == (person, unit)]
        last = max(made, default=None)
        began = min(p["since"] for p in team if p["person_id"] == person)
        if f.day > months(last or began, limit):
            yield ("person", person, 0, 0, limit, last or began, "never" if last is None else "overdue")


CHECKS = {"E-16": e16}
