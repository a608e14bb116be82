"""Every case an official can read comes out as it says; every rule has the cases it must have."""

import pytest

from tests.ground.rulebook import cases, oracle
from tests.ground.rulebook.test_oracle import said
from xiaoheng.ground.rulebook import selectors
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.selectors.wording import worded

FILES = cases.files()
EACH = [(rule, case) for rule, file in FILES.items() for case in file["案例"]]
FINDING = {"单位", "结论", "对象", "实际", "应为", "起算", "期间"}


@pytest.mark.parametrize(("rule", "case"), EACH, ids=[f"{rule}：{case['情形']}" for rule, case in EACH])
def test_case(rule, case, law):
    situation = cases.Situation(case)
    ours = {unit.pk: name for name, unit in situation.units.items()}
    found = [v for v in selectors.judge(situation.day, rules=[registry.rules()[rule]]) if v.unit in ours]
    rows = [told(one) for one in worded(found, situation.day)]
    expected = case["应有"]
    assert all(set(row) <= FINDING for row in expected)
    assert len(rows) == len(expected), rows
    left = list(rows)
    for row in expected:
        match = next((one for one in left if row.items() <= one.items()), None)
        assert match, (row, left)
        left.remove(match)
    assert said(situation.day, rule) == oracle.judge(oracle.read(situation.day), rule)


def told(one):
    """A finding in the words of the cases."""
    return {
        "单位": one.unit.name,
        "结论": one.name,
        "对象": one.subject,
        "实际": one.row.was,
        "应为": one.row.need,
        "起算": one.row.since,
        "期间": one.row.period,
    }


def test_every_rule_has_cases_for_every_reason():
    assert set(FILES) == set(registry.rules())
    for rule_id, rule in registry.rules().items():
        names = {row["结论"] for case in FILES[rule_id]["案例"] for row in case["应有"]}
        assert names == {reason.name for reason in rule.reasons.values()}, rule_id
        assert any(not case["应有"] for case in FILES[rule_id]["案例"]), f"{rule_id} 没有符合的案例"


def test_every_rule_has_edges_an_override_and_a_day_before_it_existed():
    for rule_id, rule in registry.rules().items():
        told_of = "".join(case["情形"] for case in FILES[rule_id]["案例"])
        assert "尚未施行" in told_of, rule_id
        if rule.asked:
            assert "另定" in told_of, rule_id
            assert "恰" in told_of, rule_id
