"""C-1 … C-4, C-8 … C-12: meetings of organisation life, by completed months, quarters and years."""

from datetime import date

from tests.ground.rulebook.oracle.facts import BRANCHES, months


def cadence(key, kind, kinds, length, exists_since, committee=False):
    def check(f, unit):
        for org in f.orgs.values():
            if org["unit_id"] == unit and org["kind"] in kinds:
                yield from one(f, unit, org)

    def one(f, unit, org):
        due = [(first, need) for first in periods(f.day, length) if (need := owed(f, unit, org, first)) is not None]
        now = f.value(key, unit)
        held = [m for m in f.meetings if m["org_id"] == org["id"]]
        if now is None:
            return
        if due and not held and now > 0:
            yield ("org", org["id"], 0, 0, now, None, "unrecorded")
        for first, need in due:
            start, end = number(first), number(months(first, length - 1))
            count = sum(1 for m in held if m["kind"] == kind and start <= m["ym"] <= end)
            if any(m["ym"] <= end for m in held) and count < need:
                told = explained(f, org, kind, first, months(first, length))
                yield ("org", org["id"], start, count, need, None, "explained" if count + told >= need else "missed")

    def owed(f, unit, org, first):
        """Meetings owed in the period from its first day on; None where none are."""
        exists = first >= exists_since and org["since"] <= first and (not committee or sat(f, org, first))
        return f.value(key, unit, first) if exists else None

    return check


def explained(f, org, kind, first, after):
    """How many planned meetings of a kind were said not to be held, and why."""
    return sum(
        1 for m in f.misses if m["plan__org"] == org["id"] and m["kind"] == kind and first <= m["planned_on"] < after
    )


def periods(day, length):
    """First days of the periods that ended in the last twelve months."""
    this = date(day.year, (day.month - 1) // length * length + 1, 1)
    return [months(this, -length * back) for back in range(1, 12 // length + 1)]


def number(day):
    return day.year * 100 + day.month


def sat(f, org, day):
    """Whether somebody was a committee member of the organisation on a day."""
    return any(
        s["org_id"] == org["id"]
        and s["post"] == "committee_member"
        and s["since"] <= day
        and (s["until"] is None or s["until"] > day)
        for s in f.stints
    )


def yearly(key, kind, exists_since, of_team=False):
    """So many meetings for each completed year, once the months for making up have gone by."""

    def check(f, unit):
        now, grace = f.value(key, unit), f.value("yearly_grace_months", unit)
        if now is None or grace is None:
            return
        for org in judged(f, unit):
            last = date(f.day.year - 1, 1, 1)
            need, made_up = f.value(key, unit, last), f.value("yearly_grace_months", unit, last)
            exists = last >= exists_since and org["since"] <= last and need is not None and made_up is not None
            if not exists or f.day < months(date(f.day.year, 1, 1), grace):
                continue
            records = [m for m in f.meetings if m["org_id"] == org["id"] and (m["kind"] == kind or not of_team)]
            count = sum(m["kind"] == kind and m["for_year"] == last.year for m in records)
            if not records:
                yield ("org", org["id"], 0, 0, now, None, "unrecorded")
            elif count < need and any(m["ym"] <= last.year * 100 + 12 for m in records):
                yield ("org", org["id"], number(last), count, need, None, "missed")

    def judged(f, unit):
        if of_team:
            return f.leading(unit, "committee", "general_branch") if f.regime(unit) else []
        return [o for o in f.orgs.values() if o["unit_id"] == unit and o["kind"] in BRANCHES]

    return check


BRANCH_RULES = date(2018, 10, 28)
CHECKS = {
    "C-1": cadence("assembly_per_quarter", "assembly", BRANCHES, 3, BRANCH_RULES),
    "C-2": cadence("committee_per_month", "committee", BRANCHES, 1, BRANCH_RULES, committee=True),
    "C-3": cadence("subgroup_per_month", "subgroup", ("subgroup",), 1, BRANCH_RULES),
    "C-4": cadence("lecture_per_quarter", "lecture", BRANCHES, 3, date(2022, 1, 1)),
    "C-8": cadence("theme_days_per_month", "theme_day", BRANCHES, 1, BRANCH_RULES),
    "C-9": yearly("org_life_per_year", "org_life", BRANCH_RULES),
    "C-10": yearly("appraisals_per_year", "appraisal", BRANCH_RULES),
    "C-12": yearly("team_life_per_year", "team_life", date(2017, 1, 1), of_team=True),
}
