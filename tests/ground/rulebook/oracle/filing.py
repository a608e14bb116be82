"""A-22, B-19, G-02, G-03b: filed texts, their review, and the plans of schools."""

from datetime import date

OURS = date(2022, 1, 1)
FILED = ("passed", "advised")
RULES = {"party_rules": "no_party_rules", "principal_rules": "no_principal_rules", "list": "no_list"}


def in_force(f, unit, kind):
    """Whether a filed text of a kind governs the school on the day."""
    return any(
        t["unit_id"] == unit
        and t["kind"] == kind
        and t["state"] in FILED
        and t["effective_on"] <= f.day
        and (t["ended_on"] is None or f.day < t["ended_on"])
        for t in f.filed_texts
    )


def a22(f, unit):
    need = f.value("charter_filed", unit)
    if f.day >= OURS and f.regime(unit) and need and not in_force(f, unit, "charter"):
        yield ("unit", unit, 0, 0, need, None, "missing")


def b19(f, unit):
    need = f.value("rules_filed", unit)
    if f.day >= OURS and f.regime(unit) and need:
        for kind, detail in RULES.items():
            if not in_force(f, unit, kind):
                yield ("unit", unit, 0, 0, need, None, detail)


def g03b(f, unit):
    for t in f.filed_texts:
        waits = t["submitted_on"] and t["submitted_on"] <= f.day
        done = t["concluded_on"] is not None and t["concluded_on"] <= f.day
        if f.day < OURS or t["county_id"] != unit or not waits or done or f.day <= t["due_on"]:
            continue
        if not any(r["id"] == t["request_id"] and unanswered(f, r) for r in f.requests):
            yield ("filed_text", t["id"], 0, 0, 1, t["due_on"], "unconcluded")


def unanswered(f, request):
    """A request (no report) that still waits for its answer on the day."""
    answered = request["replied_on"] is not None and request["replied_on"] <= f.day
    return request["kind"] == "request" and request["state"] != "withdrawn" and not answered


def g02(f, unit):
    if f.day < OURS or unit not in f.schools:
        return
    for row in f.plan_rows:
        open_still = row["made_on"] <= f.day and (row["done_on"] is None or row["done_on"] > f.day)
        if row["unit_id"] == unit and open_still and row["due_on"] < f.day:
            yield ("plan_row", row["id"], 0, 0, 1, row["due_on"], "overdue")


CHECKS = {"A-22": a22, "B-19": b19, "G-02": g02, "G-03b": g03b}
