"""案例: builds the situation a case in `regulations/cases/` tells, in the words an official reads."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from dateutil.relativedelta import relativedelta
from django.conf import settings

from tests.ground.rulebook import assemblies, bodies_told, elections, filings, members_told, team_reports
from tests.ground.rulebook.case_loop import Loop, every, known
from xiaoheng.ground.cadres.models import (
    Certificate,
    Experience,
    Ledger,
    Portfolio,
    Programme,
    Title,
    Training,
    Workload,
)
from xiaoheng.ground.cadres.words import Audience, CertificateKind, ExperienceKind, Rank, TrainingKind
from xiaoheng.ground.organisation.models import (
    Appointment,
    Coverage,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.ground.organisation.words import Charge, LinkKind, MemberKind, OrgKind, Post, SetUpMode, Stage
from xiaoheng.ground.rulebook.book import strict
from xiaoheng.ground.rulebook.models import IDENTITY, Parameter, ParameterValue, Plea
from xiaoheng.lib import quarters
from xiaoheng.loop.decisions.life.models import Plan, Planned
from xiaoheng.loop.decisions.models import Meeting

FOLDER = Path(settings.REGULATIONS) / "cases"
LONG_AGO = date(2010, 9, 1)
STAGES = {str(label): value for value, label in Stage.choices}
KINDS = {str(label): value for value, label in OrgKind.choices}
POSTS = {str(label): value for value, label in Post.choices} | {"书记": "secretary", "副书记": "deputy_secretary"}
POSTS |= {"委员": "committee_member"}
CHARGES = {str(label): value for value, label in Charge.choices}
LIFE = {"党员大会": "assembly", "支委会": "committee", "党小组会": "subgroup", "党课": "lecture"}
LIFE |= {"主题党日": "theme_day", "组织生活会": "org_life", "民主评议": "appraisal", "民主生活会": "team_life"}
HELD = {"日", "年度", "专题", "应到", "实到"}
PARTY = {"secretary", "deputy_secretary", "full_time_deputy_secretary", "committee_member"}
LINKS = {str(label): value for value, label in LinkKind.choices}
CASE = {
    *(
        "情形",
        "日期",
        "学校",
        "乡镇",
        "党组织",
        "任职",
        "职数",
        "联系",
        "会议",
        "未召开",
        "干部",
        "议事",
        "沟通",
        "请示",
        "交办",
        "问题",
    ),
    *("另定", "例外", "应有"),
    *members_told.WORDS,
    *filings.WORDS,
    *elections.WORDS,
    *assemblies.WORDS,
    *bodies_told.WORDS,
    *team_reports.WORDS,
}
CADRES = {"台账", "资格", "职称", "经历", "培训", "工作量", "分工"}
SCHOOL = {"学段", "民办", "非独立法人", "设立", "撤销", "正式党员", "预备党员", "教职工"}
ORG = {"类别", "学校", "上级", "覆盖", "正式党员", "预备党员", "委员", "任期起", "成立", "撤销", "无上级"}
PLEA = {"单位", "结论", "对象", "期间", "起", "止", "理由"}
QUOTA = {"学校", "职务", "名额", "党组织", "起", "止"}
LINK = {"单位", "类别", "对方", "人", "起", "止"}
FACT = {"姓名", "起", "止"}
PROGRAMME = {"名称", "举办", "形式", "对象", "日", "学时"}
POST = {"姓名", "学校", "职务", "起", "止", "党组织", "分管", "出生", "非党员", "预备", "转正", "主持"}


@cache
def files():
    """Every case file, with its rule and cases."""
    return {path.stem: yaml.load(path.read_text("utf-8"), strict.Loader) for path in sorted(FOLDER.glob("*.yaml"))}


class Situation:
    """The rows of one case: a county 案例县 of 案例省 with the schools told, all working under its 教育工委."""

    def __init__(self, case):
        known(case, CASE)
        self.day = case["日期"]
        self.people: dict[str, Person] = {}
        self.count = 0
        province = Unit.objects.create(code="AS", name="案例省", kind="province", log="AS", since=LONG_AGO)
        county = {"code": "AL", "name": "案例县", "kind": "county", "log": "AL", "superior": province}
        self.county = Unit.objects.create(**county, since=LONG_AGO)
        self.work = PartyOrg.objects.create(
            code="AL-GW", name="案例县委教育工委", kind="work_committee", unit=self.county, since=LONG_AGO
        )
        self.units = {"案例省": province, "案例县": self.county}
        self.orgs: dict[str, PartyOrg] = {}
        for name, told in case.get("学校", {}).items():
            self._school(name, told or {})
        for name in case.get("乡镇", []):
            self.units[name] = Unit.objects.create(
                code=f"AL-{name}", name=name, kind="town", superior=self.county, log="AL", since=LONG_AGO
            )
        place_all(self.units.values())
        for name, told in case.get("党组织", {}).items():
            self._org(name, told)
        for name, told in case.get("学校", {}).items():
            self._members(self.units[name], self.work, told or {})
        for told in case.get("任职", []):
            self._post(told)
        for told in case.get("职数", []):
            self._quota(told)
        for told in case.get("联系", []):
            self._link(told)
        for name, told in case.get("会议", {}).items():
            self._meetings(self.orgs[name], told)
        self._misses(case.get("未召开", {}))
        self._cadres(case.get("干部", {}))
        members_told.tell(self, case, known)
        bodies_told.tell(self, case, known)
        Loop(self, case)
        filings.tell(self, case)
        elections.tell(self, case)
        team_reports.tell(self, case)
        assemblies.tell(self, case)
        for told in case.get("另定", []):
            self._override(told)

    def own(self, unit):
        """The first organisation told of a unit."""
        return next(org for org in self.orgs.values() if org.unit == unit)

    def person(self, unit):
        """Somebody of a unit who needs no name."""
        return self._person(unit)

    def crowd(self, unit, count):
        """So many people of a unit who need no names."""
        return self._people(unit, count)

    def named(self, unit, name):
        """Somebody of a unit by his name."""
        return self._person(unit, name)

    def _cadres(self, told):
        """台账, and facts about the people named in 任职; hours are told by name, or 每人 for all of the county."""
        known(told, CADRES)
        for unit, since in told.get("台账", {}).items():
            Ledger.objects.create(unit=self.units[unit], since=since)
        for row in told.get("资格", []):
            Certificate.objects.create(kind=by_label(CertificateKind, row["种类"]), **self._dated(row, "种类"))
        for row in told.get("职称", []):
            Title.objects.create(rank=by_label(Rank, row["等级"]), **self._dated(row, "等级"))
        for row in told.get("经历", []):
            Experience.objects.create(
                kind=by_label(ExperienceKind, row["类别"]), place="某校", **self._dated(row, "类别")
            )
        for row in told.get("工作量", []):
            Workload.objects.create(share=row["百分比"], **self._dated(row, "百分比"))
        for row in told.get("分工", []):
            facts = self._dated(row, "分管")
            post = Appointment.objects.filter(person=facts.pop("person")).earliest("pk")
            Portfolio.objects.create(appointment=post, charge=by_label(Charge, row["分管"]), **facts)
        for number, row in enumerate(told.get("培训", [])):
            self._programme(row, number)

    def _dated(self, row, own):
        known(row, FACT | {own})
        ends = {"until": row["止"]} if "止" in row else {}
        return {"person": self.people[row["姓名"]], "since": row.get("起", LONG_AGO), **ends}

    def _programme(self, row, number):
        known(row, PROGRAMME)
        programme = Programme.objects.create(
            unit=self.units[row.get("举办", "案例县")], title=row.get("名称", f"培训班{number}"),
            kind=by_label(TrainingKind, row["形式"]), audience=by_label(Audience, row.get("对象", "党员")),
            hours=60, since=row["日"], until=row["日"] + relativedelta(days=1),
        )  # fmt: skip
        hours = dict.fromkeys(Person.objects.filter(code__startswith="AL-"), row["学时"]["每人"]) if (
            "每人" in row.get("学时", {})
        ) else {}  # fmt: skip
        hours |= {self.people[name]: n for name, n in row.get("学时", {}).items() if name != "每人"}
        for person, count in hours.items():
            if count:
                Training.objects.create(programme=programme, person=person, hours=count, held_on=row["日"])

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
        self._people(unit, told.get("教职工", 0))

    def _org(self, name, told):
        known(told, ORG)
        kind, unit, since = KINDS[told["类别"]], self.units[told["学校"]], told.get("成立", LONG_AGO)
        org = PartyOrg.objects.create(
            code=f"AL-D{len(self.orgs)}", name=name, kind=kind, unit=unit, since=since, until=told.get("撤销"),
            mode=SetUpMode.JOINT if kind == "joint_branch" else SetUpMode.SEPARATE,
            superior=None if told.get("无上级") else self.orgs.get(told.get("上级"), self.work),
            term_since=told.get("任期起"),
        )  # fmt: skip
        self.orgs[name] = org
        for covered in [told["学校"], *told.get("覆盖", [])]:
            Coverage.objects.create(org=org, unit=self.units[covered], since=since)
        self._members(unit, org, told)
        seated = self._people(unit, told.get("委员", 0))
        Appointment.objects.bulk_create(
            [
                Appointment(person=person, unit=unit, org=org, post="committee_member", since=LONG_AGO)
                for person in seated
            ]
        )

    def _members(self, unit, org, told):
        for word, kind in (("正式党员", MemberKind.FULL), ("预备党员", MemberKind.PROBATIONARY)):
            people = self._people(unit, told.get(word, 0))
            Membership.objects.bulk_create(
                [Membership(person=person, org=org, kind=kind, since=LONG_AGO) for person in people]
            )

    def _people(self, unit, count):
        numbers = range(self.count + 1, self.count + count + 1)
        self.count += count
        return Person.objects.bulk_create([Person(code=f"AL-P{n}", name=f"人员{n}", unit=unit) for n in numbers])

    def _person(self, unit, name="", born=None):
        if name in self.people:
            return self.people[name]
        self.count += 1
        told = {"code": f"AL-P{self.count}", "name": name or f"人员{self.count}"}
        person = Person.objects.create(**told, unit=unit, born_on=born)
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
            kind = MemberKind.PROBATIONARY if told.get("预备") else MemberKind.FULL
            Membership.objects.create(person=person, org=org or self.work, kind=kind, since=told.get("转正", LONG_AGO))
        Appointment.objects.create(
            person=person, unit=unit, org=org if post in PARTY else None, post=post,
            charge=CHARGES[told.get("分管", "无")], acting=told.get("主持", False),
            since=told.get("起", date(2020, 9, 1)), until=told.get("止"),
        )  # fmt: skip

    def _quota(self, told):
        known(told, QUOTA)
        Quota.objects.create(
            unit=self.units[told["学校"]], org=self.orgs.get(told.get("党组织")), post=POSTS[told["职务"]],
            seats=told["名额"], since=told["起"], until=told.get("止"), basis="案编〔2018〕1号",
        )  # fmt: skip

    def _link(self, told):
        known(told, LINK)
        Link.objects.create(
            unit=self.units[told["单位"]], kind=LINKS[told["类别"]], other=self.units.get(told.get("对方")),
            person=self.people.get(told.get("人")), since=told.get("起", LONG_AGO), until=told.get("止"),
        )  # fmt: skip

    def _meetings(self, org, told):
        rows = []
        for word, days in told.items():
            listed = (
                days if isinstance(days, list) else every(days["自"], days["至"], days.get("每", 1), days.get("缺", ()))
            )
            for one in listed:
                held = one if isinstance(one, dict) else {"日": one}
                known(held, HELD)
                day = held["日"]
                rows.append(
                    Meeting(
                        unit=org.unit, org=org, kind=LIFE[word], state="closed", planned_on=day, held_on=day,
                        ym=day.year * 100 + day.month, entered_on=day, for_year=None if held.get("专题") else held.get("年度", day.year),
                        entitled=held.get("应到", 6), present=held.get("实到", 6),
                    )
                )  # fmt: skip
        Meeting.objects.bulk_create(rows)

    def _misses(self, told):
        """说明了原因的: planned on a day, told on that day unless another is given."""
        said = [(name, word, one) for name, kinds in told.items() for word, days in kinds.items() for one in days]
        for name, word, one in said:
            entry = one if isinstance(one, dict) else {"计划": one, "说明": one}
            known(entry, {"计划", "说明"})
            quarter = quarters.of(entry["计划"])
            key = {"org": self.orgs[name], "year": quarter.year, "quarter": quarter.number}
            plan, _made = Plan.objects.get_or_create(**key, defaults={"filed_on": quarter.first})
            when = {"planned_on": entry["计划"], "added_on": quarter.first, "missed_on": entry["说明"]}
            Planned.objects.create(plan=plan, kind=LIFE[word], reason="校舍加固停课", **when)

    def _override(self, told):
        ParameterValue.objects.create(
            parameter=Parameter.objects.get(key=told["参数"]), unit=self.units[told["单位"]], value=told["数值"],
            since=told["起"], until=told.get("止"), basis=told["依据"], origin="verb",
        )  # fmt: skip


def by_label(choices, label):
    """The value of a choice by its Chinese label."""
    return next(value for value, text in choices.choices if str(text) == label)


def excuse(told, found):
    """Approve the exception told, for the one verdict in words that it names."""
    known(told, PLEA)
    named = {"单位": told["单位"], "结论": told["结论"]} | {k: told[k] for k in ("对象", "期间") if k in told}
    (row,) = (one.row for one in found if named.items() <= in_words(one).items())
    stood = {name: getattr(row, name) for name in (*IDENTITY, "was", "need")}
    Plea.objects.create(
        **stood | {"unit": Unit.objects.get(pk=row.unit)}, reason=told["理由"], basis="案中党〔2023〕1号", state="excused",
        asked_on=told["起"], excused_on=told["起"], answered_on=told["起"], until=told["止"],
    )  # fmt: skip


def in_words(one):
    """A finding in the words of the cases."""
    return {
        "单位": one.unit.name,
        "结论": one.name,
        "对象": one.subject,
        "实际": one.row.was,
        "应为": one.row.need,
        "起算": one.row.since,
        "期间": one.row.period,
        "例外": one.plea.until if one.plea else None,
    }
