"""E-16: who of a team reported to the Party organisation, and when last."""

from datetime import date

from tests.ground.rulebook.oracle.facts import DEPUTIES, months

SINCE = date(2022, 1, 1)


def e16(f, unit):
    limit = f.value("team_report_months", unit)
    if not limit or not f.regime(unit) or f.day < SINCE:
        return
    for person, began in teams(f, unit).items():
        made = [r["made_on"] for r in f.team_reports if (r["person_id"], r["unit_id"]) == (person, unit)]
        last = max(made, default=None)
        if f.day > months(last or began, limit):
            yield ("person", person, 0, 0, limit, last or began, "never" if last is None else "overdue")


def teams(f, unit):
    """Who of the teams of all leading organisations is not the head of its own, and the first day of his posts."""
    began = {}
    for org in f.leading(unit):
        heads = {p["person_id"] for p in f.in_posts(unit, "secretary", org=org)}
        team = f.in_posts(unit, *DEPUTIES, "committee_member", org=org) + f.in_posts(
            unit, "principal", "vice_principal"
        )
        for post in team:
            if post["person_id"] not in heads:
                began[post["person_id"]] = min(post["since"], began.get(post["person_id"], post["since"]))
    return began


CHECKS = {"E-16": e16}
