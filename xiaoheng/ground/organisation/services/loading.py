"""Building the tree: shared by the workbook import and the demo loader, inside their own act."""

from collections.abc import Iterable

from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.words import UnitKind

ABOVE_COUNTY = (UnitKind.PROVINCE, UnitKind.CITY)


def log_of(unit: Unit) -> str:
    """The county whose log records the unit's acts: its county's code, above the county its own."""
    if unit.kind in ABOVE_COUNTY or unit.kind == UnitKind.COUNTY or unit.superior is None:
        return unit.code
    return unit.superior.log


def place(unit: Unit) -> None:
    """Write the ancestry rows of a saved unit anew, from its superior's."""
    Ancestry.objects.filter(unit=unit).delete()
    rows = [Ancestry(unit=unit, ancestor=unit, depth=0)]
    if unit.superior_id:
        above = Ancestry.objects.filter(unit=unit.superior_id).values_list("ancestor_id", "depth")
        rows += [Ancestry(unit=unit, ancestor_id=ancestor, depth=depth + 1) for ancestor, depth in above]
    Ancestry.objects.bulk_create(rows)


def place_all(units: Iterable[Unit]) -> None:
    """Write ancestry rows of many saved units, superiors first, in one pass; superiors not among them are placed."""
    units = list(units)
    outside = {unit.superior_id for unit in units} - {unit.pk for unit in units} - {None}
    above: dict[int, list[tuple[int, int]]] = {pk: [] for pk in outside if pk}
    placed = Ancestry.objects.filter(unit__in=outside).order_by("depth")
    for pk, ancestor, depth in placed.values_list("unit_id", "ancestor_id", "depth"):
        above[pk].append((ancestor, depth))
    rows: list[Ancestry] = []
    for unit in units:
        line = [(unit.pk, 0)] + [(a, d + 1) for a, d in above.get(unit.superior_id or 0, [])]
        above[unit.pk] = line
        rows += [Ancestry(unit=unit, ancestor_id=ancestor, depth=depth) for ancestor, depth in line]
    Ancestry.objects.bulk_create(rows, batch_size=5000)


def replace_tree(county: Unit, keys: Iterable[int]) -> None:
    """Write the ancestry of a county's units anew; `keys` may name the county itself, whose own stays."""
    rows = {unit.pk: unit for unit in Unit.objects.filter(pk__in=list(keys)).exclude(pk=county.pk)}
    Ancestry.objects.filter(unit__in=rows).delete()

    def depth(unit: Unit) -> int:
        return 1 + depth(rows[unit.superior_id]) if unit.superior_id in rows else 0

    place_all(sorted(rows.values(), key=depth))
