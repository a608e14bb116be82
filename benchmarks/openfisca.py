"""The same rules as OpenFisca formulas, on arrays taken from the same live database by `fetchall`.

A system of OpenFisca has one entity of single things, so there are three: posts (held by people, in schools), people (of
schools) and meetings (of schools). Days are those of an OpenFisca period, parameters its own. It has no notion of stints
that touch, and these facts have none. The adapter is ours, not that of its authors.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np
from dateutil.relativedelta import relativedelta
from django.db import connection
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.naive import DEPUTIES, LIMITED, SEATED, Row
from xiaoheng.ground.rulebook.engine.periods import completed
from xiaoheng.ground.rulebook.models import ParameterValue

Arrays = dict[str, np.ndarray[Any, Any]]
NEVER = "2999-12-31"
QUESTIONS = {
    "schools": """SELECT u.id, o.id, o.kind, o.term_since, o.since, u.since, s.ownership = 'public' AND s.legal_person
        AND s.stage <> 'kindergarten' FROM organisation_unit u JOIN organisation_school s ON s.unit_id = u.id
        JOIN organisation_party_org o ON o.unit_id = u.id ORDER BY u.id""",
    "people": """SELECT p.id, p.unit_id, p.born_on, m.since, m.until, m.kind = 'full' FROM organisation_person p
        LEFT JOIN organisation_membership m ON m.person_id = p.id ORDER BY p.id""",
    "posts": """SELECT a.id, a.person_id, a.unit_id, a.post, a.since, a.until, a.charge = 'moral_education'
        FROM organisation_appointment a ORDER BY a.id""",
    "meetings": """SELECT m.id, m.unit_id, m.kind, m.ym FROM decisions_meeting m WHERE m.state = 'closed'
        AND m.kind IN ('assembly', 'committee', 'subgroup', 'lecture', 'theme_day') ORDER BY m.id""",
    "sittings": """SELECT m.id, m.unit_id, m.ym, m.held_on FROM decisions_meeting m WHERE m.state = 'closed'
        AND m.kind = 'party' ORDER BY m.id""",
    "seats": """SELECT a.id, a.meeting_id, a.is_entitled FROM decisions_attendance a
        JOIN decisions_meeting m ON m.id = a.meeting_id AND m.state = 'closed' AND m.kind = 'party' ORDER BY a.id""",
    "items": """SELECT i.id, i.meeting_id, i.topic_id, i.quorum, i.entitled, i.present, COALESCE(i.yes, 0),
        i.outcome = 'approved' FROM decisions_agenda_item i
        JOIN decisions_meeting m ON m.id = i.meeting_id AND m.state = 'closed' AND m.kind = 'party'
        WHERE i.outcome IN ('approved', 'rejected', 'forwarded') ORDER BY i.id""",
    "views": """SELECT c.id, i.id, CASE WHEN c.state = 'agreed' THEN c.heard_on END FROM decisions_consultation c
        JOIN decisions_agenda_item i ON i.topic_id = c.topic_id
        JOIN decisions_meeting m ON m.id = i.meeting_id AND m.state = 'closed' AND m.kind = c.stage
        WHERE i.outcome IN ('approved', 'rejected', 'forwarded') AND m.kind = 'party' ORDER BY c.id""",
    "resolutions": """SELECT r.id, r.unit_id, r.issued_on FROM decisions_resolution r
        JOIN decisions_topic t ON t.id = r.topic_id AND t.state NOT IN ('closed', 'revised')
        WHERE r.outcome = 'approved' AND r.issued_on IS NOT NULL ORDER BY r.id""",
    "tasks": """SELECT k.id, k.unit_id, k.resolution_id, k.due_on, k.done_on AS until FROM execution_task k ORDER BY k.id""",
}
COLUMNS = {
    "schools": "unit org kind term_since org_since unit_since regime",
    "people": "person unit born_on since until full",
    "posts": "post person unit title since until moral",
    "meetings": "meeting unit kind ym",
    "sittings": "sitting unit ym held_on",
    "seats": "seat sitting entitled",
    "items": "item sitting topic quorum entitled present yes approved",
    "views": "view item heard_on",
    "resolutions": "resolution unit issued_on",
    "tasks": "task unit resolution due_on until",
}


def load() -> dict[str, Arrays]:
    """Rows to arrays: text dates to datetime64, nothing to a day that never comes."""
    found: dict[str, Arrays] = {}
    for name, question in QUESTIONS.items():
        with connection.cursor() as cursor:
            cursor.execute(question)
            columns = list(zip(*cursor.fetchall(), strict=True))
        named = zip(COLUMNS[name].split(), columns, strict=True)
        found[name] = {key: _array(key, values) for key, values in named}
    return found


def _array(key: str, values: tuple[Any, ...]) -> np.ndarray[Any, Any]:
    if key.endswith(("since", "until", "_on")):
        return np.array([NEVER if value is None else value for value in values], dtype="datetime64[D]")
    return np.array(values)


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
    asked = _Asked(arrays, day, numbers, held, persons, life)
    asked.sat = _sittings(arrays)
    parts = (asked.sizes, asked.seats, asked.terms, asked.apart, asked.teams, asked.moral, asked.vacancies)
    more = (asked.long, asked.life_of_orgs, asked.heard, asked.quorate, asked.carried_out)
    return {row for part in (*parts, *more) for row in part()}


# --- systems ---------------------------------------------------------------------------------------------------


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
        return holder.any(holder.members("active", period) & np.isin(holder.members("title", period), titles))

    return formula


def _holds_moral(holder: Any, period: Any) -> Any:
    director = holder.members("title", period) == "moral_education_director"
    return holder.any(holder.members("active", period) & (holder.members("moral", period) | director))


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


# --- rules -----------------------------------------------------------------------------------------------------


class _Asked:
    """The rules over what the simulations calculate."""

    def __init__(self, arrays: dict[str, Arrays], day: date, numbers: Any, *simulations: Simulation) -> None:
        self.arrays, self.day, self.at, self.numbers = arrays, day, str(day), numbers
        self.held, self.persons, self.life = simulations
        self.schools = arrays["schools"]
        self.branch, self.general = (self.schools["kind"] == kind for kind in ("branch", "general_branch"))
        self.regime = self.schools["regime"].astype(bool)
        self.committee = self.held.calculate("has_committee_member", self.at)
        self.members = self.persons.calculate("member_count", self.at)
        places = np.searchsorted(self.schools["unit"], arrays["people"]["unit"])
        self.place_of_person = places

    def back(self, **span: int) -> Any:
        return np.datetime64(self.day - relativedelta(**span))  # type: ignore[arg-type]

    def of(self, name: str) -> Any:
        return self.persons.calculate(name, self.at)

    def count(self, which: Any) -> Any:
        """How many people of each school are so."""
        return self.persons.populations["school"].sum(which)

    def rows(
        self, rule: str, where: Any, reason: str, was: Any = 0, subject: str = "unit", period: int = 0
    ) -> Iterator[Row]:
        counts = np.broadcast_to(was, where.shape)
        for index in np.flatnonzero(where):
            unit, key = int(self.schools["unit"][index]), int(self.schools[subject][index])
            yield (rule, unit, key, period, int(counts[index]), reason)

    def of_people(self, rule: str, where: Any, reason: str, was: int) -> Iterator[Row]:
        for index in np.flatnonzero(where):
            person = self.arrays["people"]
            yield (rule, int(person["unit"][index]), int(person["person"][index]), 0, was, reason)

    def sizes(self) -> Iterator[Row]:
        n, numbers = self.members, self.numbers
        full = self.count(self.of("member") & self.persons.calculate("full", self.at))
        lacking = self.branch & ~self.committee & (full >= numbers.branch_committee_min_members)
        yield from self.rows("A-02", lacking, "no_committee", full, "org")
        general, large, some = numbers.general_branch_min_members, numbers.committee_min_members, self.regime & (n > 0)
        yield from self.rows("A-07", some & self.branch & (n >= general) & (n < large), "should_be_general", n, "org")
        yield from self.rows("A-07", some & self.general & (n < general), "too_few", n, "org")
        yield from self.rows("A-08", some & (n >= large), "should_be_committee", n, "org")

    def seats(self) -> Iterator[Row]:
        n, numbers, with_one = self.of("seated_count"), self.numbers, self.branch & self.committee
        fewest, most, cap = numbers.branch_seats_min, numbers.branch_seats_max, numbers.branch_seats_cap
        yield from self.rows("A-09", with_one & (n < fewest), "branch_few", n, "org")
        yield from self.rows("A-09", with_one & (n > most) & (n <= cap), "branch_many", n, "org")
        yield from self.rows("A-09", with_one & (n > cap), "branch_over", n, "org")
        fewest, most, general = numbers.general_seats_min, numbers.general_seats_max, self.general & self.regime
        yield from self.rows("A-09", general & (n == 0), "unrecorded", n, "org")
        yield from self.rows("A-09", general & (n > 0) & (n < fewest), "few", n, "org")
        yield from self.rows("A-09", general & (n > most), "many", n, "org")

    def terms(self) -> Iterator[Row]:
        since, years = self.schools["term_since"], self.numbers.branch_term
        over = since < self.back(years=years)
        due = since <= np.datetime64(
            self.day + relativedelta(months=self.numbers.term_reminder) - relativedelta(years=years)
        )
        yield from self.rows("A-14", since == np.datetime64(NEVER), "unrecorded", 0, "org")
        yield from self.rows("A-14", over, "expired", 0, "org")
        yield from self.rows("A-14", due & ~over, "soon", 0, "org")

    def apart(self) -> Iterator[Row]:
        principal, secretary, deputy = self.of("principal"), self.of("secretary"), self.of("deputy")
        general = (self.general & self.regime)[self.place_of_person]
        yield from self.of_people("A-11", general & principal & secretary, "one_person", 1)
        plain = general & principal & ~secretary & ~deputy & self.of("member")
        yield from self.of_people("A-11", plain, "principal_not_deputy", 0)
        yield from self.of_people("A-11", general & secretary & self.of("beside"), "secretary_holds_post", 1)
        branch, both = self.branch & self.committee & self.regime, self.count(principal & secretary)
        heads = self.of("principal_count") * self.of("secretary_count")
        yield from self.rows("A-11", branch & (heads > both), "apart", 2)
        n = self.of("full_time_count")
        yield from self.rows("A-11", branch & (both > 0) & (n != self.numbers.full_time_deputies), "deputies", n)

    def teams(self) -> Iterator[Row]:
        team, born, least = (
            self.of("leading"),
            self.persons.calculate("born_on", self.at),
            self.numbers.young_cadres_min,
        )
        known = born < np.datetime64(NEVER)
        young = self.count(team & known & (born > self.back(years=self.numbers.young_cadre_age + 1)))
        unknown, some = self.count(team & ~known), self.of("leading_count") > 0
        lacking = self.regime & (self.general | (self.branch & self.committee)) & (young < least)
        yield from self.rows("A-19", lacking & ~some, "no_team", young)
        yield from self.rows("A-19", lacking & some & (young + unknown >= least), "ages_unrecorded", young)
        yield from self.rows("A-19", lacking & some & (young + unknown < least), "no_young", young)

    def moral(self) -> Iterator[Row]:
        head = self.of("moral_head") & self.regime[self.place_of_person]
        yield from self.of_people("A-20", head & ~self.of("member"), "not_member", 0)
        yield from self.rows("A-20", self.regime & (self.of("moral_head_count") == 0), "unrecorded")

    def vacancies(self) -> Iterator[Row]:
        posts, school, limit = self.arrays["posts"], self.held.populations["school"], self.back(
            months=self.numbers.vacancy_months_max
        )  # fmt: skip
        day = np.datetime64(self.day)
        for post, begun in (("secretary", "org_since"), ("principal", "unit_since")):
            stint = (posts["title"] == post) & (posts["since"] <= day)
            held, n = school.any(stint & (posts["until"] > day)), school.sum(stint)
            last = school.max(np.where(stint & (posts["until"] <= day), posts["until"].astype(int), -(10**6)))
            left = np.where(n > 0, last.astype("datetime64[D]"), self.schools[begun])
            empty = self.regime & ~held & (left < limit)
            yield from self.rows("A-16", empty & (n > 0), f"{post}_vacant")
            yield from self.rows("A-16", empty & (n == 0), f"{post}_unrecorded")

    def long(self) -> Iterator[Row]:
        posts, most, warn = self.arrays["posts"], *(
            self.back(years=years) for years in (self.numbers.post_years_max, self.numbers.post_years_warn)
        )  # fmt: skip
        place = np.searchsorted(self.schools["unit"], posts["unit"])
        held = self.held.calculate("active", self.at) & np.isin(posts["title"], LIMITED) & self.regime[place]
        for index in np.flatnonzero(held & (posts["since"] <= warn)):
            reason = "too_long" if posts["since"][index] < most else "soon"
            yield ("A-15", int(posts["unit"][index]), int(posts["post"][index]), 0, 0, reason)

    def life_of_orgs(self) -> Iterator[Row]:
        school, kind, ym = self.life.populations["school"], *(self.arrays["meetings"][name] for name in ("kind", "ym"))
        first = school.min(ym)
        for rule, title, key, every in (
            ("C-1", "assembly", "assembly_per_quarter", "quarter"),
            ("C-2", "committee", "committee_per_month", "month"),
            ("C-4", "lecture", "lecture_per_quarter", "quarter"),
        ):
            for period in completed(every, self.day):
                judged = self.branch & (self.schools["org_since"] <= np.datetime64(period.first_day))
                judged &= first <= period.last_month
                if title == "committee":
                    judged &= self.held.calculate("has_committee_member", str(period.first_day))
                n = school.sum((kind == title) & (ym >= period.first_month) & (ym <= period.last_month))
                yield from self.rows(rule, judged & (n < self.numbers[key]), "missed", n, "org", period.first_month)

    def _items(self) -> tuple[Arrays, Any, Any]:
        """Items of the last twelve months and of this one, the place of their sittings, and which they are."""
        items, sittings = self.arrays["items"], self.arrays["sittings"]
        place = np.searchsorted(sittings["sitting"], items["sitting"])
        recent = sittings["ym"][place] >= completed("month", self.day)[0].first_month
        return items, place, recent & (sittings["held_on"][place] <= np.datetime64(self.day))

    def _of_items(self, where: Any, reason: str, was: Any, rule: str = "") -> Iterator[Row]:
        items, place, _recent = self._items()
        sittings = self.arrays["sittings"]
        for index in np.flatnonzero(where):
            unit, ym = int(sittings["unit"][place[index]]), int(sittings["ym"][place[index]])
            name = rule or str(items["quorum"][index])
            yield (name, unit, int(items["item"][index]), ym, int(was[index]), reason)

    def heard(self) -> Iterator[Row]:
        _rows, _place, recent = self._items()
        faces, heard = self.sat.calculate("faces", self.at), self.sat.calculate("heard", self.at)
        yield from self._of_items(recent & (faces == 0), "unrecorded", heard, "B-05")
        yield from self._of_items(recent & (heard < faces), "unheard", heard, "B-05")

    def quorate(self) -> Iterator[Row]:
        items, place, recent = self._items()
        seats, numbers = self.arrays["seats"], self.numbers
        of = np.searchsorted(self.arrays["sittings"]["sitting"], seats["sitting"])
        listed = np.bincount(of, seats["entitled"].astype(bool), len(self.arrays["sittings"]["sitting"]))[place] > 0
        parts = np.where(items["quorum"] == "Q-2", numbers.important_quorum, numbers.ordinary_quorum)
        judged = recent & np.isin(items["quorum"], ("Q-1", "Q-2"))
        short = items["present"] * numbers.quorum_base < items["entitled"] * parts
        lost = items["approved"].astype(bool) & (
            items["yes"] * numbers.quorum_base <= items["entitled"] * numbers.majority
        )
        yield from self._of_items(judged & ~listed, "unrecorded", items["present"])
        yield from self._of_items(judged & listed & short, "short", items["present"])
        yield from self._of_items(judged & listed & ~short & lost, "not_carried", items["yes"])

    def carried_out(self) -> Iterator[Row]:
        resolutions, tasks = self.arrays["resolutions"], self.arrays["tasks"]
        late = resolutions["issued_on"] < self.back(days=self.numbers.resolution_task_days)
        none = late & ~np.isin(resolutions["resolution"], tasks["resolution"])
        for index in np.flatnonzero(none):
            yield ("B-16", int(resolutions["unit"][index]), int(resolutions["resolution"][index]), 0, 0, "no_task")
        day = np.datetime64(self.day)
        for index in np.flatnonzero((tasks["due_on"] < day) & (tasks["until"] > day)):
            yield ("B-16", int(tasks["unit"][index]), int(tasks["task"][index]), 0, 0, "overdue")
