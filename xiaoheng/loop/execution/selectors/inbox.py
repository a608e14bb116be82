"""待办: what waits for a viewer in this room. Subject: sign, issue, sign_off → order; submit, hand_over, allow_transfer →
item; confirm → notice; approve, grant → assignment; complete → part; finish → task."""

from collections.abc import Iterator

from django.db.models import Count, Exists, F, Min, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.execution.models import (
    Assignment,
    Directive,
    Extension,
    Notice,
    Nudge,
    Part,
    Target,
    Task,
    Transfer,
)
from xiaoheng.loop.execution.selectors.cells import binds, reach_of
from xiaoheng.loop.execution.selectors.directives import live
from xiaoheng.loop.execution.selectors.parts import in_charge
from xiaoheng.loop.execution.selectors.worklist import SCHOOL, own_targets, works
from xiaoheng.loop.execution.words import (
    AssignmentState,
    DirectiveState,
    ExtensionState,
    NoticeState,
    PartState,
    TargetState,
    TaskState,
    TransferState,
)

TO_ISSUE = (DirectiveState.DRAFT, DirectiveState.CLEARED, DirectiveState.ISSUING)
MOST = 200  # an inbox shows the most urgent; lists show all


def inbox(viewer: Viewer) -> list[Duty]:
    """待办: duties of the viewer's posts, set-wise."""
    found: list[Duty] = []
    if viewer.units(*SCHOOL):
        targets = own_targets(viewer)
        nudged = _nudged(targets) if targets else set()
        found += [*_to_sign(targets, nudged), *_to_submit(targets, nudged)]
    if clerk := viewer.units(Role.COUNTY_CLERK):
        found += [*_to_review(clerk), *_to_answer(clerk), *_to_move(clerk), *_to_confirm(clerk), *_to_issue(clerk)]
    if leader := viewer.units(Role.COUNTY_LEADER):
        found += _to_sign_off(leader)
    if viewer.person is not None and viewer.roles():
        found += [*_to_complete(viewer), *_to_handle(viewer)]
    return [*found, *_to_finish(viewer)]


def _to_sign(targets: list[Target], nudged: set[tuple[int, int]]) -> Iterator[Duty]:
    for target in targets:
        if target.standing == TargetState.SENT:
            title = _urged(str(target.directive), target, nudged)
            yield Duty("execution.sign", target.directive_id, title, target.unit.name)


def _urged(title: str, target: Target, nudged: set[tuple[int, int]]) -> str:
    return _("催办：%(title)s") % {"title": title} if (target.directive_id, target.unit_id) in nudged else title


def _to_submit(targets: list[Target], nudged: set[tuple[int, int]]) -> Iterator[Duty]:
    for work in works(targets):
        if work.cell.via is not None:
            continue
        if work.target.standing == TargetState.SIGNED and (
            work.is_open or work.cell.state == AssignmentState.SUBMITTED
        ):
            waiting = not work.is_open
            title = work.item.title if waiting else _urged(work.item.title, work.target, nudged)
            yield Duty("execution.submit", work.item.pk, title, work.target.unit.name, work.cell.due_on, waiting)


def _to_review(units: list[int]) -> Iterator[Duty]:
    """One duty an item, however many schools have answered: the review goes on from one answer to the next."""
    rows = Assignment.objects.filter(
        state=AssignmentState.SUBMITTED,
        item__directive__unit__in=units,
        item__directive__state=DirectiveState.ISSUED,
        item__ended_on=None,
    ).order_by()
    found = rows.values("item", "item__title").annotate(
        first=Min("pk"), school=Min("unit__name"), schools=Count("unit", distinct=True), due=Min("due_on")
    )
    for row in found.order_by(F("due").asc(nulls_last=True), "item")[:MOST]:
        many = ngettext("%(n)d所学校", "%(n)d所学校", row["schools"]) % {"n": row["schools"]}
        where = row["school"] if row["schools"] == 1 else many
        yield Duty("execution.approve", row["first"], row["item__title"], where, row["due"])


def _to_answer(units: list[int]) -> Iterator[Duty]:
    rows = Extension.objects.filter(
        state=ExtensionState.ASKED,
        assignment__item__directive__unit__in=units,
        assignment__item__directive__state=DirectiveState.ISSUED,
        assignment__item__ended_on=None,
        assignment__state__in=(AssignmentState.WORKING, AssignmentState.RETURNED, AssignmentState.SUBMITTED),
    )
    asked = Target.objects.filter(
        live(), directive=OuterRef("assignment__item__directive"), unit=OuterRef("assignment__unit")
    )
    rows = rows.filter(Exists(asked))
    for row in rows.select_related("assignment__item", "assignment__unit").order_by("asked_on", "id")[:MOST]:
        title = _("延期申请：%(title)s") % {"title": row.assignment.item.title}
        yield Duty("execution.grant", row.assignment_id, title, row.assignment.unit.name, row.assignment.due_on)


def _to_move(units: list[int]) -> Iterator[Duty]:
    rows = Transfer.objects.filter(state=TransferState.ASKED, item__directive__unit__in=units, item__ended_on=None)
    rows = rows.filter(item__directive__state=DirectiveState.ISSUED)
    for row in rows.select_related("item", "unit").order_by("asked_on", "id")[:MOST]:
        title = _("转办申请：%(title)s") % {"title": row.item.title}
        yield Duty("execution.allow_transfer", row.item_id, title, row.unit.name, row.item.due_on)


def _to_confirm(units: list[int]) -> Iterator[Duty]:
    rows = Notice.objects.filter(unit__in=units, state=NoticeState.RECEIVED).select_related("unit").defer("raw")
    for row in rows.order_by("id")[:MOST]:
        yield Duty("execution.confirm", row.pk, row.title, row.unit.name)


def _to_issue(units: list[int]) -> Iterator[Duty]:
    rows = Directive.objects.filter(unit__in=units, state__in=TO_ISSUE)
    for row in rows.select_related("unit").order_by("id")[:MOST]:
        yield Duty("execution.issue", row.pk, row.title, row.unit.name)


def _to_sign_off(units: list[int]) -> Iterator[Duty]:
    rows = Directive.objects.filter(unit__in=units, state=DirectiveState.SHOWN).select_related("unit")
    for row in rows.order_by("id")[:MOST]:
        yield Duty("execution.sign_off", row.pk, row.title, row.unit.name)


def _to_complete(viewer: Viewer) -> Iterator[Duty]:
    """Parts of one's own that are open, while the school is asked for the item and does it itself."""
    rows = Part.objects.filter(owner=viewer.person, state=PartState.OPEN, assignment__item__ended_on=None)
    moved = Transfer.objects.filter(item=OuterRef("assignment__item"), unit=OuterRef("assignment__unit"))
    asked = Target.objects.filter(
        live(), directive=OuterRef("assignment__item__directive"), unit=OuterRef("assignment__unit")
    )
    rows = rows.filter(
        Exists(asked),
        ~Exists(moved.filter(state=TransferState.GRANTED).exclude(to=OuterRef("assignment__unit"))),
        assignment__item__directive__state=DirectiveState.ISSUED,
    )
    found = list(rows.select_related("assignment__unit", "assignment__item").order_by("due_on", "id")[:MOST])
    named = reach_of([row.assignment.item for row in found])
    for row in found:
        if not binds(row.assignment.item, row.assignment.unit_id, named):
            continue  # an amendment took the school out of the item
        yield Duty("execution.complete", row.pk, row.title, row.assignment.unit.name, row.due_on)


def _to_handle(viewer: Viewer) -> Iterator[Duty]:
    """What a leader of the school is in charge of, where the office hands in."""
    if viewer.units(Role.TEAM_MEMBER):
        for work in in_charge(viewer):
            yield Duty("execution.hand_over", work.item.pk, work.item.title, work.target.unit.name, work.cell.due_on)


def _nudged(targets: list[Target]) -> set[tuple[int, int]]:
    """Which of the orders the schools were reminded of."""
    rows = Nudge.objects.filter(directive__in=[one.directive_id for one in targets])
    rows = rows.filter(unit__in=[one.unit_id for one in targets])
    return set(rows.values_list("directive", "unit"))


def _to_finish(viewer: Viewer) -> Iterator[Duty]:
    if viewer.person is None:
        return
    rows = Task.objects.filter(in_scope(viewer), owner=viewer.person, state=TaskState.OPEN).select_related("unit")
    for row in rows.order_by("due_on", "id")[:MOST]:
        yield Duty("execution.finish", row.pk, row.title, row.unit.name, row.due_on)
