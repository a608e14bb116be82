"""专项台账: what was entered of a campaign answers an order's item that asks for the same."""

from datetime import date

from xiaoheng.loop.execution import selectors as orders
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.models import Evidence

MARCH, MAY = date(2023, 3, 1), date(2023, 5, 31)


def asked(run, text):
    wording = execution.Wording(text, text, due_on=date(2023, 4, 30))
    order = execution.draft(actor=run.clerk, unit=run.county, title="任务", since=MARCH, until=MAY, items=(wording,))
    execution.issue(actor=run.clerk, directive=order)
    execution.sign(actor=run.office, directive=order, unit=run.school)
    return orders.assignment(order.items.get(), run.school)


def test_what_was_entered_is_proposed_where_an_item_asks_for_it(run):
    part = run.part(run.start())
    row = asked(run, "完成春训活动。")
    assert orders.facts(row) == [], "nothing has been entered yet"
    services.reach(actor=run.office, entrant=part, stage="mobilise", done_on=date(2023, 3, 10))
    fact = orders.facts(row)[0]
    assert (fact.kind, fact.id, fact.fits, fact.happened_on) == ("campaigns.entrant", part.pk, True, date(2023, 3, 10))
    assert fact.title == "专项　主题春训（登记0次，材料0份，完成1/5个阶段）"
    assert not orders.facts(asked(run, "讲党课。"))[0].fits
    execution.submit(actor=run.office, assignment=row, facts=[(fact.kind, fact.id)])
    assert Evidence.objects.get().why == fact.why
    assert selectors.held(part) == [], "a campaign does not stand for its own papers"


def test_lessons_are_known_by_what_they_count(run):
    part = run.part(run.start("lessons"))
    services.tally(actor=run.office, entrant=part, counter="model", held_on=date(2023, 3, 9), number=2)
    assert [one.fits for one in orders.facts(asked(run, "开展党员教师示范课。"))] == [True]
    assert orders.called([asked(run, "开展党员教师示范课。").item]).popitem()[1] == ["专项（党员教师示范课）"]
