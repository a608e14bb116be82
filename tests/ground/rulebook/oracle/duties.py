"""A-24, G-03, B-16, E-1, E-3, E-13: what somebody owes by a day."""

from datetime import date, timedelta

from tests.ground.rulebook.oracle.facts import months
from tests.ground.rulebook.oracle.tables import alive

PROCEDURE = date(2020, 1, 1)
COUNTY = date(2022, 1, 1)


def a24(f, unit):
    limit = f.value("set_up_reply_months", unit)
    if limit is None:
        return
    for r in open_requests(f, unit):
        if set_up(f, r) and f.day > months(r["sent_on"], limit):
            yield ("request", r["id"], 0, 0, limit, r["sent_on"], "unanswered")


def g03(f, unit):
    if f.day < PROCEDURE:
        return
    for r in open_requests(f, unit):
        if not set_up(f, r) and f.day > r["due_on"]:
            yield ("request", r["id"], 0, 0, 1, r["due_on"], "unanswered")


def set_up(f, request):
    """Whether a request is about setting up an organisation: by what it says, or by its topic."""
    return request["matter"] == "branch" or request["id"] in f.set_up


def open_requests(f, unit):
    """Requests (not reports) that wait for the unit's answer on the day."""
    return [
        r
        for r in f.requests
        if r["superior_id"] == unit
        and r["kind"] == "request"
        and r["state"] != "withdrawn"
        and r["sent_on"] <= f.day
        and (r["replied_on"] is None or r["replied_on"] > f.day)
    ]


def b16(f, unit):
    limit = f.value("resolution_task_days", unit)
    if limit is None or unit not in f.schools or f.day < PROCEDURE:
        return
    tasks = [k for k in f.tasks if k["made_on"] <= f.day]
    for r in f.resolutions:
        issued, over = r["issued_on"], r["topic__state"] in ("closed", "revised")
        if r["unit_id"] != unit or r["outcome"] != "approved" or issued is None or issued > f.day or over:
            continue
        if f.day > issued + timedelta(days=limit) and r["id"] not in {k["resolution_id"] for k in tasks}:
            yield ("resolution", r["id"], 0, 0, limit, issued, "no_task")
    for k in tasks:
        if k["unit_id"] == unit and k["due_on"] < f.day and (k["done_on"] is None or k["done_on"] > f.day):
            yield ("task", k["id"], 0, 0, 1, k["due_on"], "overdue")


def e1(f, unit):
    if unit not in f.schools or f.day < COUNTY:
        return
    for item in f.duties:
        issued, closed = item["directive__issued_on"], item["directive__closed_on"]
        in_hand = issued is not None and issued <= f.day and (closed is None or f.day < closed)
        stands = (item["added_on"] or issued) <= f.day < (item["ended_on"] or date.max) if in_hand else False
        if not stands or item["recurrence"] is not None or not binds(f, item, unit) or elsewhere(f, item, unit):
            continue
        key = (item["id"], unit, item["directive__since"])
        row = f.assignments.get(key, {"due_on": None, "state": "", "submitted_on": None, "settled_on": None})
        due = row["due_on"] or item["due_on"]
        came = row["submitted_on"] or row["settled_on"]
        missing = row["state"] in ("", "working", "returned") or (came is not None and came > f.day)
        if due is not None and due < f.day and missing:
            yield ("duty", item["id"], 0, 0, 1, due, "returned" if row["state"] == "returned" else "overdue")


def binds(f, item, unit):
    """Whether the order went to the school and the item is for it."""
    if not asked(f, item, unit):
        return False
    joined, _ended = f.targets[item["directive_id"], unit]
    if joined is not None and joined > f.day:
        return False
    named = (item["id"], unit) in f.named
    return {"all": True, "only": named, "except": not named}[item["reach"]]


def asked(f, item, unit):
    """Whether the order went to the school, and no amendment has let go of it by the day."""
    _joined, ended = f.targets.get((item["directive_id"], unit), (None, date.min))
    return ended is None or ended > f.day


def elsewhere(f, item, unit):
    """Whether another school answers the item: one that it was transferred to, or the seat of a joint branch."""
    moves = [
        t
        for t in f.transfers
        if t["item_id"] == item["id"]
        and t["unit_id"] != t["to_id"]
        and t["answered_on"] is not None
        and t["answered_on"] <= f.day < (t["ended_on"] or date.max)
    ]
    if any(t["unit_id"] == unit and t["to_id"] in f.schools and asked(f, item, t["to_id"]) for t in moves):
        return True
    if (item["addressee"], item["reach"]) != ("org", "all") or any(t["to_id"] == unit for t in moves):
        return False
    covering = [f.every_org[c["org_id"]] for c in f.covers if c["unit_id"] == unit]
    return any(
        o["kind"] == "joint_branch" and alive(o, f.day) and o["unit_id"] != unit and asked(f, item, o["unit_id"])
        for o in covering
    )


def e3(f, unit):
    if unit not in f.schools or f.day < COUNTY:
        return
    for e in f.explanations:
        if e["row__unit_id"] == unit and e["due_on"] < f.day and (e["given_on"] is None or e["given_on"] > f.day):
            yield ("explain", e["id"], 0, 0, 1, e["due_on"], "overdue")


def e13(f, unit):
    if unit not in f.schools or f.day < COUNTY:
        return
    for p in f.problems:
        if p["unit_id"] != unit or p["opened_on"] > f.day or p["due_on"] is None or p["due_on"] >= f.day:
            continue
        if p["closed_on"] is not None and p["closed_on"] <= f.day:
            continue
        handed_in = p["submitted_on"] is not None and p["submitted_on"] <= f.day
        if not handed_in or p["state"] in ("mending", "returned"):
            yield ("problem", p["id"], 0, 0, 1, p["due_on"], "overdue")


CHECKS = {"A-24": a24, "B-16": b16, "E-1": e1, "E-3": e3, "E-13": e13, "G-03": g03}
