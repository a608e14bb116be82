"""What a chain is made of."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

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
    """节点: one fact of the chain. `pk` is None where the step has no row yet; doors give a node its address."""

    room: Room
    step: str | Promise
    kind: str = ""
    pk: int | None = None
    title: str = ""
    state: str = ""
    on: date | None = None
    actor: str = ""
    note: str = ""
