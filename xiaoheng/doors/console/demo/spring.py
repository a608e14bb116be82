"""The order of the season: signed off, issued above the cap of hours, answered so far.

What schools hold already is chosen; what has to be written is uploaded. Nobody has been sent back yet.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from xiaoheng.doors.console.demo.build import World
from xiaoheng.doors.console.demo.orders import Orders
from xiaoheng.doors.console.demo.season import season_items
from xiaoheng.ground.organisation.actors import Actor, actor_of, in_force
from xiaoheng.ground.organisation.models import Account, Coverage, Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.ground.rulebook.words import Origin
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import FILED, Kind
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Directive, DirectiveItem, Evidence, Submission, Target
from xiaoheng.loop.execution.selectors.facts import FILED_TEXT, MEETING
from xiaoheng.loop.execution.words import Addressee, AssignmentState, EvidenceKind, TargetState

CAP = 12  # hours a school and month
WHY = "上级统一部署集中在两个月内完成，会议和章程可直接选用已有记录。"
UPLOADED = {"征集“我对教育有话说”意见建议": "意见建议台账", "报备三会一课计划": "三会一课计划报备表"}
PAPER = "演示数据：此处只有这一页说明，不含真实内容。"
KINDS = {
    "召开党员大会": MeetingKind.ASSEMBLY,
    "讲党课": MeetingKind.LECTURE,
    "召开支委会会议": MeetingKind.COMMITTEE,
    "开展主题党日": MeetingKind.THEME_DAY,
}
SLOW, LAGGING = 9, 4  # one school in so many has not signed; one in so many signers has not answered yet
Held = dict[tuple[int, str], Meeting]  # school and kind → its meeting of the quarter


def season(world: World) -> None:
    """In every county: the cap and the sign-off from now on, the order, and its answers."""
    counties = [unit for unit in world.units if unit.kind == UnitKind.COUNTY]
    _limit(world, counties)
    held, charters = _meetings(world), {row.unit_id: row for row in _charters()}
    orders = Orders()
    for county in counties:
        with clock.on(world.today - timedelta(days=1)):
            order = _issue(county)
        _answer(world, orders, order, held, charters)
    orders.save()


def _limit(world: World, counties: list[Unit]) -> None:
    since = world.today - timedelta(days=5)
    known = {row.key: row for row in Parameter.objects.filter(key__in=("order_hours_cap", "order_sign_off"))}
    ParameterValue.objects.bulk_create(
        ParameterValue(
            parameter=known[key], unit=county, value=value, since=since,
            basis=f"{county.name}教工委〔{since.year}〕3号", origin=Origin.VERB,
        )
        for county in counties
        for key, value in (("order_hours_cap", CAP), ("order_sign_off", 1))
    )  # fmt: skip


def _issue(county: Unit) -> Directive:
    """Drafted by the clerk with the reason for going above the cap, signed off by the leader, issued."""
    today = clock.today()
    following = (today.replace(day=28) + timedelta(days=4)).replace(day=28) + timedelta(days=4)
    clerk, since = _actor(county, "ganshi"), today.replace(day=1)
    row = execution.draft(
        actor=clerk, unit=county, title=f"党建工作任务交办单（{since.year}年{since.month}—{since.month % 12 + 1}月）",
        since=since, until=following.replace(day=1) - timedelta(days=1),
        basis="县委教育工委关于印发党建工作任务交办单的通知", items=list(season_items(today)),
    )  # fmt: skip
    execution.present(actor=clerk, directive=row, override=WHY)
    execution.sign_off(actor=_actor(county, "lingdao"), directive=row)
    return execution.issue(actor=clerk, directive=row)


def _answer(world: World, orders: Orders, order: Directive, held: Held, charters: dict[int, FiledText]) -> None:
    targets = list(Target.objects.filter(directive=order).select_related("unit").order_by("unit__code"))
    signed = [target for turn, target in enumerate(targets) if turn % SLOW != SLOW - 1]
    for target in signed:
        target.state, target.signed_on = TargetState.SIGNED, world.today - timedelta(days=1)
        target.signed_by = f"{target.unit.name}党政办"
    Target.objects.bulk_update(signed, ["state", "signed_on", "signed_by"], batch_size=500)
    items, hosts = list(order.items.all()), {place.unit.pk for place in world.places if place.host}
    for turn, target in enumerate(signed):
        if turn % LAGGING == LAGGING - 1:
            continue
        for item in (one for one in items if one.addressee != Addressee.ORG or target.unit_id in hosts):
            uploads = item.title in UPLOADED and turn % 3 == 0
            if (
                proof := _paper(item, world.today, target.unit)
                if uploads
                else _fact(order, item, target.unit_id, held, charters)
            ):
                _submit(world, orders, order, item, target.unit, proof)


def _fact(
    order: Directive, item: DirectiveItem, unit: int, held: Held, charters: dict[int, FiledText]
) -> Evidence | None:
    """What the school's books hold for an item, as its own proposals say."""
    if item.title == "修订学校章程" and unit in charters:
        text = charters[unit]  # chosen by hand: it was filed before the order
        told = {"subject_kind": FILED_TEXT, "subject": str(text.pk), "title": f"{text}　{text.number}"}
        return Evidence(kind=EvidenceKind.FACT, happened_on=text.effective_on, entered_on=text.concluded_on, **told)
    meeting = held.get((unit, KINDS.get(item.title, "")))
    if meeting is None or meeting.held_on is None or meeting.held_on < _starts(order, item):
        return None
    told = {"subject_kind": MEETING, "subject": str(meeting.pk), "why": "与要求的会议类别一致"}
    title = "　".join((str(meeting.get_kind_display()), meeting.org.name if meeting.org else "", meeting.title))
    days = {"happened_on": meeting.held_on, "entered_on": meeting.entered_on}
    return Evidence(kind=EvidenceKind.FACT, title=title, **told, **days)


def _paper(item: DirectiveItem, today: date, unit: Unit) -> Evidence:
    """Each school's own: the same file in two answers is told to the reviewer."""
    name = f"{UPLOADED[item.title]}.txt"
    digest = records.store(f"{unit.name}{UPLOADED[item.title]}\n{PAPER}".encode(), name).digest
    return Evidence(kind=EvidenceKind.FILE, title=name, digest=digest, entered_on=today)


def _submit(world: World, orders: Orders, order: Directive, item: DirectiveItem, unit: Unit, proof: Evidence) -> None:
    now = reads.current(order, item, world.today)
    row = Assignment(
        item=item, unit=unit, occurrence=now.start, state=AssignmentState.SUBMITTED, due_on=now.due,
        submitted_on=world.today,
    )  # fmt: skip
    submission = Submission(
        assignment=row, seq=1, by="system:演示数据", by_name=f"{unit.name}党政办", submitted_on=world.today
    )
    proof.submission = submission
    orders.assignments.append(row)
    orders.submissions.append(submission)
    orders.evidence.append(proof)


def _starts(order: Directive, item: DirectiveItem) -> date:
    return reads.current(order, item, clock.today()).start if item.recurrence else order.since


def _meetings(world: World) -> Held:
    """The last meeting of each kind of the organisation that is seated in a school, or of the school itself."""
    since = world.today - timedelta(days=92)
    held = {"state": MeetingState.CLOSED, "held_on__range": (since, world.today)}
    rows = Meeting.objects.filter(kind__in=KINDS.values(), **held).select_related("org")
    seats = set(Coverage.objects.filter(in_force(world.today)).values_list("org__unit", flat=True))
    return {(row.unit_id, row.kind): row for row in rows.order_by("held_on", "pk") if row.unit_id in seats}


def _charters() -> Iterator[FiledText]:
    rows = FiledText.objects.filter(kind=Kind.CHARTER, state__in=FILED).order_by("effective_on", "pk")
    return (row for row in rows if row.in_force_on(clock.today()))


def _actor(county: Unit, post: str) -> Actor:
    return actor_of(Account.objects.get(username=f"{county.code.lower()}-{post}"))
