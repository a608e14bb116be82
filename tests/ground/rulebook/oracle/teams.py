"""A-03, A-09, A-11, A-12, A-19, A-20: who sits where."""

from datetime import date

from tests.ground.rulebook.oracle.facts import BRANCHES, DEPUTIES, years
from tests.ground.rulebook.oracle.setup import members_seated_in

LARGE = ("committee", "general_branch")
PLAN = date(2023, 1, 1)  # the county plan that come from


def a03(f, unit):
    most = f.value("branch_deputies_max", unit)
    for org in f.orgs.values():
        if org["unit_id"] != unit or org["kind"] not in BRANCHES or most is None or f.has_committee(org):
            continue
        of_org = [p for p in f.posts if p["org_id"] == org["id"]]
        secretaries = {p["person_id"] for p in of_org if p["post"] == "secretary"}
        deputies = {p["person_id"] for p in of_org if p["post"] in DEPUTIES}
        if len(secretaries) > 1:
            yield ("org", org["id"], 0, len(secretaries), 1, None, "secretaries")
        if len(deputies) > most:
            yield ("org", org["id"], 0, len(deputies), most, None, "deputies")


def a09(f, unit):
    keys = "branch_seats_min branch_seats_max branch_seats_cap general_seats_min general_seats_max committee_seats_min"
    keys += " committee_seats_max large_committee_seats_max committee_min_members"
    v = {key: f.value(key, unit) for key in keys.split()}
    if None in v.values():
        return
    for org in f.orgs.values():
        if org["unit_id"] == unit and org["kind"] in BRANCHES and f.has_committee(org):
            yield from _branch_seats(org, len(f.seats(org)), v)
    for org in f.leading(unit, *LARGE) if f.regime(unit) else ():
        yield from _large_seats(f, org, len(f.seats(org)), v)


def _branch_seats(org, seats, v):
    if seats < v["branch_seats_min"]:
        yield ("org", org["id"], 0, seats, v["branch_seats_min"], None, "branch_few")
    elif seats > v["branch_seats_cap"] and seats > v["branch_seats_max"]:
        yield ("org", org["id"], 0, seats, v["branch_seats_cap"], None, "branch_over")
    elif seats > v["branch_seats_max"]:
        yield ("org", org["id"], 0, seats, v["branch_seats_max"], None, "branch_many")


def _large_seats(f, org, seats, v):
    few, many = v["committee_seats_min"], v["committee_seats_max"]
    size = len(members_seated_in(f, org["unit_id"]))
    sure = v["large_committee_seats_max"] if size > v["committee_min_members"] else many
    if org["kind"] == "general_branch":
        few, many = v["general_seats_min"], v["general_seats_max"]
        sure = many
    elif size >= v["committee_min_members"]:
        many = v["large_committee_seats_max"]
    if seats == 0 < few:
        yield ("org", org["id"], 0, 0, few, None, "unrecorded")
    elif seats < few:
        yield ("org", org["id"], 0, seats, few, None, "few")
    elif seats > many:
        yield ("org", org["id"], 0, seats, many, None, "many")
    elif seats > sure:
        yield ("org", org["id"], 0, seats, sure, None, "edge")


def a11(f, unit):
    deputies = f.value("full_time_deputies", unit)
    if not f.regime(unit) or deputies is None:
        return
    for org in f.leading(unit, *LARGE):
        yield from _apart_where_large(f, unit, org)
    yield from _one_person_where_small(f, unit, [o for o in f.leading(unit, "branch") if f.has_committee(o)], deputies)


def _apart_where_large(f, unit, org):
    secretaries = {p["person_id"] for p in f.in_posts(unit, "secretary", org=org)}
    deputies = {p["person_id"] for p in f.in_posts(unit, *DEPUTIES, org=org)}
    for person in {p["person_id"] for p in f.in_posts(unit, "principal")}:
        if person in secretaries:
            yield ("person", person, 0, 1, 0, None, "one_person")
        elif f.is_full_member(person) and person not in deputies:
            yield ("person", person, 0, 0, 1, None, "principal_not_deputy")
    admin = f.in_posts(unit, "vice_principal", "moral_education_director", "middle_manager")
    for person in secretaries:
        held = [p for p in admin if p["person_id"] == person]
        if held:
            yield ("person", person, 0, len(held), 0, None, "secretary_holds_post")


def _one_person_where_small(f, unit, orgs, need):
    principals = {p["person_id"] for p in f.in_posts(unit, "principal")}
    by_org = [({p["person_id"] for p in f.in_posts(unit, "secretary", org=org)}, org) for org in orgs]
    if any(one != other for secretaries, _org in by_org for one in secretaries for other in principals):
        yield ("unit", unit, 0, 2, 1, None, "apart")
    same = [org for secretaries, org in by_org if secretaries & principals]
    held = {p["person_id"] for org in same for p in f.in_posts(unit, "full_time_deputy_secretary", org=org)}
    if same and len(held) != need:
        yield ("unit", unit, 0, len(held), need, None, "deputies")


def a12(f, unit):
    if not f.regime(unit) or f.day < PLAN or not any(map(f.has_committee, f.leading(unit, *LARGE, "branch"))):
        return
    inside = set().union(*map(f.seats, f.leading(unit)))
    for person in {p["person_id"] for p in f.in_posts(unit, "vice_principal")} - inside:
        if f.is_full_member(person):
            yield ("person", person, 0, 0, 1, None, "outside")


def a19(f, unit):
    need, age = f.value("young_cadres_min", unit), f.value("young_cadre_age", unit)
    if not f.regime(unit) or need is None or age is None:
        return
    people, judged = set(), False
    for org in f.leading(unit, *LARGE, "branch"):
        if org["kind"] in LARGE or f.has_committee(org):
            judged = True
            people |= {p["person_id"] for p in f.in_posts(unit, "principal", "vice_principal")}
            people |= {p["person_id"] for p in f.in_posts(unit, "secretary", *DEPUTIES, "committee_member", org=org)}
    if not judged:
        return
    born = [f.people[person]["born_on"] for person in people]
    young = sum(1 for day in born if day and f.day < years(day, age + 1))
    unknown = sum(1 for day in born if day is None)
    if young < need:
        detail = "no_team" if not people else "ages_unrecorded" if young + unknown >= need else "no_young"
        yield ("unit", unit, 0, young, need, None, detail)


def a20(f, unit):
    if not f.regime(unit) or f.day < PLAN:
        return
    moral = [
        p
        for p in f.posts
        if p["unit_id"] == unit
        and (
            p["post"] == "moral_education_director"
            or "moral_education" in {p["charge"], *f.portfolios.get(p["id"], ())}
        )
    ]
    for person in {p["person_id"] for p in moral}:
        if not f.is_member(person):
            yield ("person", person, 0, 0, 1, None, "not_member")
    if not moral and f.leading(unit, *LARGE, "branch"):
        yield ("unit", unit, 0, 0, 1, None, "unrecorded")


CHECKS = {"A-03": a03, "A-09": a09, "A-11": a11, "A-12": a12, "A-19": a19, "A-20": a20}
