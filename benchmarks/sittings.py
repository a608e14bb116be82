"""What the two bodies did: attendance, topics with the views taken before, outcomes, minutes, resolutions and tasks.

About one in twenty is out of order in one way: too few present, no attendance, a view too late, a task past its day.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
TABLES = {
    "decisions_attendance": "meeting_id person_id capacity is_entitled presence written_view position",
    "decisions_minutes": "meeting_id state file drafted_on signed_on",
    "decisions_topic": "id unit_id org_id title text proposed_on state body stage quorum",
    "decisions_consultation": "topic_id round stage face state heard_on",
    "decisions_agenda_item": "id meeting_id topic_id position state quorum entitled present yes no abstain outcome",
    "decisions_resolution": "id unit_id topic_id item_id number outcome text decided_on issued_on",
    "execution_task": "unit_id resolution_id owner_id title due_on state made_on done_on",
}
SEATS = 7


def made(random: Random, meetings: list[Row], sizes: dict[int, int], today: date) -> Rows:
    """The rows of some closed meetings; those of a principal's meeting are its minutes alone."""
    rows: Rows = {table: [] for table in TABLES}
    for key, unit, _org, kind, *_words, held in (row[:9] for row in meetings):
        signed = held + timedelta(days=2) if random.random() < 0.97 else None
        state = "signed" if signed else "draft"
        rows["decisions_minutes"].append((key, state, "", held, signed))
        if kind == "party":
            present, entitled = _attended(rows, random, key, unit, sizes[unit])
            for position in range(1 + key % 2):
                _decided(rows, random, key * 2 + position, (key, unit, held, position), (entitled, present), today)
    return rows


def _attended(rows: Rows, random: Random, meeting: int, unit: int, size: int) -> tuple[int, int]:
    """Those entitled, one in ten away; one meeting in two hundred has no list. How many came, of how many."""
    entitled = min(size, SEATS)
    here = [random.random() < 0.9 for _seat in range(entitled)]
    if random.random() > 0.005:
        for seat, came in enumerate(here):
            presence = "present" if came else "absent"
            rows["decisions_attendance"].append((meeting, unit * 100 + seat, "", True, presence, "", seat))
    return sum(here), entitled


def _decided(rows: Rows, random: Random, key: int, place: Row, counts: tuple[int, int], today: date) -> None:
    """One topic with the views taken on it and what became of it; one in three leads to a resolution with a task."""
    meeting, unit, held, position = place
    entitled, present = counts
    quorum = "Q-2" if random.random() < 0.3 else "Q-1"
    carried = random.random() < 0.97
    yes = present if carried else present // 2
    outcome, state = ("approved", "issued") if carried or random.random() < 0.3 else ("rejected", "rejected")
    rows["decisions_topic"].append((key, unit, unit, "议题", "", held, state, "party", "party", quorum))
    for face in ("principal", "secretary")[: 1 + key % 2]:
        heard = held + timedelta(days=-2 if random.random() < 0.99 else 1)
        rows["decisions_consultation"].append((key, 1, "party", face, "agreed", heard))
    votes = (entitled, present, yes, present - yes, 0)
    rows["decisions_agenda_item"].append((key, meeting, key, position, "decided", quorum, *votes, outcome))
    if key % 3 == 0 and outcome == "approved":
        rows["decisions_resolution"].append((key, unit, key, key, f"{key}", outcome, "", held, held))
        due = held + timedelta(days=random.randrange(20, 200))
        done = due if random.random() < 0.97 else None
        if random.random() < 0.98:
            state = "done" if done and done <= today else "open"
            rows["execution_task"].append((unit, key, unit * 100, "任务", due, state, held, done))
