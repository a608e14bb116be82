"""A-10, A-18b, A-21: who sits on a committee, who leads a branch, who has charge."""

from tests.ground.rulebook.oracle.facts import BRANCHES, DEPUTIES, years
from tests.ground.rulebook.oracle.teams import LARGE, PLAN

LEADERS = ("secretary", *DEPUTIES, "principal", "vice_principal")


def a10(f, unit):
    percent = f.value("committee_leaders_percent", unit)
    if not f.regime(unit) or percent is None:
        return
    for org in f.leading(unit, *LARGE, "branch"):
        seats = f.seats(org) if f.has_committee(org) else set()
        head = {
            p["person_id"] for p in f.in_posts(unit, "secretary", *DEPUTIES) if p["org_id"] == org["id"]
        }  # held in this school
        posts = ["principal", "vice_principal"]
        if org["kind"] == "committee":
            posts += ["moral_education_director", "middle_manager"]
        leaders = seats & (head | {p["person_id"] for p in f.in_posts(unit, *posts)})
        if seats and len(leaders) * 100 <= len(seats) * percent:
            yield ("org", org["id"], 0, len(leaders), len(seats), None, "few")


def a18b(f, unit):
    need = f.value("secretary_party_years", unit)
    for org in f.orgs.values():
        if org["unit_id"] != unit or org["kind"] not in BRANCHES or need is None:
            continue
        for person in {p["person_id"] for p in f.posts if p["org_id"] == org["id"] and p["post"] == "secretary"}:
            began = min((since for who, since in f.full_since if who == person), default=None)
            if began is None:
                yield ("person", person, 0, 0, need, None, "unrecorded")
            elif f.day < years(began, need):
                yield ("person", person, 0, 0, need, began, "too_short")


def a21(f, unit):
    if not f.regime(unit) or f.day < PLAN:
        return
    if not f.leading(unit, *LARGE) and not any(map(f.has_committee, f.leading(unit, "branch"))):
        return
    here = [(p, {p["charge"], *f.portfolios.get(p["id"], ())} - {""}) for p in f.posts if p["unit_id"] == unit]
    charges = set().union(*(held for _post, held in here))
    leaders = {p["person_id"] for p, _held in here if p["post"] in LEADERS}
    if not any("personnel_and_party" in held for p, held in here if p["person_id"] in leaders):
        yield ("unit", unit, 0, 0, 1, None, "nobody" if charges else "unrecorded")


CHECKS = {"A-10": a10, "A-18b": a18b, "A-21": a21}
