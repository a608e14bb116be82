"""A meeting of nine with twenty items, driven by two clients: time of each step, and queries as past meetings grow.

    python -m benchmarks.meetings [--past 0 200]

Both clients go through the pages: the office enters every step, the chair's screen reads the board after each. Queries
of a step must be the same with two hundred past meetings as with none.
"""

import argparse
import os
import statistics
import time
import warnings
from collections import defaultdict
from datetime import date, timedelta

SEATS, ITEMS = 9, 20
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Table:
    """One meeting at the table: the two clients and what each step took."""

    def __init__(self, office: object, chair: object, meeting: object) -> None:
        self.office, self.chair, self.meeting = office, chair, meeting
        self.times: dict[str, list[float]] = defaultdict(list)
        self.queries: dict[str, set[int]] = defaultdict(set)

    def step(self, name: str, url: str, data: dict[str, object]) -> None:
        """One step of the office, and the board anew on the chair's screen."""
        from django.db import connection, reset_queries
        from django.test.utils import CaptureQueriesContext

        reset_queries()  # the log of one connection is bounded
        with CaptureQueriesContext(connection) as asked:
            start = time.perf_counter()
            answer = self.office.post(url, data)  # type: ignore[attr-defined]
            self.times[name].append((time.perf_counter() - start) * 1000)
        assert answer.status_code == 302, f"{name}: {answer.status_code}"
        self.queries[name].add(len(asked))
        board = f"/meetings/{self.meeting.pk}/live/"  # type: ignore[attr-defined]
        with CaptureQueriesContext(connection) as asked:
            start = time.perf_counter()
            shown = self.chair.get(board)  # type: ignore[attr-defined]
            self.times["board"].append((time.perf_counter() - start) * 1000)
        assert shown.status_code == 200
        self.queries["board"].add(len(asked))


def prepare(place: object, past: int) -> tuple[object, list[int]]:
    """A planned Party meeting with its items, nine members of the committee, and past meetings as rows."""
    from xiaoheng.ground.organisation.models import Appointment, Person
    from xiaoheng.loop.decisions.models import AgendaItem, Matter, Meeting, Topic, TopicMatter

    org, unit, today = place, place.unit, date(2023, 3, 14)  # type: ignore[attr-defined]
    held = Appointment.objects.filter(org=org, until__isnull=True)
    missing = SEATS - held.values("person").distinct().count()
    for number in range(max(0, missing)):
        person = Person.objects.create(unit=unit, code=f"B{number:05}", name=f"委员{number}")
        Appointment.objects.create(unit=unit, org=org, person=person, post="committee_member", since=date(2022, 1, 1))
    chair = held.get(post="secretary").person
    rows = {"unit": unit, "org": org, "kind": "party", "chair": chair, "entered_on": today}
    Meeting.objects.bulk_create(
        Meeting(**rows, state="closed", planned_on=today - timedelta(days=n), held_on=today - timedelta(days=n),
                ym=202201, year=1900 + n % 50, serial=1000 + n, number=f"旧{n}")
        for n in range(1, past + 1)
    )  # fmt: skip
    meeting = Meeting.objects.create(**rows, planned_on=today)
    matter = Matter.objects.get(code="P16")
    for number in range(1, ITEMS + 1):
        topic = Topic.objects.create(
            unit=unit, org=org, title=f"第{number}项议题", text="方案", proposer=chair, proposed_on=today,
            state="tabled", body="party", stage="party", quorum="Q-1", categories="M",
        )  # fmt: skip
        TopicMatter.objects.create(topic=topic, matter=matter)
        AgendaItem.objects.create(meeting=meeting, topic=topic, position=number, quorum="Q-1")
    return meeting, list(meeting.items.values_list("pk", flat=True))


def hold(table: Table, items: list[int]) -> None:
    """Open, mark, and for each item: take up, nine views with the chair's last, vote, outcome."""
    meeting = table.meeting
    table.office.post(f"/meetings/{meeting.pk}/start/")  # type: ignore[attr-defined]
    seats = list(meeting.attendances.all())  # type: ignore[attr-defined]
    marks = {f"p{row.person_id}": "present" if row.is_entitled else "absent" for row in seats}
    table.step("attend", f"/meetings/{meeting.pk}/attend/", marks)  # type: ignore[attr-defined]
    chair = meeting.chair_id  # type: ignore[attr-defined]
    voters = sorted((row for row in seats if row.is_entitled), key=lambda row: row.person_id == chair)
    for item in items:
        table.step("take_up", f"/agenda/{item}/take_up/", {})
        for row in voters:
            table.step("speak", f"/agenda/{item}/speak/", {"person": row.person_id, "text": "同意该方案。"})
        table.step("vote", f"/agenda/{item}/vote/", {"method": "hands", "yes": len(voters), "no": 0, "abstain": 0})
        table.step("resolve", f"/agenda/{item}/resolve/", {"outcome": "approved", "text": "会议同意该方案。"})


def one(past: int) -> dict[str, tuple[float, float, int]]:
    """One meeting beside so many past ones, rolled back afterwards; median and slowest ms and most queries by step."""
    from django.db import transaction
    from django.test import Client

    from xiaoheng.ground.organisation.models import Account, PartyOrg

    with transaction.atomic():
        office = Account.objects.filter(username__endswith="-0001-bangong").order_by("username").first()
        assert office is not None
        code = office.username.removesuffix("-bangong")
        secretary = Account.objects.get(username=f"{code}-shuji")
        org = PartyOrg.objects.filter(unit__code__iexact=code, appointments__post="secretary").order_by("code").first()
        clients = []
        for account in (office, secretary):
            client = Client(SERVER_NAME="localhost")
            client.force_login(account, BACKEND)
            clients.append(client)
        meeting, items = prepare(org, past)
        table = Table(*clients, meeting)
        hold(table, items)
        transaction.set_rollback(True)
    return {
        name: (statistics.median(times), max(times), max(table.queries[name])) for name, times in table.times.items()
    }


def main() -> None:
    """A demo county, the meeting beside few and beside many past ones."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--past", type=int, nargs="*", default=[0, 200])
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
    import django

    warnings.filterwarnings("ignore", "No directory at")
    django.setup()
    from django.core.management import call_command

    from xiaoheng.doors.console import demo, regulations

    call_command("migrate", verbosity=0)
    regulations.run(argparse.Namespace())
    demo.load(48)
    print(f"{'past':>6} {'step':<9}{'ms':>8}{'max':>8}{'queries':>9}")
    for past in options.past:
        for name, (middle, slowest, queries) in one(past).items():
            print(f"{past:>6} {name:<9}{middle:>8.1f}{slowest:>8.1f}{queries:>9}", flush=True)


if __name__ == "__main__":
    main()
