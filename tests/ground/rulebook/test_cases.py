"""Every case an official can read comes out as it says; every rule has the cases it must have."""

import re

import pytest

from tests.ground.rulebook import cases, oracle
from tests.ground.rulebook.test_oracle import sayings
from xiaoheng.ground.rulebook import selectors
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.selectors.wording import worded

FILES = cases.files()
EACH = [(rule, case) for rule, file in FILES.items() for case in file["案例"]]
FINDING = {"单位", "结论", "对象", "实际", "应为", "起算", "期间", "例外"}
NUMBER = re.compile(r"恰(为|有|满|覆盖|召开)?\d")
DAY = re.compile(r"当日|次日|前一日|末日|首日|昨日|恰在")


@pytest.mark.parametrize(("rule", "case"), EACH, ids=[f"{rule}：{case['情形']}" for rule, case in EACH])
def test_case(rule, case, law):
    situation = cases.Situation(case)
    for told in case.get("例外", []):
        cases.excuse(told, ours(situation, judged(situation, rule)))
    found = judged(situation, rule)
    rows = [cases.in_words(one) for one in ours(situation, found)]
    expected = case["应有"]
    assert all(set(row) <= FINDING for row in expected)
    assert len(rows) == len(expected), rows
    left = list(rows)
    for row in expected:
        match = next((one for one in left if row.items() <= one.items()), None)
        assert match, (row, left)
        left.remove(match)
    assert sayings(found)[rule] == oracle.judge(oracle.read(situation.day), rule)


def test_every_rule_has_cases_for_every_reason():
    assert set(FILES) == set(registry.rules())
    for rule_id, rule in registry.rules().items():
        names = {row["结论"] for case in FILES[rule_id]["案例"] for row in case["应有"]}
        assert names == {reason.name for reason in rule.reasons.values()}, rule_id
        assert any(not case["应有"] for case in FILES[rule_id]["案例"]), f"{rule_id} 没有符合的案例"


def judged(situation, rule):
    """What the rule says of all units there are."""
    return selectors.judge(situation.day, rules=[registry.rules()[rule]])


def ours(situation, found):
    """What it says of the units of the case, in words."""
    units = {unit.pk for unit in situation.units.values()}
    return worded([v for v in found if v.unit in units], situation.day)


@pytest.mark.parametrize("rule", list(registry.rules().values()), ids=lambda rule: rule.id)
def test_every_rule_has_the_seven_cases(rule):
    """符合、不符合（每种情形）、数字边界、日期边界、另定、例外、尚未施行, where they apply."""
    told = FILES[rule.id]["案例"]
    in_being = [case for case in told if case["日期"] >= rule.since]
    may_be_excused = [r for r in rule.reasons.values() if r.excusable]
    lacking = {
        "符合": not any(not case["应有"] for case in in_being),
        "数字边界（恰为…）": bool(rule.asked) and not any(NUMBER.search(case["情形"]) for case in told),
        "日期边界（恰于当日…）": not any(DAY.search(case["情形"]) for case in in_being),
        "另定": bool(rule.asked) and not any(case.get("另定") for case in told),
        "例外": bool(may_be_excused) and not any(case.get("例外") for case in told),
        "尚未施行": not any(case["日期"] < rule.since or "尚未施行" in case["情形"] for case in told),
    }
    assert not [word for word, missing in lacking.items() if missing]


def test_the_cases_that_texts_leave_open_are_there():
    """闰日、一职两人、省级与县级并存 are decided, each by a case."""
    titles = "；".join(case["情形"] for file in FILES.values() for case in file["案例"])
    assert all(word in titles for word in ("2月29日", "两名校长同时在任", "同时有2名在任书记", "按本县"))
