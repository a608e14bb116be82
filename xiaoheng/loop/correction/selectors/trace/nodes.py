"""What a chain is made of."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Room(Enum):
    """闭环五步, in order."""

    DECISION = _("决策")
    EXECUTION = _("执行")
    SUPERVISION = _("监督")
    EVALUATION = _("评价")
    CORRECTION = _("修正")


@dataclass(frozen=True)
class Node:
    """节点: one fact of the chain. `state` is its label, `code` its raw value; doors give a node address and colour."""

    room: Room
    step: str | Promise
    kind: str = ""
    pk: int | None = None
    title: str | Promise = ""
    on: date | None = None
    actor: str = ""
    note: str | Promise = ""
    state: str = ""
    code: str = ""
    shown_at: tuple[str, int] | None = None

    @property
    def is_gap(self) -> bool:
        """尚无: the step has no row yet."""
        return self.pk is None and not self.title

    def at(self, row: Model) -> "Node":
        """The same fact, shown on the page of another row."""
        return replace(self, shown_at=(row._meta.label_lower, row.pk))


def node(
    room: Room,
    step: str | Promise,
    row: Model,
    title: str | Promise,
    on: date | None,
    actor: str = "",
    note: str | Promise = "",
    *,
    field: str = "state",
) -> Node:
    """A row as a node; `field` is the choice that says how it stands ("" = it has none)."""
    code = str(getattr(row, field)) if field else ""
    label = str(getattr(row, f"get_{field}_display")()) if field else ""
    return Node(room, step, row._meta.label_lower, row.pk, title, on, actor, note, label, code)
