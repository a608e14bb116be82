"""decisions.vary, and how the lists hold in a unit on a day; sums of money that bring another matter."""

from datetime import date, timedelta

import pytest

from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Matter, Topic

TODAY = date(2023, 3, 14)


def vary(walk, code, unit=None, *, by="clerk", **more):
    matter = Matter.objects.get(code=code)
    words = {name: getattr(matter, name) for name in ("body", "mode", "category", "quorum")}
    words |= {"gates": matter.gates.split(), "since": TODAY, "basis": "云教工委〔2023〕1号", **more}
    return services.vary(actor=walk.cast.actor(by), unit=unit or walk.cast.units["YL"], matter=matter, **words)


def held(walk, code, day=TODAY):
    return selectors.listed(walk.unit, day)[code]


def gates(needs):
    return [need.kind.code for need in needs.gates]


def test_a_countys_row_takes_the_place_of_the_list_from_its_day_to_its_end(ty, cast):
    vary(ty, "P08", gates=["PM", "EX"], since=date(2023, 4, 1), until=date(2024, 1, 1))
    assert held(ty, "P08").gates == "PM TU UP"
    assert held(ty, "P08", date(2023, 4, 1)).gates == "PM EX"
    assert held(ty, "P08", date(2024, 1, 1)).gates == "PM TU UP"
    assert "云教工委〔2023〕1号" in held(ty, "P08", date(2023, 4, 1)).clause
    other = selectors.listed(cast.units["LJ1"], date(2023, 4, 1))["P08"]
    assert (other.gates, other.variants) == ("PM TU UP", ())


def test_a_school_only_adds_even_to_what_its_county_says_later(ty):
    vary(ty, "P16", ty.unit, gates=["UP", "LE"], quorum="Q-2", basis="备〔2023〕7号")
    assert (held(ty, "P16").gates, held(ty, "P16").quorum) == ("LE UP", "Q-2")
    vary(ty, "P16", gates=["RA"])
    assert held(ty, "P16").gates == "RA LE UP"
    topic = ty.propose("P16")
    assert {gate.kind_id for gate in topic.gates.all()} == {"LE", "RA", "UP"}
    assert topic.quorum == "Q-2"


def test_a_school_hands_an_everyday_matter_to_its_party_meeting(ty):
    vary(ty, "M19", ty.unit, body="party", mode="", quorum="Q-1", gates=[], basis="备〔2023〕8号")
    needs = selectors.requirements(["M19"], ty.unit)
    assert (needs.body, needs.quorum) == ("party", "Q-1")
    assert selectors.requirements(["M19"]).body == "principal"


def test_topics_keep_what_they_were_proposed_under(ty):
    topic = ty.propose("P16")
    vary(ty, "P16", gates=["LE", "UP"])
    assert [gate.kind_id for gate in topic.gates.all()] == ["UP"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"body": "principal", "mode": "D", "quorum": "Q-3"}, "不能改由校长办公会议决定"),
        ({"quorum": "Q-3"}, "不相配"),
        ({"quorum": "Q-9"}, "不相配"),
        ({"gates": ["XX"]}, "不相配"),
        ({"category": "Z"}, "不相配"),
        ({"basis": " "}, "依据"),
        ({"until": TODAY}, "止期"),
    ],
)
def test_what_is_refused(ty, more, says):
    with pytest.raises(Refused, match=says):
        vary(ty, "P17", **more)


def test_a_school_asking_for_less_is_told_what_is_missing(ty):
    with pytest.raises(Refused) as refusal:
        vary(ty, "P06", ty.unit, gates=["CS"], quorum="Q-1", category="")
    assert all(word in str(refusal.value) for word in ("公示", "报上级", "重要干部任免", "三分之二"))


def test_a_study_item_needs_somewhere_to_go_and_a_day_is_taken_once(ty):
    with pytest.raises(Refused, match="没有对应的党组织会议事项"):
        vary(ty, "M12", mode="R")
    vary(ty, "P17")
    with pytest.raises(Refused, match="已经另定"):
        vary(ty, "P17")


@pytest.mark.parametrize("who", ["ty_secretary", "lj_clerk", "leader"])
def test_only_the_countys_clerk_enters_it(ty, who):
    with pytest.raises(Forbidden):
        vary(ty, "P17", ty.unit, by=who)


@pytest.mark.parametrize(("amount", "body"), [(29_999, "principal"), (30_000, "party")])
def test_a_sum_that_reaches_the_limit_is_a_matter_of_large_funds(ty, amount, body):
    needs = selectors.requirements(["M16"], ty.unit, amount)
    assert needs.body == body
    assert [limit.is_reached for limit in needs.limits] == [body == "party"]
    assert ("P22" in [m.code for m in needs.matters]) == (body == "party")
    assert [s.value for s in needs.stages] == (["principal", "party"] if body == "party" else ["principal"])


def test_a_schools_lower_limit_holds_from_its_day(ty):
    limit = Parameter.objects.get(key="large_fund_yuan")
    said = {"parameter": limit, "unit": ty.unit, "since": TODAY, "basis": "备〔2023〕9号"}
    with pytest.raises(Refused):
        rulebook.override(actor=ty.cast.actor("clerk"), value=50_000, **said)
    rulebook.override(actor=ty.cast.actor("clerk"), value=5_000, **said)
    assert selectors.requirements(["M16"], ty.unit, 5_000).body == "party"
    with clock.on(TODAY - timedelta(days=1)):
        assert selectors.requirements(["M16"], ty.unit, 5_000).body == "principal"


@pytest.mark.parametrize("amount", [None, 0, -1, 10**12 + 1])
def test_a_matter_of_money_without_a_sensible_sum_is_refused(ty, amount):
    with pytest.raises(Refused, match="金额"):
        services.propose(
            actor=ty.cast.actor("ty_vice"), unit=ty.unit, title="购置", matters=["M16"],
            text="文", amount=amount,
        )  # fmt: skip
    assert not Topic.objects.exists()


def test_an_old_topic_is_shown_under_the_lists_of_its_day(ty):
    vary(ty, "P16", gates=["LE", "UP"])
    assert gates(selectors.requirements(["P16"], ty.unit)) == ["LE", "UP"]
    assert gates(selectors.requirements(["P16"], ty.unit, on=TODAY - timedelta(days=1))) == ["UP"]
