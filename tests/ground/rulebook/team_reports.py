"""履职报告: of a random world, and as a case tells them."""

from tests.ground.rulebook.case_loop import known
from xiaoheng.ground.rulebook.models import Parameter, ParameterValue
from xiaoheng.loop.supervision.models import TeamReport

WORDS = {"履职报告"}
REPORT = {"姓名", "学校", "日"}


def tell(s, case):
    """履职报告 of a case; `s` is its situation."""
    for told in case.get("履职报告", []):
        known(told, REPORT)
        unit, day = s.units[told["学校"]], told["日"]
        TeamReport.objects.create(
            unit=unit, org=s.own(unit), person=s.named(unit, told["姓名"]), about="duties", made_on=day, entered_on=day
        )


def scatter(loop):
    """Reports of anybody in any school, crowded around the last days of a rhythm that some unit has set."""
    w, r = loop.w, loop.r
    if r.random() < 0.7:
        of = {"parameter": Parameter.objects.get(key="team_report_months"), "unit": r.choice(w.units[:2])}
        ParameterValue.objects.filter(**of).delete()  # one value of a unit on a day
        told = {"value": r.choice([1, 3]), "since": w.day.replace(day=1), "basis": "文", "origin": "verb"}
        ParameterValue.objects.create(**of, **told)
    for _number in range(r.choice([0, 5, 20])):
        made = loop.around(28, 30, 31, 89, 92)
        TeamReport.objects.get_or_create(
            person=r.choice(w.people), about="duties", made_on=made,
            defaults={"unit": r.choice(loop.schools), "org": r.choice(w.orgs), "entered_on": made},
        )  # fmt: skip
