"""What goes with decisions: weekly talks, reports told back, what a few schools show in public, a list varied."""

from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import SEATS, Place, World
from xiaoheng.doors.console.demo.past import Past
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.loop.decisions.models import Matter, Publication, ReportBack, Resolution, Talk, Variant
from xiaoheng.loop.decisions.words import Channel, MeetingKind, PublicationState, ReportState, TopicState

WEEKS = 8
SILENT = 20  # days since the last talk where secretary and principal did not keep to it
TELLING = 3  # schools whose last resolutions are on their way


def follow(world: World, past: Past) -> None:
    """Talks where there are two heads; reports and publications of the first schools; a matter of each county."""
    Talk.objects.bulk_create([row for place in world.places for row in _talks(world, place)], batch_size=1000)
    for place in [place for place in world.places if place.host][:TELLING]:
        _tell(past, place, _holder(world, place, Post.PRINCIPAL))
    matter = Matter.objects.get(code="P24")
    Variant.objects.bulk_create(
        Variant(
            matter=matter, unit=unit, since=date(2023, 1, 1), body=matter.body, category=matter.category,
            quorum=matter.quorum, gates="PC RA LE UP", basis="县教育工委〔2022〕21号",
        )
        for unit in world.units
        if unit.kind == UnitKind.COUNTY
    )  # fmt: skip


def _talks(world: World, place: Place) -> list[Talk]:
    if not place.host or place.plan.kind not in SEATS:
        return []
    secretary, principal = _holder(world, place, Post.SECRETARY), _holder(world, place, Post.PRINCIPAL)
    if secretary is None or principal is None or secretary is principal:
        return []
    silent = world.bears.get("B-01") is place.org
    last = world.today - timedelta(days=SILENT if silent else world.random.randrange(1, 6))
    days = [last - timedelta(weeks=number) for number in range(WEEKS)]
    return [
        Talk(
            unit=place.unit, org=place.org, day=day, secretary=secretary, principal=principal, is_done=True,
            entered_on=day,
        )
        for day in days
    ]  # fmt: skip


def _holder(world: World, place: Place, post: str) -> Person | None:
    rows = (row for row in world.appointments if row.unit is place.unit and row.post == post and row.until is None)
    return next((row.person for row in rows), None)


def _tell(past: Past, place: Place, screener: Person | None) -> None:
    """The newest resolution is being carried out, the one before has been told, the third was weighed and is shown."""
    own = [row for row in past.resolutions if row.unit is place.unit and row.topic.body == MeetingKind.PARTY]
    if len(own) < TELLING:
        return
    weighed, told, under_way = own[-3:]
    for row, state in ((told, TopicState.REPORTED), (under_way, TopicState.ISSUED)):
        row.topic.state, row.topic.closing = state, ""
        row.topic.save(update_fields=["state", "closing"])
    _report(told, ReportState.GIVEN)
    _report(weighed, ReportState.MET, heard=under_way)
    chair = weighed.item.meeting.chair
    Publication.objects.create(
        unit=place.unit, resolution=weighed, channel=Channel.PARTY, title=weighed.topic.title, text=weighed.text,
        state=PublicationState.PUBLISHED, proposer=weighed.topic.proposer, screener=screener,
        clearer=chair, proposed_on=weighed.decided_on,
        since=under_way.decided_on, until=under_way.decided_on + timedelta(days=60),
    )  # fmt: skip


def _report(row: Resolution, state: str, heard: Resolution | None = None) -> None:
    ReportBack.objects.create(
        topic=row.topic, text="按决议分工完成，责任人已逐项报告。", teller=row.topic.proposer,
        told_on=row.decided_on + timedelta(days=3), state=state,
        meeting=heard.item.meeting if heard else None, remark="同意报告，落实到位。" if heard else "",
    )  # fmt: skip
