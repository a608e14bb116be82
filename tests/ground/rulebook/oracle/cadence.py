"""C-1 … C-4: meetings of organisation life, by completed months and quarters."""

from datetime import date

from tests.ground.rulebook.oracle.facts import BRANCHES, months


def cadence(key, kind, kinds, length, exists_since, committee=False):
    def check(f, unit):
        for org in f.orgs.values():
            if org["unit_id"] == unit and org["kind"] in kinds:
                yield from one(f, unit, org)

    def one(f, unit, org):
        now = f.value(key, unit)
        due = []
        for first in periods(f.day, length):
            need = f.value(key, unit, first)
            if first < exists_since or need is None or org["since"] > first or (committee and not sat(f, org, first)):
                continue
            due.append((first, need))
        held = [m for m in f.meetings if m["org_id"] == org["id"]]
        if not held and due and now is not None:
            yield ("org", org["id"], 0, 0, now, None, "unrecorded")
        for first, need in due if now is not None else ():
            start, end = number(first), number(months(first, length - 1))
            if any(m["ym"] <= end for m in held):
                count = sum(1 for m in held if m["kind"] == kind and start <= m["ym"] <= end)
                if count < need:
                    yield ("org", org["id"], start, count, need, None, "missed")

    return check


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


BRANCH_RULES = date(2018, 10, 28)
CHECKS = {
    "C-1": cadence("assembly_per_quarter", "assembly", BRANCHES, 3, BRANCH_RULES),
    "C-2": cadence("committee_per_month", "committee", BRANCHES, 1, BRANCH_RULES, committee=True),
    "C-3": cadence("subgroup_per_month", "subgroup", ("subgroup",), 1, BRANCH_RULES),
    "C-4": cadence("lecture_per_quarter", "lecture", BRANCHES, 3, date(2022, 1, 1)),
}
