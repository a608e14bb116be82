"""The same rules as OpenFisca formulas, on arrays taken from the same live database by `fetchall`.

A system of OpenFisca has one entity of single things, so there are three: posts (held by people, in schools), people (of
schools) and meetings (of schools). Days are those of an OpenFisca period, parameters its own. It has no notion of stints
that touch, and these facts have none. The adapter is ours, not that of its authors.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.naive import DEPUTIES, SEATED, Row
from benchmarks.openfisca_arrays import Arrays, load
from benchmarks.openfisca_rules import Asked
from xiaoheng.ground.rulebook.models import ParameterValue


def findings(day: date) -> set[Row]:
    """What the rules find on the day, the loading included."""
    return judge(load(), day)


def judge(arrays: dict[str, Arrays], day: date) -> set[Row]:
    """What the rules find in arrays already in memory."""
    posts, people, meetings = _systems()
    schools = arrays["schools"]
    held = _simulate(posts, "post", arrays["posts"], schools, "unit", "holder", "person", arrays["people"]["person"])
    for name in ("title", "since", "until", "moral"):
        held.set_input(name, DateUnit.ETERNITY, arrays["posts"][name])
    persons = _simulate(people, "person", arrays["people"], schools, "unit")
    for name in ("born_on", "since", "until", "full"):
        persons.set_input(name, DateUnit.ETERNITY, np.nan_to_num(arrays["people"][name]))
    for name in HOLDINGS:
        persons.set_input(name, str(day), held.calculate(name, str(day)))
    life = _simulate(meetings, "meeting", arrays["meetings"], schools, "unit")
    for name in ("kind", "ym"):
        life.set_input(name, DateUnit.ETERNITY, arrays["meetings"][name])
    numbers = posts.get_parameters_at_instant(str(day))
    asked = Asked(arrays, day, numbers, held, persons, life)
    asked.sat = _sittings(arrays)
    parts = (asked.sizes, asked.seats, asked.terms, asked.apart, asked.teams, asked.moral, asked.vacancies)
    more = (asked.long, asked.life_of_orgs, asked.heard, asked.quorate, asked.carried_out)
    return {row for part in (*parts, *more) for row in part()}


def _variable(name: str, entity: Any, kind: type, formula: Callable[..., Any] | None = None) -> type[Variable]:
    when = DateUnit.DAY if formula or name in HOLDINGS else DateUnit.ETERNITY
    body: dict[str, Any] = {"value_type": kind, "entity": entity, "definition_period": when}
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def _on(period: Any) -> Any:
    return np.datetime64(str(period.start))


def _active(row: Any, period: Any) -> Any:
    return (row("since", period) <= _on(period)) & (row("until", period) > _on(period))


def _holds(*titles: str) -> Callable[..., Any]:
    def formula(holder: Any, period: Any) -> Any:
        return _each(holder, holder.members("active", period) & np.isin(holder.members("title", period), titles))

    return formula


def _each(group: Any, held: Any) -> Any:
    """Whether any row of each group holds; the last groups are not in the count when they have no row."""
    found = group.any(held)
    return np.pad(found, (0, group.count - len(found)))


def _holds_moral(holder: Any, period: Any) -> Any:
    director = holder.members("title", period) == "moral_education_director"
    return _each(holder, holder.members("active", period) & (holder.members("moral", period) | director))


def _has(title: str) -> Callable[..., Any]:
    def formula(school: Any, period: Any) -> Any:
        return school.any(school.members("active", period) & (school.members("title", period) == title))

    return formula


def _sum(name: str) -> Callable[..., Any]:
    return lambda school, period: school.sum(school.members(name, period))


HOLDINGS = {
    "seated": _holds(*SEATED),
    "principal": _holds("principal"),
    "secretary": _holds("secretary"),
    "deputy": _holds(*DEPUTIES),
    "full_time": _holds("full_time_deputy_secretary"),
    "leading": _holds("principal", "vice_principal", *SEATED),
    "beside": _holds("vice_principal", "moral_education_director", "middle_manager"),
    "moral_head": _holds_moral,
}


def _group(key: str) -> GroupEntity:
    return GroupEntity(key, f"{key}s_", key, "", roles=[{"key": f"{key}_row"}])


def _system(single: Entity, groups: list[GroupEntity], variables: list[type[Variable]]) -> TaxBenefitSystem:
    system = TaxBenefitSystem([single, *groups])
    values: dict[str, Any] = {}
    for key, since, value in ParameterValue.objects.values_list("parameter__key", "since", "value"):
        values.setdefault(key, {"values": {}})["values"][str(since)] = {"value": value}
    system.parameters = ParameterNode("", data={key.replace(".", "_"): value for key, value in values.items()})
    system.add_variables(*variables)
    return system


def _systems() -> tuple[TaxBenefitSystem, TaxBenefitSystem, TaxBenefitSystem]:
    post, holder, school = Entity("post", "posts", "post", ""), _group("holder"), _group("school")
    rows = [_variable("title", post, str), _variable("since", post, date), _variable("until", post, date)]
    rows += [_variable("moral", post, bool), _variable("active", post, bool, _active)]
    rows += [_variable(name, holder, bool, formula) for name, formula in HOLDINGS.items()]
    rows += [_variable(f"has_{title}", school, bool, _has(title)) for title in ("committee_member",)]
    posts = _system(post, [holder, school], rows)

    person, school = Entity("person", "persons", "person", ""), _group("school")
    rows = [_variable("born_on", person, date), _variable("since", person, date), _variable("until", person, date)]
    rows += [_variable("full", person, bool), _variable("member", person, bool, _active)]
    rows += [_variable(name, person, bool) for name in HOLDINGS]
    rows += [_variable(f"{name}_count", school, float, _sum(name)) for name in ("member", *HOLDINGS)]
    people = _system(person, [school], rows)

    meeting, school = Entity("meeting", "meetings", "meeting", ""), _group("school")
    rows = [_variable("kind", meeting, str), _variable("ym", meeting, int)]
    return posts, people, _system(meeting, [school], rows)


def _simulate(system: TaxBenefitSystem, single: str, rows: Arrays, schools: Arrays, unit: str,
              other: str = "", other_key: str = "", other_ids: Any = None) -> Simulation:  # fmt: skip
    """A simulation of the rows in their schools. Groups without any row would be renumbered, so they are ruled out."""
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity(single, rows[single])
    for group, key, ids in (("school", unit, schools["unit"]), (other, other_key, other_ids)):
        if group:
            instance = builder.declare_entity(group, ids)
            builder.join_with_persons(instance, rows[key], roles=[f"{group}_row"] * len(rows[key]))
            # Not every person holds a post: their places are set by hand.
            instance.members_entity_id = np.searchsorted(ids, rows[key])
    return builder.build(system)


def _sittings(arrays: dict[str, Arrays]) -> Simulation:
    """Views on items: each item a group of those taken before it, timely or not."""
    view, item = Entity("view", "views", "view", ""), _group("item")
    rows = [_variable("timely", view, bool), _variable("heard", item, float, _sum("timely"))]
    rows += [_variable("one", view, bool), _variable("faces", item, float, _sum("one"))]
    system = _system(view, [item], rows)
    views, items = arrays["views"], arrays["items"]
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("view", views["view"])
    instance = builder.declare_entity("item", items["item"])
    builder.join_with_persons(instance, views["item"], roles=["item_row"] * len(views["item"]))
    place = np.searchsorted(items["item"], views["item"])
    instance.members_entity_id = place
    simulation = builder.build(system)
    sitting = np.searchsorted(arrays["sittings"]["sitting"], items["sitting"])
    simulation.set_input(
        "timely", DateUnit.ETERNITY, views["heard_on"] <= arrays["sittings"]["held_on"][sitting][place]
    )
    simulation.set_input("one", DateUnit.ETERNITY, np.ones(len(place), dtype=bool))
    return simulation
