"""下达与办结: an order goes to its schools in short resumable batches; one entry tells the whole."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.selectors import terms_of
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock, digest
from xiaoheng.lib.calendar import plain
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Assignment, Directive, Target
from xiaoheng.loop.execution.selectors import addressed, signs_off
from xiaoheng.loop.execution.services.merging import merge
from xiaoheng.loop.execution.services.readiness import heavy, incomplete, unseen
from xiaoheng.loop.execution.states import DIRECTIVE
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState

LABELS = dict(DirectiveState.choices)
BATCH = 100  # rows in one transaction: far below a second of write lock, and progress is seen


def issue(*, actor: Actor, directive: Directive, override: str = "", seen: str = "") -> Directive:
    """下达: write the addressed schools batch by batch, then number the order and enter it with the batch's digest.

    While it runs the order is `issuing` and cannot be edited; stopped half-way, the same verb goes on where it stopped.
    Schools see nothing of it before the last step. An amendment changes the order that it amends instead. `override`
    says why the order goes out although it is above the month's cap of hours, `seen` which edition was looked at.
    """
    directive.refresh_from_db()  # it is judged as it stands, not as it was when the page was drawn
    if may(actor, "execution.issue", directive.unit, directive) and _refusal(actor, directive, override, seen) is None:
        _prepare(directive)
    with act("execution.issue", actor=actor, unit=directive.unit, on=directive) as doing:
        if refusal := _refusal(actor, directive, override, seen):
            raise refusal
        today = clock.today()
        stamp: dict[str, Any] = {"year": today.year, "serial": _next_serial(directive, today.year)}
        stamp |= {"override": override.strip()[:300] or directive.override, "issued_on": today}
        if directive.amends_id is None:
            stamp["terms"] = plain(terms_of(directive.unit))  # a calendar changed later moves nothing of it
        to = DirectiveState.MERGED if directive.amends_id else DirectiveState.ISSUED
        advance(directive, DIRECTIVE, "execution.issue", labels=LABELS, to=to, **stamp)
        codes = merge(directive) if directive.amends_id else _codes(directive)
        doing.touch(*_behind(directive.amends or directive))
        doing.say(
            title=directive.title,
            number=directive.number,
            schools=len(codes),
            digest=digest.sm3("\n".join(codes).encode()),
        )
        if directive.override:
            doing.say(override=directive.override)
    return directive


def close(*, actor: Actor, directive: Directive) -> Directive:
    """办结: the order takes no more answers. Refused while an answer waits for review."""
    with act("execution.close", actor=actor, unit=directive.unit, on=directive) as doing:
        open_items = directive.items.filter(ended_on=None)
        waiting = Assignment.objects.filter(item__in=open_items, state=AssignmentState.SUBMITTED).count()
        if waiting and directive.state == DirectiveState.ISSUED:
            raise Refused(_("还有%(n)s件待复核。") % {"n": waiting}, _("请先复核完毕，再办结交办单。"), "状态")
        advance(directive, DIRECTIVE, "execution.close", labels=LABELS, closed_on=clock.today())
        doing.touch(*_behind(directive))
        doing.say(title=directive.title, number=directive.number)
    return directive


def _behind(directive: Directive) -> list[int]:
    """The addressed schools, once something of the order is past its day: what is said of them changes."""
    if not directive.items.filter(due_on__lt=clock.today()).exists():
        return []
    return list(Target.objects.filter(directive=directive).values_list("unit", flat=True))


def _refusal(actor: Actor, directive: Directive, override: str, seen: str) -> Refused | None:
    if directive.state not in DIRECTIVE["execution.issue"][0]:
        return None  # the step itself refuses, in its own words
    if directive.cleared_on is None and signs_off(directive.unit):
        return Refused(_("交办单还没有签发。"), _("请先送签，由拟稿人以外的领导签发后再下达。"), "签发")
    return unseen(directive, seen) or incomplete(directive) or heavy(actor, directive, override)


def _prepare(directive: Directive) -> None:
    """Freeze the draft and write its targets; an amendment has none of its own."""
    if directive.amends_id is None and _freeze(directive):
        _address(directive)


def _codes(directive: Directive) -> list[str]:
    rows = Target.objects.filter(directive=directive).order_by("unit__code")
    return list(rows.values_list("unit__code", flat=True))


def _freeze(directive: Directive) -> bool:
    """From here on the draft cannot be edited; True as well when an earlier run had frozen it."""
    ready = (DirectiveState.DRAFT, DirectiveState.CLEARED)
    Directive.objects.filter(pk=directive.pk, state__in=ready).update(state=DirectiveState.ISSUING)
    directive.refresh_from_db(fields=["state"])
    return directive.state == DirectiveState.ISSUING


def _address(directive: Directive) -> None:
    """Write the targets in batches, each in a transaction of its own; those already written are left alone."""
    written = set(Target.objects.filter(directive=directive).values_list("unit", flat=True))
    missing = [pk for pk in addressed(directive).values_list("pk", flat=True) if pk not in written]
    for start in range(0, len(missing), BATCH):
        with transaction.atomic():
            Target.objects.bulk_create(
                [Target(directive=directive, unit_id=pk) for pk in missing[start : start + BATCH]],
                ignore_conflicts=True,
            )


def _next_serial(directive: Directive, year: int) -> int:
    """交办单编号: the next of its issuer's series of the year; the issuer's row is locked while it is taken."""
    Unit.objects.select_for_update().get(pk=directive.unit_id)
    last = Directive.objects.filter(unit=directive.unit, year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1
