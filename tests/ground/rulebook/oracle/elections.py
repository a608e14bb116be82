"""A-30, Q-6: the counts of elections, and the report of their results."""

from datetime import date

from tests.ground.rulebook.oracle.cadence import number, periods
from tests.ground.rulebook.oracle.facts import months

SINCE = date(2020, 7, 13)
KEYS = ("election_quorum", "election_majority")


def q06(f, unit):
    if f.day < SINCE:
        return
    first = {number(day): day for day in periods(f.day, 1)}
    today = [f.value(key, unit) for key in KEYS]
    if None in today:
        return
    for b in f.ballots:
        if b["election__unit_id"] != unit or b["held_on"] > f.day or b["ym"] < min(known(first)):
            continue
        values = today if b["ym"] > max(first) else [f.value(key, unit, first[b["ym"]]) for key in KEYS]
        if (b["ym"] in first and first[b["ym"]] < SINCE) or None in values:
            continue
        yield from judged(f, b, *values)


def known(first):
    """Months that the rule looks at."""
    return [ym for ym, day in first.items() if day >= SINCE] or [10**6]


def judged(f, b, quorum, majority):
    entitled, present, ym = b["entitled"], b["present"], b["ym"]
    lowest = min((s["yes"] for s in f.standings if s["ballot_id"] == b["id"]), default=None)
    if 100 * present < quorum * entitled:
        yield ("ballot", b["id"], ym, present, entitled, None, "short")
    elif b["returned"] > b["issued"]:
        yield ("ballot", b["id"], ym, b["returned"], b["issued"], None, "over_returned")
    elif lowest is not None and 100 * lowest <= majority * present:
        yield ("ballot", b["id"], ym, lowest, present, None, "not_carried")


def a30(f, unit):
    limit = f.value("election_report_months", unit)
    if f.day < SINCE or limit is None:
        return
    for e in f.elections:
        finished, reported = e["finished_on"], e["reported_on"]
        if e["unit_id"] != unit or finished is None or finished > f.day or (reported and reported <= f.day):
            continue
        if months(finished, limit) < f.day:
            yield ("election", e["id"], 0, 0, limit, finished, "unreported")


CHECKS = {"A-30": a30, "Q-6": q06}
