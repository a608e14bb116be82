"""A-01, A-02, A-04 … A-08: which organisation a school must have."""

from datetime import date

from tests.ground.rulebook.oracle.facts import BRANCHES, LEADING


def a01(f, unit):
    need = f.value("branch_min_members", unit)
    if unit not in f.schools or need is None or f.day < date(2018, 10, 28) or f.own(unit):
        return
    full = full_members_working_in(f, unit)
    if len(full) >= max(need, 1):
        yield ("unit", unit, 0, len(full), need, None, "no_branch")


def a02(f, unit):
    need = f.value("branch_committee_min_members", unit)
    for org in f.orgs.values():
        if org["unit_id"] != unit or org["kind"] not in BRANCHES or need is None or f.has_committee(org):
            continue
        full = {m["person_id"] for m in f.members if m["org_id"] == org["id"] and m["kind"] == "full"}
        if full and len(full) >= need:
            yield ("org", org["id"], 0, len(full), need, None, "no_committee")


def a04(f, unit):
    need, most = f.value("branch_min_members", unit), f.value("joint_branch_max_units", unit)
    if need is None or most is None:
        return
    if unit in f.schools and not f.own(unit) and not covered(f, unit):
        full = full_members_working_in(f, unit)
        if members_working_in(f, unit) and len(full) < need:
            yield ("unit", unit, 0, len(full), need, None, "uncovered")
    for org in f.own(unit):
        kinds = {m["person_id"]: m["kind"] for m in f.members if m["org_id"] == org["id"]}
        kinds |= {m["person_id"]: "full" for m in f.members if m["org_id"] == org["id"] and m["kind"] == "full"}
        full = list(kinds.values()).count("full")
        if org["kind"] == "branch" and kinds and full < need:
            yield ("org", org["id"], 0, full, need, None, "too_few")
        if org["kind"] == "joint_branch":
            under = {c["unit_id"] for c in f.covers if c["org_id"] == org["id"] and c["unit_id"] in f.units}
            if len(under) > most:
                yield ("org", org["id"], 0, len(under), most, None, "too_many")


def a05(f, unit):
    need = f.value("instructors_min", unit)
    if need is None or f.day < date(2023, 1, 1):
        return
    if not f.regime(unit) or members_working_in(f, unit):
        return
    held = {p["person_id"] for p in f.in_posts(unit, "party_building_instructor")}
    held |= {k["person_id"] for k in f.links if k["unit_id"] == unit and k["kind"] == "instructor"}
    if len(held) < need:
        anybody = any(p["unit_id"] == unit for p in f.people.values())
        yield ("unit", unit, 0, len(held), need, None, "no_instructor" if anybody else "no_people")


def a06(f, unit):
    most = f.value("branch_max_members", unit)
    for org in f.orgs.values():
        if org["unit_id"] == unit and org["kind"] in BRANCHES and most is not None:
            count = len({m["person_id"] for m in f.members if m["org_id"] == org["id"]})
            if count > most:
                yield ("org", org["id"], 0, count, most, None, "too_large")


def a07(f, unit):
    general, committee = f.value("general_branch_min_members", unit), f.value("committee_min_members", unit)
    if not f.regime(unit) or general is None or committee is None:
        return
    count = len(members_seated_in(f, unit))
    for org in f.leading(unit, "branch", "general_branch"):
        if org["kind"] == "branch" and general <= count < committee and count:
            yield ("org", org["id"], 0, count, general, None, "should_be_general")
        if org["kind"] == "general_branch" and 0 < count < general:
            yield ("org", org["id"], 0, count, general, None, "too_few")


def a08(f, unit):
    committee = f.value("committee_min_members", unit)
    if not f.regime(unit) or committee is None:
        return
    count = len(members_seated_in(f, unit))
    for org in f.leading(unit, "branch", "general_branch", "committee"):
        if org["kind"] == "committee" and 0 < count < committee:
            yield ("org", org["id"], 0, count, committee, None, "too_few")
        if org["kind"] != "committee" and count >= committee and count:
            yield ("org", org["id"], 0, count, committee, None, "should_be_committee")


def members_working_in(f, unit):
    return {m["person_id"] for m in f.members if f.people[m["person_id"]]["unit_id"] == unit}


def full_members_working_in(f, unit):
    return {m["person_id"] for m in f.members if m["kind"] == "full" and f.people[m["person_id"]]["unit_id"] == unit}


def members_seated_in(f, unit):
    return {m["person_id"] for m in f.members if f.every_org[m["org_id"]]["unit_id"] == unit}


def covered(f, unit):
    return any(c["unit_id"] == unit and in_being(f, c["org_id"]) for c in f.covers)


def in_being(f, org_id):
    org = f.every_org[org_id]
    return org["kind"] in LEADING and org["since"] <= f.day and (org["until"] is None or f.day < org["until"])


CHECKS = {"A-01": a01, "A-02": a02, "A-04": a04, "A-05": a05, "A-06": a06, "A-07": a07, "A-08": a08}
