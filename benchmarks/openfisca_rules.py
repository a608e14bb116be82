"""R1 to R15 over what the simulations of OpenFisca calculate."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from dateutil.relativedelta import relativedelta
from openfisca_core.simulations import Simulation

from benchmarks.naive import LIMITED, Row
from benchmarks.openfisca_arrays import NEVER, Arrays
from xiaoheng.ground.rulebook.engine.periods import completed


class Asked:
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
        over, beyond = since < self.back(years=years), since < self.back(years=years + self.numbers.term_extension_max)
        due = since <= np.datetime64(
            self.day + relativedelta(months=self.numbers.term_reminder) - relativedelta(years=years)
        )
        yield from self.rows("A-14", since == np.datetime64(NEVER), "unrecorded", 0, "org")
        yield from self.rows("A-14", beyond, "overlong", 0, "org")
        yield from self.rows("A-14", over & ~beyond, "expired", 0, "org")
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
