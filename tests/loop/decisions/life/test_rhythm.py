"""应开次数: a page tells of each period what the rules say of it, by the numbers that hold where the branch is."""

from datetime import date

from tests.loop.decisions.life.conftest import NOW
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding, Parameter, ParameterValue
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.life import services
from xiaoheng.loop.decisions.life.selectors import rhythm
from xiaoheng.loop.decisions.life.words import Pace


def paces(branch):
    return {(beat.kind.value, beat.first.month): beat.pace for beat in rhythm(branch.org, NOW, branch.whole())}


def test_each_period_is_told_as_the_rules_judge_it(branch):
    branch.hold("theme_day", date(2023, 1, 10))
    branch.hold("theme_day", date(2023, 3, 10))
    entry = branch.past(branch.plan(("theme_day", date(2023, 3, 20))), "committee", date(2023, 2, 8))
    services.miss(actor=branch.office, entry=entry, reason="人数不足")
    assert paces(branch) == {
        ("assembly", 1): Pace.GOING, ("lecture", 1): Pace.GOING,
        ("committee", 1): Pace.SHORT, ("committee", 2): Pace.TOLD, ("committee", 3): Pace.GOING,
        ("theme_day", 1): Pace.MET, ("theme_day", 2): Pace.SHORT, ("theme_day", 3): Pace.MET,
    }  # fmt: skip
    with clock.on(date(2023, 4, 1)):
        rulebook.evaluate()
        found = Finding.objects.filter(subject=branch.org.pk, rule__startswith="C-", ended=0, period__gte=202301)
        said = {(row.rule, row.period % 100): row.detail for row in found.exclude(rule__in=("C-9", "C-10"))}
        late = {key: pace for key, pace in paces(branch).items() if pace != Pace.MET}
    assert said == {
        ("C-1", 1): "missed", ("C-4", 1): "missed", ("C-2", 1): "missed", ("C-2", 2): "explained", ("C-2", 3): "missed",
        ("C-8", 2): "missed",
    }  # fmt: skip
    assert len(late) == len(said)
    assert [key for key, pace in late.items() if pace == Pace.TOLD] == [("committee", 2)]


def test_a_countys_own_number_holds_from_its_day(branch):
    ParameterValue.objects.create(
        parameter=Parameter.objects.get(key="theme_days_per_month"), unit=branch.cast.units["YL"], value=2,
        since=date(2023, 2, 1), basis="云教党〔2023〕1号", origin="verb",
    )  # fmt: skip
    asked = {
        beat.first.month: (beat.need, beat.basis)
        for beat in rhythm(branch.org, NOW, branch.whole())
        if beat.kind == "theme_day"
    }
    assert (asked[1][0], asked[2]) == (1, (2, "云教党〔2023〕1号"))
    assert paces(branch)["theme_day", 1] == Pace.UNJUDGED
