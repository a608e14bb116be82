"""What stands in a school beside its meetings: bodies with terms and seats, a chain of duty, filed texts, an election.

About one in twenty is out of order in one way: a term that has run out, a chair missing, a text not filed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
TABLES = {
    "bodies_kind": "id code family title remit deciding position",
    "bodies_need": "id kind_id stage",
    "bodies_body": "id code unit_id kind_id name since until",
    "bodies_term": "body_id years since ends",
    "bodies_seat": "body_id part position person_id count since until",
    "bodies_chain": "id unit_id duty since until",
    "bodies_chain_link": "chain_id place level appointment_id",
    "filing_text": "id unit_id county_id kind version title state drafted_on submitted_on due_on concluded_on effective_on number",
    "elections_election": "id org_id unit_id kind state seats deputies planned_on drafted_on finished_on reported_on",
    "elections_ballot": "id election_id number post seats entitled present state held_on ym issued returned void",
    "elections_standing": "ballot_id person_id yes no abstain elected",
}
KINDS = ("staff_congress", "school_council", "parent_committee")
TEXTS = ("charter", "party_rules", "principal_rules", "list")
AGO = date(2021, 9, 1)


def kinds() -> Rows:
    """The kinds of bodies, once."""
    rows: Rows = {"bodies_kind": [], "bodies_need": []}
    for key, code in enumerate(KINDS, 1):
        rows["bodies_kind"].append((key, code, "body", "机构", "", False, key))
        rows["bodies_need"].append((key, key, "primary"))
    return rows


def made(random: Random, place: tuple[int, int], people: list[int], today: date) -> Rows:
    """The rows of one school; keys grow out of its own."""
    unit, county = place
    rows: Rows = {table: [] for table in TABLES}
    for key, body in zip(count(unit * 10), KINDS[: 3 if random.random() < 0.95 else 2], strict=False):
        ends = today + timedelta(days=random.randrange(-20, 900))
        rows["bodies_body"].append((key, f"B{key}", unit, KINDS.index(body) + 1, "机构", AGO, None))
        rows["bodies_term"].append((key, 3, AGO, ends))
        rows["bodies_seat"] += _seats(random, key, people)
    if random.random() < 0.95:
        rows["bodies_chain"].append((unit, unit, "职责", AGO, None))
        step = 2 if len(people) > 9 else 1  # past those who held the posts before
        rows["bodies_chain_link"] += [(unit, place, "level", unit * 100 + place * step) for place in range(3)]
    for key, kind in zip(count(unit * 10), TEXTS, strict=False):
        late = random.random() < 0.05
        state, ended = ("submitted", None) if late else ("passed", AGO)
        rows["filing_text"].append((key, unit, county, kind, 1, "文本", state, AGO, AGO, today, ended, ended, f"{key}"))
    _elected(rows, random, unit, people, today)
    return rows


def _seats(random: Random, body: int, people: list[int]) -> Iterator[Row]:
    for place, person in enumerate(people[:7]):
        chair = "chair" if place == 0 and random.random() < 0.97 else "member"
        yield (body, "teacher" if place else "staff", chair, person, 1, AGO, None)


def _elected(rows: Rows, random: Random, unit: int, people: list[int], today: date) -> None:
    """A committee elected last year; one in twenty has not reported it."""
    held = today - timedelta(days=random.randrange(60, 400))
    reported = held + timedelta(days=3) if random.random() < 0.95 else None
    many = len(people)
    rows["elections_election"].append(
        (unit, unit, unit, "term", "confirmed" if reported else "elected", 3, 0, held, held, held, reported)
    )
    ballot = (unit, unit, 1, "committee_member", 3, many, many, "counted", held, held.year * 100 + held.month)
    rows["elections_ballot"].append((*ballot, many, many, 0))
    rows["elections_standing"] += [(unit, person, many - 1, 1, 0, place < 3) for place, person in enumerate(people[:4])]
