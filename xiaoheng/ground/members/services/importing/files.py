"""核对发展档案: each new file is walked step by step by the rules of each step's day, as if it were recorded here.

What a step's own papers hold (who was heard, how each voted) is not typed again; what later steps are counted from is:
order, days, limits, documents, mentors and sponsors, public notice, training, reviews, the end of the probation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.selectors import limits, register
from xiaoheng.ground.members.selectors.terms import Terms
from xiaoheng.ground.members.services.checking import Case, Checked, Past, check
from xiaoheng.ground.members.services.importing import sheets
from xiaoheng.ground.members.services.told import Told
from xiaoheng.ground.members.words import Proposal, Result
from xiaoheng.ground.organisation.columns import SheetSpec, Value
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.selectors.register import Fact, Key, below
from xiaoheng.ground.organisation.services.importing import checking
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.words import MemberKind
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

BATCH = 500
Line = tuple[Row, Values]


def keep_result(state: State, row: Row, fact: Fact | None) -> None:
    """结论、预备期满日: left blank, a step stays what it is, and a new one was done (passed)."""
    number = row.values.get("number")
    if not row.values.get("result") and "result" not in row.unread and isinstance(number, int):
        usual = Result.PASSED if states.step_of(number).back else Result.DONE
        row.values["result"] = fact.values["result"] if fact else usual
    if fact and row.values.get("until", fact.values["until"]) is None:
        row.values["until"] = fact.values["until"]


@dataclass
class Files:
    """发展档案 of a workbook: its new files, each with its steps and reviews."""

    state: State

    @cached_property
    def new(self) -> dict[Key, Line]:
        """Files that are not registered yet."""
        rows = self.state.each(sheets.FILES)
        return {row.key(): (row, after) for row, after in rows if self.state.fact(row) is None}

    @cached_property
    def orgs(self) -> dict[Value, PartyOrg]:
        """Branches that are named, by code."""
        codes = sorted({str(after["org"]) for _row, after in self.new.values()})
        rows = PartyOrg.objects.filter(code__in=codes, unit__in=below(self.state.county)).select_related("unit")
        return {row.code: row for row in rows}

    @cached_property
    def people(self) -> dict[Value, Person]:
        """Applicants, mentors and sponsors, by code."""
        named = {str(after["person"]) for _row, after in self.new.values()}
        for _row, after in self.state.each(sheets.STEPS):
            named |= set(_codes(after))
        wanted = sorted(named)
        found: dict[Value, Person] = {}
        for start in range(0, len(wanted), BATCH):
            rows = Person.objects.filter(code__in=wanted[start : start + BATCH], unit__in=below(self.state.county))
            found |= {row.code: row for row in rows}
        return found

    @cached_property
    def terms(self) -> Terms:
        """The rules of every day for the branches' units."""
        return Terms({org.unit for org in self.orgs.values()})

    @cached_property
    def memberships(self) -> Mapping[str, list[register.Span]]:
        """党籍 by 工号."""
        return register.memberships(self.state.county)

    def of(self, sheet: SheetSpec) -> dict[Key, list[Line]]:
        """Rows of a sheet by the file they belong to."""
        found: defaultdict[Key, list[Line]] = defaultdict(list)
        for row, after in self.state.each(sheet):
            found[after["person"], after["applied"]].append((row, after))
        return found

    def check(self) -> None:
        """核对全部."""
        checking.overlaps(self.state, sheets.FILES, ("person",), _("同一人的发展档案"))
        steps, reviews = self.of(sheets.STEPS), self.of(sheets.REVIEWS)
        self._registered(steps, reviews)
        for key, (row, after) in self.new.items():
            checking.refers(self.state, row, "person", self.state.names, _("人员"))
            checking.refers(self.state, row, "org", self.state.orgs, _("党组织"))
            if row.unread or after["person"] not in self.people or after["org"] not in self.orgs:
                continue
            walk = Walk(self, row, after, self.people[after["person"]], self.orgs[after["org"]])
            walk.go(sorted(steps.get(key, ()), key=lambda line: str(line[1]["number"]).zfill(2)), reviews.get(key, ()))

    def _registered(self, *lines: Mapping[Key, list[Line]]) -> None:
        """What is registered goes on by its pages; a step without its file leads nowhere."""
        for row, _after in self.state.each(sheets.FILES):
            told = any(self.state.moved(row, name) for name in ("org", "document", "until", "ending", "number"))
            if self.state.fact(row) and told:
                self.state.problems.append(row.problem("person", *_goes_on()))
        for groups in lines:
            for key, group in groups.items():
                for row, _after in group:
                    if row.unread & {"person", "applied"} or key in self.new:
                        continue
                    if key not in self.state.known[sheets.FILES.name]:
                        message = _("没有这份档案：工号和申请日期须与“发展档案”表一致。")
                        self.state.problems.append(row.problem("applied", message, _("请核对，或先填写“发展档案”表。")))
                    elif any(self.state.moved(row, column.field) for column in row.sheet.columns):
                        self.state.problems.append(row.problem("person", *_goes_on()))


@dataclass
class Walk:
    """One new file, walked from the application to its last step."""

    files: Files
    row: Row
    after: Values
    person: Person
    org: PartyOrg

    def go(self, steps: Iterable[Line], reviews: Iterable[Line]) -> None:
        """核对一份档案: the application, each step after those before it, and what became of the membership."""
        since: Any = self.after["since"]
        self.development = Development(person=self.person, org=self.org, unit=self.org.unit, since=since)
        self.done = {states.APPLIED: StepRecord(number=states.APPLIED, done_on=since)}
        self.reviews = tuple(day for _row, after in reviews if isinstance(day := after["done_on"], date))
        try:
            self._application(since)
        except Refused as refusal:  # there were no rules of the day
            self._problem("since", refusal.message, refusal.remedy)
            return
        for row, after in steps:
            if row.unread or not self._step(row, after):
                return
        for row, after in reviews:
            if not row.unread:
                self._review(row, after)
        self._ending(max(self.done))

    def _application(self, day: date) -> None:
        spans = self.files.memberships.get(self.person.code, [])
        if self.person.born_on is None:
            message = _("%(name)s没有登记出生日期，无法核对年龄。") % {"name": self.person.name}
            self._problem("person", message, _("请先用组织工作簿补录出生日期。"))
        elif not limits.of_age(self.files.terms, self.person.born_on, self.org.unit, day):
            self._problem("since", _("%(name)s申请时不满18岁。") % {"name": self.person.name}, _("请核对两个日期。"))
        if register.held(spans, day):
            message = _("%(name)s申请时已是党员。") % {"name": self.person.name}
            self._problem("since", message, _("请核对人员和申请日期。"))
        self.after["version"] = limits.version(self.files.terms, self.org.unit, day)

    def _step(self, row: Row, after: Values) -> bool:
        """Whether the step stands, so that the next one can be looked at."""
        number: Any = after["number"]
        following = max(self.done) + 1
        if number != following:
            message = _("缺少第%(n)d步“%(title)s”。") % {"n": following, "title": states.step_of(following).title}
            self.files.state.problems.append(row.problem("number", message, _("请从第2步起逐步填写，不能跳过。")))
            return False
        try:
            found = self._checked(number, after)
        except Refused as refusal:
            self.files.state.problems.append(row.problem("done_on", refusal.message, refusal.remedy))
            return False
        after["version"] = limits.version(self.files.terms, self.org.unit, self._day(after))
        after["late"], after["provisional"] = found.late, found.provisional
        after["workdays"], after["reviews"] = found.facts.get("workdays"), found.facts.get("reviews")
        until: Any = after["until"]
        self.done[number] = StepRecord(
            number=number, done_on=self._day(after), until=until, result=str(after["result"])
        )
        return True

    def _checked(self, number: int, after: Values) -> Checked:
        step, result = states.step_of(number), after["result"]
        fits: set[str] = {Result.PASSED} if step.back else {Result.DONE}
        fits |= {Proposal.EXTEND, Proposal.CANCEL} if number == states.CONVERSION_VOTE else set()
        fits |= {Result.EXTENDED} if number == states.PROBATION else set()
        if result not in fits:
            raise Refused(_("第%(n)d步没有这种结论。") % {"n": number}, _("没有通过的步骤不填；请核对结论。"))
        people = _codes(after)
        if missing := [code for code in people if code not in self.files.people]:
            raise Refused(_("没有工号为“%(code)s”的人员。") % {"code": missing[0]}, _("请核对“相关人员工号”。"))
        said: dict[str, Any] = {name: after[name] for name in ("done_on", "document", "shown_since", "shown_until")}
        told = Told(
            **said,
            people=tuple(self.files.people[code] for code in people),
            days=_number(after["days"]),
            hours=_number(after["hours"]),
            reason=str(after["reason"]),
        )
        if told.done_on > clock.today():
            raise Refused(_("日期晚于今天。"), _("请在办理之后登记，或核对日期。"))
        latest = self.done[max(self.done)].done_on
        found = check(Case(self.development, step, told, self.done, self.files.terms, Past(latest, self.reviews)))
        self._probation(number, after, told.done_on)
        return found

    def _probation(self, number: int, after: Values, day: date) -> None:
        """预备期满日: counted from the assembly; of an extended probation it is told."""
        until = after["until"]
        if number == states.ASSEMBLY:
            counted = months.add(day, self.files.terms.number("develop_probation_months", self.org.unit, day))
            if until not in (None, counted):
                raise Refused(_("预备期满日应为%(day)s。") % {"day": counted}, _("请核对，或留空由系统推算。"))
            after["until"] = counted
        elif number == states.PROBATION and after["result"] == Result.EXTENDED:
            if not isinstance(until, date) or until <= (limits.probation_end(self.done) or day):
                raise Refused(_("延长预备期的，没有写明期满日。"), _("请在“预备期满日”填写延长后的日期。"))
        elif until is not None:
            raise Refused(_("这一步没有预备期满日。"), _("请清空。"))
        if number == states.CONVERSION_APPROVAL and self.done[states.CONVERSION_VOTE].result != Proposal.CONVERT:
            message = _("没有按期转正的，第24步之后不在原步骤。")
            raise Refused(message, _("延长预备期的只填到第21步，结论填“延长预备期”；取消资格的不必导入。"))

    def _review(self, row: Row, after: Values) -> None:
        day, activist = self._day(after, "done_on"), self.done.get(states.ACTIVIST)
        candidate = self.done.get(states.CANDIDATE)
        if activist is None or day < activist.done_on or (candidate and day > candidate.done_on):
            message = _("考察日期不在确定为积极分子之后、确定为发展对象之前。")
            self.files.state.problems.append(row.problem("done_on", message, _("请核对日期。")))
        elif day > clock.today():
            self.files.state.problems.append(row.problem("done_on", _("日期晚于今天。"), _("请核对日期。")))

    def _ending(self, number: int) -> None:
        """What the file's state asks of the register of members, and how it ended."""
        self.after["state"] = states.ARCHIVED if number == states.ARCHIVE else states.step_of(number).state
        spans = self.files.memberships.get(self.person.code, [])
        now = register.held(spans, clock.today())
        wanted = ""
        if number >= states.ASSEMBLY:
            wanted = MemberKind.FULL if number >= states.CONVERSION_APPROVAL else MemberKind.PROBATIONARY
        if (now[1] if now else "") != wanted and self.after["until"] is None:
            said = {"n": number, "kind": MemberKind(wanted).label if wanted else _("群众")}
            message = _("已办到第%(n)d步，应登记为%(kind)s，与党籍登记不符。") % said
            self._problem("org", message, _("请先用组织工作簿核对并导入其党籍，或核对步骤。"))
        self._stopped(number)

    def _stopped(self, number: int) -> None:
        until = self.after["until"]
        if until is None:
            if self.after["ending"]:
                self._problem("until", _("有终止情形而没有终止日期。"), _("请填写终止日期，或清空终止情形。"))
            return
        self.after["state"] = states.STOPPED
        if number >= states.ASSEMBLY:
            self._problem("until", _("已经支部大会接收，不能这样终止。"), _("请按预备期的程序办理，清空终止日期。"))
        elif not (self.after["ending"] and self.after["number"]):
            self._problem("until", _("终止日期或依据不全。"), _("请填写终止情形和终止文号。"))
        elif isinstance(until, date) and until < self.done[number].done_on:
            self._problem("until", _("终止日期早于最近一步。"), _("请核对日期。"))

    def _problem(self, name: str, message: str, remedy: str) -> None:
        self.files.state.problems.append(self.row.problem(name, message, remedy))

    @staticmethod
    def _day(after: Values, name: str = "done_on") -> date:
        day = after[name]
        assert isinstance(day, date)
        return day


def _codes(after: Values) -> tuple[str, ...]:
    people = after["people"]
    return people if isinstance(people, tuple) else ()


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _goes_on() -> tuple[str, str]:
    return _("这份档案已经登记。"), _("请在“发展党员”页面按步骤办理；登记有误的，24小时内可撤销导入。")
