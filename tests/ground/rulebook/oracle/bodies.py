"""A-26, A-26b, G-06, G-07: what a school sets up beside its Party organisation."""

from datetime import date

from tests.ground.rulebook.oracle.facts import years

CUSTOM, LAW = date(2020, 1, 1), date(2012, 1, 1)


def _missing(f, unit, family):
    stage = f.schools[unit]["stage"]
    needed = {n["id"] for n in f.needs if n["family"] == family and n["needs__stage"] == stage}
    there = {b["kind_id"] for b in f.bodies if b["unit_id"] == unit}
    for kind in needed - there:
        yield ("body_kind", kind, 0, 0, 1, None, "missing")


def a26(f, unit):
    if not f.regime(unit) or f.day < CUSTOM:
        return
    if unit in f.registered:
        yield from _missing(f, unit, "group")
    stage = f.schools[unit]["stage"]
    groups = {n["id"] for n in f.needs if n["family"] == "group" and n["needs__stage"] == stage}
    for body in f.bodies:
        chairs = [s for s in f.body_seats if s["body_id"] == body["id"] and s["position"] == "chair"]
        if body["unit_id"] == unit and body["kind_id"] in groups and not chairs:
            yield ("body", body["id"], 0, 0, 1, None, "leaderless")


def a26b(f, unit):
    for link in f.chain_links if f.day >= CUSTOM else ():
        if link["unit_id"] == unit and link["now"] and not link["held"]:
            yield ("chain_link", link["id"], 0, 0, 1, link["left_on"], "vacant")


def g06(f, unit):
    if f.regime(unit) and f.day >= CUSTOM and unit in f.registered:
        yield from _missing(f, unit, "body")


def g07(f, unit):
    most, share = f.value("staff_congress_years_max", unit), f.value("staff_congress_teachers_percent", unit)
    if not f.regime(unit) or f.day < LAW or most is None or share is None:
        return
    for body in f.bodies:
        if body["unit_id"] == unit and body["kind__code"] == "staff_congress":
            yield from _term(f, body, most)
            yield from _make_up(f, body, share)


def _term(f, body, most):
    term = f.body_terms.get(body["id"])
    since, length = (term["since"], term["years"]) if term else (None, None)
    over = term and (f.day > years(since, most) or (term["ends"] is not None and term["ends"] < f.day))
    if over or not length:
        yield ("body", body["id"], 0, length or 0, most, since, "term_over" if over else "term_unrecorded")


def _make_up(f, body, share):
    seats = [s for s in f.body_seats if s["body_id"] == body["id"]]
    people = sum(s["count"] for s in seats)
    teachers = sum(s["count"] for s in seats if s["part"] == "teacher")
    if people == 0:
        yield ("body", body["id"], 0, 0, 0, None, "members_unrecorded")
    elif teachers * 100 < people * share:
        yield ("body", body["id"], 0, teachers, people, None, "teachers_few")


CHECKS = {"A-26": a26, "A-26b": a26b, "G-06": g06, "G-07": g07}
