"""D-…: development, transfers, absences and dues of a branch, counted without names."""

from datetime import date

from tests.ground.rulebook.oracle.facts import alive, months, years

LEVELS = "org"


def counted(org, rows, need, detail, start):
    """One finding for a branch with its count and the earliest start; nothing where there are no rows."""
    if rows:
        yield (LEVELS, org["id"], 0, len(rows), need, min(filter(None, map(start, rows)), default=None), detail)


def per_org(check):
    def judge(f, unit):
        for org in f.orgs.values():
            if org["unit_id"] == unit:
                yield from check(f, unit, org)

    return judge


def files(f, org):
    """Open files of a branch with the days of the steps that stand."""
    return [row for row in f.files if row["org_id"] == org["id"] and alive(row, f.day)]


def overdue(f, org, limit, begun, *done):
    """Files in which a step was taken longer ago than so many months, and none of those that end the wait since."""
    rows = [row for row in files(f, org) if begun in row["steps"] and not set(done) & set(row["steps"])]
    late = [row for row in rows if f.day > months(row["steps"][begun], limit)]
    yield from counted(org, late, limit, "overdue", lambda row: row["steps"][begun])


@per_org
def talk(f, unit, org):
    limit = f.value("develop_talk_months", unit)
    if limit is None:
        return
    late = [row for row in files(f, org) if 2 not in row["steps"] and f.day > months(row["since"], limit)]
    yield from counted(org, late, limit, "overdue", lambda row: row["since"])


@per_org
def review(f, unit, org):
    limit = f.value("develop_review_months", unit)
    if limit is None:
        return

    def last(row):
        return max(row["reviews"], default=None) or row["steps"][3]

    fostered = [row for row in files(f, org) if 3 in row["steps"] and 7 not in row["steps"]]
    # A review before the activist was named says nothing of the time since.
    late = [row for row in fostered if f.day > months(row["steps"][3], limit) and f.day > months(last(row), limit)]
    yield from counted(org, late, limit, "overdue", last)


@per_org
def approval(f, unit, org):
    usual, most = f.value("develop_approval_months", unit), f.value("develop_approval_months_max", unit)
    if usual is None or most is None:
        return
    waiting = [row for row in files(f, org) if 15 in row["steps"] and 17 not in row["steps"]]
    gone = [row for row in waiting if f.day > months(row["steps"][15], most)]
    late = [row for row in waiting if row not in gone and f.day > months(row["steps"][15], usual)]
    yield from counted(org, gone, most, "too_late", lambda row: row["steps"][15])
    yield from counted(org, late, usual, "late", lambda row: row["steps"][15])


REVISED = date(2026, 6, 19)  # a month after the rules of 2026: what was under way by then runs from their first day


@per_org
def assembly(f, unit, org):
    limit = f.value("develop_assembly_months", unit)
    if limit is None or f.day < REVISED:
        return
    yield from overdue(f, org, limit, 13, 15)


@per_org
def oath(f, unit, org):
    limit = f.value("develop_oath_months", unit)
    if limit is None or f.day < REVISED:
        return
    yield from overdue(f, org, limit, 17, 20, 23)


@per_org
def probation(f, unit, org):
    if f.day < date(2014, 5, 28):
        return
    over = [
        row
        for row in files(f, org)
        if 17 in row["steps"] and 23 not in row["steps"] and row["ends"] and f.day > row["ends"]
    ]
    yield from counted(org, over, 0, "undecided", lambda row: row["ends"])


@per_org
def conversion(f, unit, org):
    limit = f.value("develop_approval_months", unit)
    if limit is None:
        return
    yield from overdue(f, org, limit, 23, 24)


@per_org
def letters(f, unit, org):
    if f.day < date(2015, 1, 1):
        return
    sent = [row for row in f.letters if row["source_id"] == org["id"] and alive(row, f.day) and row["valid_until"]]
    expired = [row for row in sent if row["valid_until"] < f.day]
    soon = [row for row in sent if row not in expired and row["alert_on"] <= f.day]
    yield from counted(org, expired, 0, "expired", lambda row: row["since"])
    yield from counted(org, soon, 0, "soon", lambda row: row["since"])


@per_org
def away(f, unit, org):
    limit = f.value("away_months", unit)
    if limit is None:
        return
    gone = [
        row
        for row in f.absences
        if row["org_id"] == org["id"] and alive(row, f.day) and row["kind"] == "mobile" and row["fixed"]
    ]
    long = [row for row in gone if f.day >= months(row["since"], limit)]
    yield from counted(org, long, limit, "transfer_due", lambda row: row["since"])


@per_org
def silent(f, unit, org):
    limit, interval = f.value("away_months", unit), f.value("mobile_contact_months", unit)
    if limit is None or interval is None:
        return

    def last(row):
        return max((day for day in row["contacts"] if day <= f.day), default=row["since"])

    gone = [row for row in f.absences if row["org_id"] == org["id"] and alive(row, f.day) and row["kind"] == "mobile"]
    long = [row for row in gone if f.day >= months(row["since"], limit) and f.day > months(last(row), interval)]
    yield from counted(org, long, interval, "no_contact", last)


@per_org
def lost(f, unit, org):
    limit, later = f.value("lost_months", unit), f.value("lost_expel_years", unit)
    if limit is None or later is None:
        return
    rows = [row for row in f.absences if row["org_id"] == org["id"] and alive(row, f.day)]
    stopped = [row for row in rows if row["suspended_on"] and row["suspended_on"] <= f.day]
    out = [row for row in rows if row not in stopped and row["kind"] == "lost"]
    due = [row for row in out if f.day >= months(row["since"], limit)]
    gone = [row for row in stopped if f.day >= years(row["suspended_on"], later)]
    yield from counted(org, due, limit, "suspend_due", lambda row: row["since"])
    yield from counted(org, gone, later, "expel_due", lambda row: row["suspended_on"])


@per_org
def unpaid(f, unit, org):
    limit = f.value("dues_unpaid_months", unit)
    if limit is None:
        return
    begun = [row["through"] for row in f.dues if row["org_id"] == org["id"]]
    if not begun or f.day < months(min(begun), limit):
        return
    owing = []
    for person, first in f.payers.get(org["id"], {}).items():
        paid = [row["through"] for row in f.dues if row["person_id"] == person]
        since = max([first, *paid])
        if f.day >= months(since, limit):
            owing.append(person)
    yield from counted(org, owing, limit, "unpaid", lambda _person: None)


CHECKS = {
    "D-2": away,
    "D-4": letters,
    "D-5": lost,
    "D-6": silent,
    "D-10": unpaid,
    "D-S02": talk,
    "D-S06": review,
    "D-S15": assembly,
    "D-S17": approval,
    "D-S20": oath,
    "D-S23": probation,
    "D-S24": conversion,
}
