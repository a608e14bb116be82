"""What an election changes is judged in the same act."""

from datetime import date

from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.elections import services as elections


def said(unit, *rules):
    """Rules that find something of a unit now."""
    return sorted(Finding.objects.filter(unit=unit, ended=0, rule__in=rules).values_list("rule", flat=True))


def test_a_result_kept_back_is_said_until_it_is_reported(ty):
    row = ty.finished()
    for day, found in ((date(2023, 4, 14), []), (date(2023, 4, 15), ["A-30"])):
        with clock.on(day):
            rulebook.evaluate(day)
            assert said(ty.unit, "A-30", "Q-6") == found
    with clock.on(date(2023, 4, 15)):
        elections.report(actor=ty.office, election=row, text="")
        assert said(ty.unit, "A-30") == []


def test_a_new_term_answers_the_reminder(ty):
    type(ty.org).objects.filter(pk=ty.org.pk).update(term_since=date(2018, 3, 1))
    rulebook.evaluate()
    assert said(ty.unit, "A-14") == ["A-14"]
    elections.confirm(actor=ty.clerk, election=ty.reported(), approve=True, text="同意。")
    assert said(ty.unit, "A-14") == []
