"""事项清单: the lists of matters as they hold in a unit on a day, with what its county and the school itself have set."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import quorum as figures
from xiaoheng.loop.decisions.matters.models import Matter, Variant
from xiaoheng.loop.decisions.words import Category, GateCode, MeetingKind, Mode


@dataclass(frozen=True)
class Listed:
    """清单一行: a matter as it holds, and the variants that made it so, the county's first."""

    matter: Matter
    body: str
    mode: str
    category: str
    quorum: str
    gates: str
    variants: tuple[Variant, ...] = ()

    @property
    def code(self) -> str:
        """Its number in the list."""
        return self.matter.code

    @property
    def leads_to(self) -> str:
        """研究提出: where it goes on to; what the Party meeting decides itself goes nowhere."""
        return self.matter.leads_to if self.mode == Mode.STUDY else ""

    @property
    def clause(self) -> str:
        """依据: the list's clause, and the decisions that set something else."""
        return "；".join([self.matter.clause, *(f"{row.unit.name} {row.basis}" for row in self.variants)])

    @property
    def rule(self) -> figures.Quorum:
        """The quorum class."""
        return figures.CLASSES[self.quorum]

    @property
    def body_label(self) -> str:
        """The body in words."""
        return str(MeetingKind(self.body).label)

    @property
    def mode_label(self) -> str:
        """How the principal's meeting deals with it, in words."""
        return str(Mode(self.mode).label) if self.mode else ""

    @property
    def category_label(self) -> str:
        """三重一大 in words."""
        return str(Category(self.category).label) if self.category else ""

    @property
    def gate_labels(self) -> list[str]:
        """Gates in words, in their order."""
        return [str(GateCode(code).label) for code in self.gates.split()]

    def __str__(self) -> str:
        return str(self.matter)


def catalogue(body: str = "") -> QuerySet[Matter]:
    """参考清单: all matters of the files, or those of one body, in the order of the list."""
    return Matter.objects.filter(body=body) if body else Matter.objects.all()


def listed(unit: Unit | None = None, day: date | None = None) -> dict[str, Listed]:
    """现行清单 by code: the files' rows, under what the unit's county set, and what the school added (two queries)."""
    rows = {m.code: Listed(m, m.body, m.mode, m.category, m.quorum, m.gates) for m in catalogue()}
    if unit is None or day is None:
        return rows
    for variant in _variants(unit, day):
        rows[variant.matter.code] = _laid_over(rows[variant.matter.code], variant)
    return rows


def joined(gates: Iterable[str]) -> str:
    """Gates in the order of their procedure, each once."""
    named = set(gates)
    return " ".join(code for code in GateCode.values if code in named)


def _variants(unit: Unit, day: date) -> list[Variant]:
    """Of each unit above (and the unit itself) the latest in force on the day, the farthest unit first."""
    rows = Variant.objects.filter(in_force(day), organisation.stands_above([unit.pk], day))
    far_first = organisation.depth_above(unit, day).desc()
    found = rows.select_related("matter", "unit").order_by(far_first, "since")
    return list({(row.unit_id, row.matter_id): row for row in found}.values())


def _laid_over(above: Listed, row: Variant) -> Listed:
    """A county's row takes the place of the list's; a school's only adds to it."""
    variants = (*above.variants, row)
    if row.unit.kind != UnitKind.SCHOOL:
        return Listed(above.matter, row.body, row.mode, row.category, row.quorum, row.gates, variants)
    to_party = MeetingKind.PARTY in (above.body, row.body)
    study = Mode.STUDY in (above.mode, row.mode)
    return replace(
        above,
        body=MeetingKind.PARTY if to_party else MeetingKind.PRINCIPAL,
        mode="" if to_party else Mode.STUDY if study else Mode.DECIDE,
        category=above.category or row.category,
        quorum=figures.strictest([above.quorum, row.quorum]),
        gates=joined([*above.gates.split(), *row.gates.split()]),
        variants=variants,
    )
