"""What becomes of the order in hand: amended half-way, reminded of, shared out, moved to another school; and one that
waits for its signature. Each by its verb on its own day."""

from datetime import timedelta

from xiaoheng.doors.console.demo.build import LOADER, World
from xiaoheng.ground.organisation.actors import Actor, actor_of
from xiaoheng.ground.organisation.models import Account, Person, Unit
from xiaoheng.ground.organisation.words import Post, UnitKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, Target
from xiaoheng.loop.execution.services import Share, Wording
from xiaoheng.loop.execution.words import Addressee, TargetState

REMINDED = 2  # schools reminded in each county


def change(world: World) -> None:
    """In every county."""
    for county in (unit for unit in world.units if unit.kind == UnitKind.COUNTY):
        order = Directive.objects.get(unit=county, state="issued")
        clerk = actor_of(Account.objects.get(username=f"{county.code.lower()}-ganshi"))
        with clock.on(world.today - timedelta(days=6)):
            _amend(clerk, order)
        with clock.on(world.today - timedelta(days=1)):
            _remind(clerk, order)
            _share(order)
            _move(clerk, order)
            _await(clerk, county)


def _amend(clerk: Actor, order: Directive) -> None:
    draft = execution.amend(actor=clerk, directive=order, reason="与全县集中培训时间冲突")
    item = draft.items.latest("seq")
    later = order.since + timedelta(days=50)
    wording = Wording(item.title, item.text, item.who, due_on=later, evidence=item.evidence, minutes=item.minutes)
    execution.put_item(actor=clerk, directive=draft, item=item, wording=wording)
    execution.issue(actor=clerk, directive=draft)


def _remind(clerk: Actor, order: Directive) -> None:
    unsigned = Target.objects.filter(directive=order, state=TargetState.SENT).order_by("unit__code")[:REMINDED]
    if units := list(unsigned.values_list("unit", flat=True)):
        execution.nudge(actor=clerk, directive=order, units=units)


def _share(order: Directive) -> None:
    """The first school that has signed gives parts of the last item to two of its people; one of them is done."""
    target = Target.objects.filter(directive=order, state=TargetState.SIGNED).order_by("unit__code").first()
    item = order.items.filter(ended_on=None).latest("seq")
    row = reads.assignment(item, target.unit) if target else None
    people = list(Person.objects.filter(unit=target.unit).order_by("code")[:2]) if target else []
    if row is None or len(people) < 2:
        return
    titles = ("整理今年以来的会议记录", "对照议事规则逐次核对")
    shares = [
        Share(owner, title, clock.today() + timedelta(days=10)) for owner, title in zip(people, titles, strict=True)
    ]
    row = execution.share(actor=LOADER, assignment=row, shares=shares)
    first = row.parts.earliest("pk")
    execution.complete(actor=LOADER, part=first, note="已整理齐全。")


def _move(clerk: Actor, order: Directive) -> None:
    """A school's item goes to its neighbour; a second school asks for the same and waits for its answer."""
    targets = Target.objects.filter(directive=order, state=TargetState.SIGNED).order_by("unit__code")
    schools = [target.unit for target in targets.select_related("unit")[1:5]]
    item = order.items.filter(ended_on=None).get(seq=2)
    if len(schools) == 4:
        first, second, third, fourth = schools
        execution.transfer(actor=clerk, item=item, unit=first, to=second, reason="两校党组织会议合并召开")
        reason = "本校书记外出培训，由集团校一并研究"
        execution.request_transfer(actor=LOADER, item=item, unit=third, to=fourth, reason=reason)


def _await(clerk: Actor, county: Unit) -> None:
    """An order that is drafted and waits for its signature: one item for Party organisations, one for a post."""
    due = clock.today() + timedelta(days=30)
    items = (
        Wording("召开组织生活会", "各党组织召开组织生活会，开展批评和自我批评。", ("各党组织",), due_on=due,
                evidence=("会议记录",), minutes=90, addressee=Addressee.ORG),
        Wording("书记讲专题党课", "党组织书记讲一次专题党课。", ("党组织书记",), due_on=due,
                evidence=("党课记录",), minutes=60, addressee=Addressee.POST, post=Post.SECRETARY),
    )  # fmt: skip
    today = clock.today()
    row = execution.draft(
        actor=clerk, unit=county, title="组织生活专项工作交办单", since=today, until=due + timedelta(days=15),
        basis="县委教育工委年度工作要点", items=items,
    )  # fmt: skip
    execution.present(actor=clerk, directive=row)
