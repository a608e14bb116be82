"""Counties of schools with their organisations, people, posts and two years of meetings, written table by table.

Proportions follow the published figures of one city: about 16 members an organisation, one in ten schools with a
general branch or committee, the rest with branches. About one fact in twenty is out of order, so that rules find some.
Some 530 rows a school, 10.5 million for a province of 20,000; no more than a county of them, or the meetings of one
month, are held in memory at once. What a school does in its meetings lies in `benchmarks.sittings`, what stands beside
them in `benchmarks.standing`.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from itertools import count, islice
from random import Random
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from benchmarks import sittings, standing

TODAY = date(2023, 3, 14)
LONG_AGO = date(2008, 9, 1)
PER_COUNTY = 48
MONTHS, RECENT = 24, 12
BATCH = 20_000
TABLES = {
    "organisation_unit": "id code name kind superior_id log since until",
    "organisation_ancestry": "unit_id ancestor_id depth",
    "organisation_school": "unit_id stage ownership legal_person zone_id",
    "organisation_party_org": "id code name kind mode unit_id superior_id term_since since until",
    "organisation_coverage": "org_id unit_id since until",
    "organisation_person": "id code name born_on unit_id",
    "organisation_membership": "person_id org_id kind since until reason",
    "organisation_appointment": "id person_id unit_id org_id post charge since until reason",
    "decisions_meeting": (
        "id unit_id org_id kind state title place planned_on held_on ym entered_on entitled present summary number"
    ),
    **sittings.TABLES,
    **standing.TABLES,
}
Row = tuple[Any, ...]
Rows = dict[str, list[Row]]


def fill(schools: int, seed: int = 1) -> int:
    """Write so many schools into an empty database; the number of rows. Meetings lie in date order, scattered."""
    random, sizes, written = Random(seed), {}, 0
    with ExitStack() as stack:
        stack.enter_context(connection.constraint_checks_disabled())
        stack.enter_context(transaction.atomic())
        cursor = stack.enter_context(connection.cursor())
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")  # the rows are sound: check no references
        for table, found in standing.kinds().items():
            written += _insert(cursor, table, found)
        for first in range(0, schools, PER_COUNTY):
            rows: Rows = {table: [] for table in TABLES}
            rows["organisation_unit"] += _above() if first == 0 else []
            rows["organisation_ancestry"] += [(1, 1, 0), (2, 2, 0), (2, 1, 1)] if first == 0 else []
            for number in range(first, min(first + PER_COUNTY, schools)):
                sizes[1_000_000 + number] = _school(rows, random, number)
            written += sum(_insert(cursor, table, found) for table, found in rows.items())
        keys = count(1)
        for month in range(MONTHS):
            meetings = _month(random, sizes, month, keys)
            written += _insert(cursor, "decisions_meeting", meetings)
            held = (row for row in meetings if row[3] in ("party", "principal"))
            while some := list(islice(held, 1000)):
                made = sittings.made(random, some, sizes, TODAY)
                written += sum(_insert(cursor, table, found) for table, found in made.items())
    return written


def _insert(cursor: Any, table: str, rows: Iterable[Row]) -> int:
    """The quick way of each database, a batch at a time."""
    given = TABLES[table].split()
    blank = _blank(table, given)
    quoted = [connection.ops.quote_name(name) for name in (*given, *blank)]
    names, written, left = quoted, 0, ((*row, *blank.values()) for row in rows)
    while batch := list(islice(left, BATCH)):
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                for row in batch:
                    copy.write_row(row)
        else:
            cursor.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})", batch
            )
        written += len(batch)
    return written


def _blank(table: str, given: list[str]) -> dict[str, Any]:
    """Columns that the rows do not name and that may not be NULL, with their models' own defaults."""
    model = next(model for model in apps.get_models() if model._meta.db_table == table)
    fields = [field for field in model._meta.concrete_fields if not (field.null or field.primary_key)]
    return {one.column: one.get_default() for one in fields if one.column not in given}


def _above() -> list[Row]:
    return [
        (1, "S", "省", "province", None, "S", LONG_AGO, None),
        (2, "S-C", "市", "city", 1, "S-C", LONG_AGO, None),
    ]


def _school(rows: Rows, random: Random, number: int) -> int:
    """One school with its people and posts; how many people it has."""
    county, unit = 3 + number // PER_COUNTY, 1_000_000 + number
    if number % PER_COUNTY == 0:
        rows["organisation_unit"].append((county, f"X{county}", "县", "county", 2, f"X{county}", LONG_AGO, None))
        term = TODAY - timedelta(days=365)
        rows["organisation_party_org"].append(
            (county, f"O{county}", "党委", "committee", "separate", county, None, term, LONG_AGO, None)
        )
        rows["organisation_ancestry"] += [(county, county, 0), (county, 2, 1), (county, 1, 2)]
    rows["organisation_unit"].append((unit, f"U{unit}", "学校", "school", county, f"X{county}", LONG_AGO, None))
    rows["organisation_ancestry"] += [(unit, above, depth) for depth, above in enumerate((unit, county, 2, 1))]
    ownership = "private" if random.random() < 0.08 else "public"
    rows["organisation_school"].append((unit, "primary", ownership, True, None))
    size = random.choice([4, 6, 8, 9, 10, 11, 12, 14, 16, 18, 22, 30, 58])
    kind = "general_branch" if size >= 50 else "branch"
    term = TODAY - timedelta(days=random.randrange(60, 850 if random.random() < 0.95 else 1400))
    rows["organisation_party_org"].append(
        (unit, f"O{unit}", "党组织", kind, "separate", unit, county, term, LONG_AGO, None)
    )
    rows["organisation_coverage"].append((unit, unit, LONG_AGO, None))
    people = [unit * 100 + index for index in range(size)]
    for index, person in enumerate(people):
        age = random.randrange(27, 34) if index == 3 else random.randrange(38, 58)
        born = TODAY - timedelta(days=age * 365 + random.randrange(300))
        rows["organisation_person"].append((person, f"P{person}", "人员", born, unit))
        rows["organisation_membership"].append((person, unit, "full", LONG_AGO, None, ""))
    posts = enumerate(_posts(random, unit, people, kind), unit * 100)
    rows["organisation_appointment"] += [(key, *post) for key, post in posts]
    for table, found in standing.made(random, (unit, county), people, TODAY).items():
        rows[table] += found
    return size


def _posts(random: Random, unit: int, people: list[int], kind: str) -> Iterator[tuple[Any, ...]]:
    """Five leading posts, each with one who held it before, and the committee."""
    head, second, third, young = people[:4]
    principal = second if kind == "general_branch" else head
    in_charge = "personnel_and_party" if random.random() < 0.95 else ""
    held = [(head, "secretary", in_charge), (principal, "principal", ""), (third, "vice_principal", "moral_education")]
    held += [(second, "deputy_secretary" if kind == "general_branch" else "full_time_deputy_secretary", "")]
    held += [(young, "vice_principal", "teaching")]
    for index, (person, post, charge) in enumerate(held, 1):
        since = TODAY - timedelta(days=random.randrange(200, 2500 if random.random() < 0.95 else 5000))
        org = unit if post not in ("principal", "vice_principal") else None
        until = TODAY - timedelta(days=random.randrange(1, 150)) if random.random() < 0.03 else None
        yield (person, unit, org, post, charge, since, until, "")
        if len(people) > 9:
            yield (people[-index], unit, org, post, "", since - timedelta(days=1500), since, "调任")
    if len(people) >= 7:
        for person in people[: 5 if random.random() < 0.95 else 6]:
            yield (person, unit, unit, "committee_member", "", date(2019, 9, 1), None, "")


def _month(random: Random, sizes: dict[int, int], month: int, keys: Iterator[int]) -> list[Row]:
    """Organisation life of every school, now and then a meeting left out; in the last year the two bodies as well."""
    first = date(2021 + (2 + month) // 12, (2 + month) % 12 + 1, 1)
    kinds = ["committee", *(["assembly", "lecture"] if month % 3 == 0 else [])]
    kinds += ["theme_day", "party", "party", "principal"] if month >= MONTHS - RECENT else []
    meetings: list[Row] = []
    for unit in sizes:
        for kind in kinds:
            held = first + timedelta(days=random.randrange(28))
            if held < TODAY and random.random() < 0.99:
                org, counts = (None if kind == "principal" else unit), (0, 0)
                ym = held.year * 100 + held.month
                meetings.append((next(keys), unit, org, kind, "closed", "", "", held, held, ym, held, *counts, "", ""))
    meetings.sort(key=lambda row: row[7])
    return meetings
