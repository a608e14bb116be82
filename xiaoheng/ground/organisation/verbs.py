"""办理: the frame of every verb: permit, one transaction, rows, one entry in the county's log."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.lib.states import Table, step

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Act:
    """一次办理: what the entry will say. The subject of a creating verb is set inside the block."""

    subject: models.Model | None = None
    payload: dict[str, Any] = field(default_factory=dict)
    touched: list[int] = field(default_factory=list)

    def say(self, **payload: Any) -> None:
        """Add readable facts to the entry: text, whole numbers, lists, mappings."""
        self.payload.update(payload)

    def touch(self, *units: int) -> None:
        """Name further units whose facts changed (the verb's own unit is always touched)."""
        self.touched.extend(units)


@contextmanager
def act(verb: str, *, actor: Actor, unit: Unit, on: models.Model | None = None) -> Iterator[Act]:
    """办理框架: permit first, then one transaction whose last step is the entry; a refusal leaves its own entry.

    Forbidden when policy.yaml gives the actor no such right in the unit; whatever Refused the block raises rolls
    everything back. A verb that calls another nests it: when the inner refusal ends both, the outer verb's entry of
    it is what remains. Only verbs open transactions: around a verb, one would roll its refusal's entry back as well.
    """
    doing = Act(subject=on, touched=[unit.pk])
    role = "-"
    try:
        role = permitted_role(actor, verb, unit, on)
        with transaction.atomic():
            yield doing
            _enter(verb, actor, role, unit, doing)
    except Refused as refusal:
        # What the block made has gone with its transaction: the entry speaks of the subject it was given.
        refused = Act(subject=on, payload={"refused": refusal.message, "rule": refusal.rule})
        _enter(verb, actor, role, unit, refused, result="refused")
        raise


@contextmanager
def loading(verb: str, *, actor: Actor) -> Iterator[Act]:
    """载入框架: files of the installation become rows, entered with the top unit and touching none below it.

    An installation without any unit has no log to write to yet: then there is no entry.
    """
    top = Unit.objects.filter(superior__isnull=True).order_by("pk").first()
    if top is None:
        with transaction.atomic():
            yield Act()
        return
    with act(verb, actor=actor, unit=top) as doing:
        doing.touched = []
        yield doing


def _enter(verb: str, actor: Actor, role: str, unit: Unit, doing: Act, result: str = "done") -> None:
    subject = doing.subject
    records.append(
        log=unit.log,
        actor=actor.uid,
        role=role,
        unit=unit.code,
        verb=verb,
        kind=subject._meta.label_lower if subject is not None else "",
        subject=str(subject.pk) if subject is not None else "",
        result=result,
        payload={"actor": actor.name, "unit": unit.name, **doing.payload},
        touched=doing.touched,
    )


def advance(
    row: Row, transitions: Table, verb: str, *, labels: Mapping[str, Any] | None = None, to: str = "", **changes: Any
) -> Row:
    """状态推进: step a row by a guarded UPDATE that must hit exactly one row; Stale when somebody was faster.

    `to` picks the outcome where a verb has several (reply: approved or refused).
    """
    state: str = row.state  # type: ignore[attr-defined]
    target = step(transitions, verb, state, labels=labels)
    changes["state"] = to or target
    hit = type(row)._default_manager.filter(pk=row.pk, state=state).update(**changes)
    if hit != 1:
        raise Stale(_("该事项刚被他人办理，状态已变化。"), _("请刷新页面，看清最新情况后再办理。"), verb)
    for name, value in changes.items():
        setattr(row, name, value)
    return row
