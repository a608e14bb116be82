"""What filing changes is judged in the same act."""

from datetime import date

from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding, Parameter
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.words import Kind


def said(unit):
    """Rule and reason of what stands open of a unit."""
    rows = Finding.objects.filter(unit=unit, ended=0, rule__in=("A-22", "B-19", "G-02"))
    return sorted(rows.values_list("rule", "detail"))


def test_a_filed_text_answers_its_rule_at_once(ty, cast):
    for key in ("charter_filed", "rules_filed"):
        rulebook.override(
            actor=cast.actor("clerk"), parameter=Parameter.objects.get(key=key), unit=cast.units["YL"], value=1,
            since=date(2023, 3, 1), basis="云教工委〔2023〕1号",
        )  # fmt: skip
    missing = [("B-19", "no_list"), ("B-19", "no_party_rules"), ("B-19", "no_principal_rules")]
    assert said(ty.unit) == [("A-22", "missing"), *missing]
    ty.filed(Kind.LIST)
    assert said(ty.unit) == [("A-22", "missing"), *missing[1:]]


def test_a_late_row_of_the_plan_is_said_until_it_is_done(ty, cast):
    told = {"project": "set_up", "goal": "按期换届", "measure": "届满前启动", "due_on": date(2023, 3, 14)}
    row = services.schedule(actor=ty.office, unit=ty.unit, owner=cast.people["ty_vice"], **told)
    type(row).objects.filter(pk=row.pk).update(due_on=date(2023, 3, 13))
    rulebook.evaluate()
    assert said(ty.unit) == [("G-02", "overdue")]
    services.finish(actor=ty.office, row=row)
    assert said(ty.unit) == []
