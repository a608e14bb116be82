"""案例: builds the situation a case in `regulations/cases/` tells, in the words an official reads."""

from datetime import date
from pathlib import Path

import yaml
from dateutil.relativedelta import relativedelta
from django.conf import settings

from tests.ground.rulebook import members_told
from xiaoheng.ground.organisation.models import Appointment, Coverage, Membership, PartyOrg, Person, School, Unit
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.organisation.words import MemberKind, OrgKind, Post, SetUpMode, Stage
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.loop.decisions.models import Meeting

FOLDER = Path(settings.REGULATIONS) / "cases"
LONG_AGO = date(2010, 9, 1)
STAGES = {str(label): value for value, label in Stage.choices}
KINDS = {str(label): value for value, label in OrgKind.choices}
POSTS = {str(label): value for value, label in Post.choices} | {"书记": "secretary", "副书记": "deputy_secretary"}
POSTS |= {"委员": "committee_member"}
LIFE = {"党员大会": "assembly", "支委会": "committee", "党小组会": "subgroup", "党课": "lecture"}
PARTY = {"secretary", "deputy_secretary", "full_time_deputy_secretary", "committee_member"}
CASE = {"情形", "日期", "学校", "党组织", "任职", "会议", "另定", "应有"} | members_told.WORDS
SCHOOL = {"学段", "民办", "非独立法人", "设立", "撤销", "正式党员", "预备党员", "教职工"}
ORG = {"类别", "学校", "上级", "覆盖", "正式党员", "预备党员", "委员", "任期起", "成立", "撤销"}
POST = {"姓名", "学校", "职务", "起", "止", "党组织", "分管", "出生", "非党员"}


def files():
    """Every case file, with its rule and cases."""
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}


class Situation:
    """The rows of one case: a county 案例县 with the schools told, all working under its 教育工委."""

    def __init__(self, case):
        known(case, CASE)
        self.day = case["日期"]
        self.people: dict[str, Person] = {}
        self.county = Unit.objects.create(code="AL", name="案例县", kind="county", log="AL", since=LONG_AGO)
        self.work = PartyOrg.objects.create(
            code="AL-GW", name="案例县委教育工委", kind="work_committee", unit=self.county, since=LONG_AGO
        )
        self.units = {"案例县": self.county}
        self.orgs: dict[str, PartyOrg] = {}
        for name, told in case.get("学校", {}).items():
            self._school(name, told or {})
        place_all(self.units.values())
        for name, told in case.get("党组织", {}).items():
            self._org(name, told)
        for name, told in case.get("学校", {}).items():
            self._members(self.units[name], self.work, told or {})
        for told in case.get("任职", []):
            self._post(told)
        for name, told in case.get("会议", {}).items():
            self._meetings(self.orgs[name], told)
        members_told.tell(self, case, known)
        for told in case.get("另定", []):
            self._override(told)

    def _school(self, name, told):
        known(told, SCHOOL)
        unit = Unit.objects.create(
            code=f"AL-{len(self.units)}", name=name, kind="school", superior=self.county, log="AL",
            since=told.get("设立", LONG_AGO), until=told.get("撤销"),
        )  # fmt: skip
        School.objects.create(
            unit=unit,
            stage=STAGES[told.get("学段", "小学")],
            ownership="private" if told.get("民办") else "public",
            legal_person=not told.get("非独立法人"),
        )
        self.units[name] = unit
        for _number in range(told.get("教职工", 0)):
            self._person(unit)

    def _org(self, name, told):
        known(told, ORG)
        kind, unit, since = KINDS[told["类别"]], self.units[told["学校"]], told.get("成立", LONG_AGO)
        org = PartyOrg.objects.create(
            code=f"AL-D{len(self.orgs)}", name=name, kind=kind, unit=unit, since=since, until=told.get("撤销"),
            mode=SetUpMode.JOINT if kind == "joint_branch" else SetUpMode.SEPARATE,
            superior=self.orgs[told["上级"]] if "上级" in told else self.work, term_since=told.get("任期起"),
        )  # fmt: skip
        self.orgs[name] = org
        for covered in [told["学校"], *told.get("覆盖", [])]:
            Coverage.objects.create(org=org, unit=self.units[covered], since=since)
        self._members(unit, org, told)
        for _number in range(told.get("委员", 0)):
            person = self._person(unit)
            Appointment.objects.create(person=person, unit=unit, org=org, post="committee_member", since=LONG_AGO)

    def _members(self, unit, org, told):
        for word, kind in (("正式党员", MemberKind.FULL), ("预备党员", MemberKind.PROBATIONARY)):
            for _number in range(told.get(word, 0)):
                Membership.objects.create(person=self._person(unit), org=org, kind=kind, since=LONG_AGO)

    def _person(self, unit, name="", born=None):
        if name in self.people:
            return self.people[name]
        number = Person.objects.count() + 1
        person = Person.objects.create(code=f"AL-P{number}", name=name or f"人员{number}", unit=unit, born_on=born)
        if name:
            self.people[name] = person
        return person

    def _post(self, told):
        known(told, POST)
        unit, post = self.units[told["学校"]], POSTS[told["职务"]]
        new = told["姓名"] not in self.people
        person = self._person(unit, told["姓名"], told.get("出生"))
        own = [org for org in self.orgs.values() if org.unit == unit]
        org = self.orgs[told["党组织"]] if "党组织" in told else own[0] if own else None
        if new and not told.get("非党员"):
            Membership.objects.create(person=person, org=org or self.work, since=LONG_AGO)
        Appointment.objects.create(
            person=person, unit=unit, org=org if post in PARTY else None, post=post,
            charge="moral_education" if told.get("分管") == "德育" else "",
            since=told.get("起", date(2020, 9, 1)), until=told.get("止"),
        )  # fmt: skip

    def _meetings(self, org, told):
        for word, days in told.items():
            for day in days if isinstance(days, list) else every(**days):
                Meeting.objects.create(
                    unit=org.unit, org=org, kind=LIFE[word], state="closed", planned_on=day, held_on=day,
                    ym=day.year * 100 + day.month, entered_on=day,
                )  # fmt: skip

    def _override(self, told):
        ParameterValue.objects.create(
            parameter=Parameter.objects.get(key=told["参数"]), unit=self.units[told["单位"]], value=told["数值"],
            since=told["起"], until=told.get("止"), basis=told["依据"], origin="verb",
        )  # fmt: skip


def every(自, 至, 每=1, 缺=()):
    """Days from 自 to 至, every so many months, without those of the months in 缺 (202207)."""
    days = [自 + relativedelta(months=每 * number) for number in range(120)]
    return [day for day in days if day <= 至 and day.year * 100 + day.month not in 缺]


def known(told, words):
    """Refuse a word the builder does not understand: a misspelt case must not pass by saying nothing."""
    unknown = set(told) - words
    assert not unknown, f"案例里不认识的词：{unknown}"
