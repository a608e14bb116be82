"""案例里的党员事项: development, transfers, absences and dues of a case, in the words an official reads."""

from xiaoheng.ground.members.models import Absence, AbsenceContact, Development, DuesMonth, Review, StepRecord, Transfer
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.rulebook.engine import months

WORDS = {"发展", "转接", "去向", "党费"}
STEPS = {
    "谈话": 2,
    "积极分子": 3,
    "发展对象": 7,
    "预审": 13,
    "支部大会": 15,
    "审批": 17,
    "宣誓": 20,
    "讨论转正": 23,
    "审批转正": 24,
}
DEVELOPMENT = {"姓名", "党组织", "申请", "终止", "考察", "作废", "期满", *STEPS}
TRANSFER = {"姓名", "党组织", "转出", "提醒", "有效期", "接收"}
ABSENCE = {"姓名", "党组织", "类别", "起", "止", "固定", "停止党籍", "联系"}
DUES = {"姓名", "党组织", "入党", "月份"}


def tell(situation, case, known):
    """Write what a case tells of its members."""
    for told in case.get("发展", []):
        known(told, DEVELOPMENT)
        _development(situation, told)
    for told in case.get("转接", []):
        known(told, TRANSFER)
        row = _member(situation, told)
        Transfer.objects.create(
            person=row.person, membership=row, source=row.org, outside="外县某校党支部", way="letter", since=told["转出"],
            until=told.get("接收"), alert_on=told.get("提醒"), valid_until=told.get("有效期"),
        )  # fmt: skip
    for told in case.get("去向", []):
        known(told, ABSENCE)
        row = _member(situation, told)
        away = Absence.objects.create(
            person=row.person, membership=row, org=row.org, kind="lost" if told["类别"] == "失联" else "mobile",
            fixed=bool(told.get("固定")), since=told["起"], until=told.get("止"), suspended_on=told.get("停止党籍"),
        )  # fmt: skip
        for day in told.get("联系", []):
            AbsenceContact.objects.create(absence=away, made_on=day, way="phone")
    for told in case.get("党费", []):
        known(told, DUES)
        _dues(situation, told)


def _member(situation, told):
    org = situation.orgs[told["党组织"]]
    since = told.get("入党") or org.since
    return Membership.objects.create(person=situation._person(org.unit, told["姓名"]), org=org, since=since)


def _development(situation, told):
    org = situation.orgs[told["党组织"]]
    row = Development.objects.create(
        person=situation._person(org.unit, told["姓名"]), org=org, unit=org.unit, since=told["申请"],
        until=told.get("终止"),
    )  # fmt: skip
    steps = {1: told["申请"], **{number: told[word] for word, number in STEPS.items() if word in told}}
    for number, day in steps.items():
        StepRecord.objects.create(
            development=row, number=number, done_on=day, version="2014", body="branch",
            undone_on=told.get("作废") if number > 6 else None,
            until=(told.get("期满") or months.add(day, 12)) if number == 15 else None,
        )  # fmt: skip
    for day in told.get("考察", []):
        Review.objects.create(development=row, done_on=day)


def _dues(situation, told):
    row = _member(situation, told)
    for ym in told.get("月份", []):
        first = months.date(ym // 100, ym % 100, 1)
        DuesMonth.objects.create(
            person=row.person, org=row.org, ym=ym, through=months.add(first, 1), amount=1500, paid_on=first
        )
