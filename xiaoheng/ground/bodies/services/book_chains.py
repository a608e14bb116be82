"""责任链的表: one row a level; the rows of one duty and one first day are one chain."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Chain, ChainLink
from xiaoheng.ground.bodies.services.chains import LEAST
from xiaoheng.ground.bodies.sheets import CHAINS
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Appointment, Unit
from xiaoheng.ground.organisation.selectors import register
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.services.importing import Writer
from xiaoheng.ground.organisation.services.importing.checking import begun, refers
from xiaoheng.ground.organisation.services.importing.planning import ADDED, Change
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.lib import clock

KEY = ("unit", "duty", "since")  # of a chain
Whole = tuple[Any, ...]  # unit, duty, first day
Posts = dict[Whole, int]


def chains(county: Unit) -> Iterator[Fact]:
    """责任链, level by level."""
    rows = ChainLink.objects.filter(chain__unit__in=register.below(county))
    return register.facts_of(
        rows, ("place", "level", "scope"), unit="chain__unit__code", duty="chain__duty", since="chain__since",
        until="chain__until", basis="chain__basis", person="appointment__person__code", post="appointment__post",
        named="appointment__person__name",
    )  # fmt: skip


def titled(state: State, values: Values) -> str:
    """桃源中学 师德建设 第1级."""
    unit = state.units.get(values["unit"], {}).get("name", values["unit"])
    said = {"unit": unit, "duty": shown(CHAINS.column("duty"), values["duty"]), "n": values["place"]}
    return _("%(unit)s %(duty)s 第%(n)s级") % said


def check(state: State) -> None:
    """核对: each level a post in office, each chain whole, one chain of a duty at a time."""
    held = posts_of(state.county)
    begun(state, CHAINS)
    for row, after in state.each(CHAINS):
        refers(state, row, "unit", state.units, _("单位"))
        refers(state, row, "person", state.names, _("人员"))
        new = state.fact(row) is None and after["person"] in state.names and after["until"] is None
        if new and (after["unit"], after["person"], after["post"]) not in held:
            message = _("%(name)s在该单位没有这一现任职务。") % {"name": state.names[after["person"]]}
            state.problems.append(row.problem("post", message, _("请先登记任职，或填写现任职务的人员。")))
    _whole(state)


def _whole(state: State) -> None:
    """Levels 1, 2 … without a gap, with one number of document and one last day; the last chain alone is open."""
    levels: defaultdict[Whole, dict[int, Values]] = defaultdict(dict)
    for after in state.after[CHAINS.name].values():
        levels[tuple(after[name] for name in KEY)][int(str(after["place"] or 0))] = after
    open_ = {key for key, some in levels.items() if any(one["until"] is None for one in some.values())}
    last = {key[:2]: max(other[2] for other in levels if other[:2] == key[:2] and other[2]) for key in open_ if key[2]}
    for row, after in state.each(CHAINS):
        key = tuple(after[name] for name in KEY)
        some = levels[key]
        if sorted(some) != list(range(1, max(LEAST, len(some)) + 1)):
            _say(state, row, "place", _("责任链的级次不连续，或不足两级。"), _("请从1起逐级填写，至少两级。"))
        for name, what in (("basis", _("文号")), ("until", _("终止日期"))):
            if len({one[name] for one in some.values()}) > 1:
                _say(state, row, name, _("同一责任链的%(what)s不一致。") % {"what": what}, _("请各级填写相同的内容。"))
        if key in open_ and last.get(key[:2], key[2]) != key[2]:
            _say(state, row, "until", _("此后已有新的责任链。"), _("请填写这一责任链的终止日期。"))


def _say(state: State, row: Row, name: str, message: str, remedy: str) -> None:
    state.problems.append(row.problem(name, message, remedy))


def write(writer: Writer) -> None:
    """Chains first, then their levels."""
    changes, held = writer.of(CHAINS), posts_of(writer.county)
    known = _known(writer.county)
    fresh: dict[Whole, tuple[Change, Chain]] = {}
    moved: dict[Whole, tuple[Change, Chain]] = {}
    for change in changes:
        key: Whole = tuple(change.after[name] for name in KEY)
        chain = known.get(key)
        if chain is None and key not in fresh:
            unit, duty, since = key
            fresh[key] = (change, Chain(unit_id=writer.units[unit], duty=duty, since=since))
        if chain is not None and change.new("basis", "until"):
            moved[key] = (change, chain)
    for change, chain in (*fresh.values(), *moved.values()):
        told: Any = change.after
        chain.basis, chain.until = told["basis"], told["until"]
    writer.insert(list(fresh.values()))
    writer.update(list(moved.values()), ("basis", "until"))
    known |= {key: chain for key, (_change, chain) in fresh.items()}
    rows = [(change, _level(change, known, held)) for change in changes]
    writer.insert([row for row in rows if row[0].kind == ADDED])
    changed = [row for row in rows if row[0].kind != ADDED and row[0].new("level", "scope", "person", "post")]
    writer.update(changed, ("level", "scope", "appointment"))


def _level(change: Change, known: dict[Whole, Chain], held: Posts) -> ChainLink:
    told: Any = change.after
    chain = known[tuple(change.after[name] for name in KEY)]
    seat = held.get((told["unit"], told["person"], told["post"]))
    if seat is None:  # a level that stands already keeps the post it was laid upon, though it has been left
        seat = ChainLink.objects.values_list("appointment", flat=True).get(pk=change.pk or 0)
    return ChainLink(
        pk=change.pk, chain=chain, place=told["place"], level=told["level"], scope=told["scope"], appointment_id=seat
    )


def posts_of(county: Unit) -> Posts:
    """任职 held today, by unit, 工号 and post."""
    rows = Appointment.objects.filter(in_force(clock.today()), unit__in=register.below(county)).order_by("since")
    return {tuple(key): pk for pk, *key in rows.values_list("pk", "unit__code", "person__code", "post")}


def _known(county: Unit) -> dict[Whole, Chain]:
    rows = Chain.objects.filter(unit__in=register.below(county)).select_related("unit")
    return {(row.unit.code, row.duty, row.since): row for row in rows}
