"""Sign-off before issue, the cap of hours, reminders."""

from datetime import date

import pytest
from django.db import transaction

from tests.loop.execution.conftest import ITEMS, SINCE, UNTIL
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, Nudge
from xiaoheng.loop.execution.words import DirectiveState


@pytest.fixture
def sets(cast):
    """Set a number of the county from today on."""

    def put(key, value):
        measure = {"order_sign_off": "switch", "order_hours_cap": "hours"}[key]
        defaults = {"title": key, "measure": measure, "override": "free", "level": "county", "checked_on": SINCE}
        row, _new = Parameter.objects.get_or_create(key=key, defaults=defaults)
        told = {"value": value, "basis": "云教〔2023〕1号", "since": clock.today()}
        rulebook.override(actor=cast.actor("clerk"), parameter=row, unit=cast.units["YL"], **told)

    return put


def test_an_order_is_signed_off_by_somebody_else_before_it_goes_out(cast, draft, sets):
    clerk, leader = cast.actor("clerk"), cast.actor("leader")
    sets("order_sign_off", 1)
    with pytest.raises(Refused, match="还没有签发"):
        execution.issue(actor=clerk, directive=draft)
    with pytest.raises(Refused, match="待签发"):
        execution.sign_off(actor=leader, directive=draft)
    execution.present(actor=clerk, directive=draft)
    assert ("execution.sign_off", draft.pk) in [(one.verb, one.subject) for one in reads.inbox(leader)]
    with pytest.raises(Forbidden):
        execution.sign_off(actor=clerk, directive=draft)
    with pytest.raises(Refused, match="待签发"):
        execution.put_item(actor=clerk, directive=draft, wording=ITEMS[0])
    with pytest.raises(Refused, match="须写明理由"):
        execution.hand_back(actor=leader, directive=draft, reason=" ")
    execution.hand_back(actor=leader, directive=draft, reason="第2项并入党建月报")
    assert (draft.state, draft.remark) == (DirectiveState.DRAFT, "第2项并入党建月报")
    execution.present(actor=clerk, directive=draft)
    execution.sign_off(actor=leader, directive=draft)
    execution.issue(actor=clerk, directive=draft)
    assert (draft.state, draft.signer) == (DirectiveState.ISSUED, "高远")


def test_the_drafter_does_not_sign_off_his_own_order(cast, draft):
    execution.present(actor=cast.actor("clerk"), directive=draft)
    Directive.objects.filter(pk=draft.pk).update(drafted_by=cast.actor("leader").uid)
    draft.refresh_from_db()
    with pytest.raises(Refused, match="拟稿人不能签发"):
        execution.sign_off(actor=cast.actor("leader"), directive=draft)


def test_where_the_county_asks_for_no_sign_off_an_order_goes_out_at_once(cast, issued):
    assert (issued.state, issued.signer, issued.drafter) == (DirectiveState.ISSUED, "", "方敏")


def test_above_the_cap_an_order_needs_a_reason(cast, draft, sets):
    sets("order_hours_cap", 3)  # March asks 3.5 hours of a school
    with pytest.raises(Refused, match=r"2023年3月.*3.5小时.*3小时"):
        execution.issue(actor=cast.actor("clerk"), directive=draft)
    draft.refresh_from_db()
    assert draft.state == DirectiveState.DRAFT
    execution.issue(actor=cast.actor("clerk"), directive=draft, override="上级限期")
    assert draft.override == "上级限期"


def test_an_amendment_that_asks_no_more_needs_no_reason(cast, draft, sets):
    clerk = cast.actor("clerk")
    sets("order_hours_cap", 3)
    execution.issue(actor=clerk, directive=draft, override="上级限期")
    amendment = execution.amend(actor=clerk, directive=draft, reason="减负")
    execution.strike_item(actor=clerk, item=amendment.items.get(seq=3))
    assert reads.over_cap(clerk, amendment) is None
    execution.put_item(actor=clerk, directive=amendment, wording=ITEMS[0])
    assert reads.over_cap(clerk, amendment).hours == 4.5


def test_who_signs_off_an_order_above_the_cap_reads_why(cast, draft, sets):
    clerk, leader = cast.actor("clerk"), cast.actor("leader")
    sets("order_hours_cap", 3)
    sets("order_sign_off", 1)
    with pytest.raises(Refused, match="写明理由"):
        execution.present(actor=clerk, directive=draft)
    execution.present(actor=clerk, directive=draft, override="上级限期")
    execution.hand_back(actor=leader, directive=draft, reason="再想想")
    assert draft.override == ""
    execution.present(actor=clerk, directive=draft, override="上级限期")
    execution.sign_off(actor=leader, directive=draft)
    execution.issue(actor=clerk, directive=draft)
    assert draft.override == "上级限期"


def test_what_is_asked_already_counts_towards_the_cap(cast, issued, sets):
    sets("order_hours_cap", 4)
    second = execution.draft(
        actor=cast.actor("clerk"), unit=cast.units["YL"], title="第二份", since=SINCE, until=UNTIL, items=ITEMS[:1]
    )
    over = reads.over_cap(cast.actor("clerk"), second)
    assert (over.month, over.hours, over.cap) == ((2023, 3), 5.5, 4)
    asked = reads.asked_by(cast.actor("leader"))
    assert list(asked) == [cast.units["YL"]]
    assert asked[cast.units["YL"]][cast.units["TY"].pk] == {(2023, 3): 210, (2023, 4): 30}


def test_reminders_go_once_a_day_to_those_who_owe(cast, signed):
    clerk, units = cast.actor("clerk"), cast.units
    assert execution.nudge(actor=clerk, directive=signed, units=[units["TY"].pk]) == 1
    assert execution.nudge(actor=clerk, directive=signed) == 2
    with pytest.raises(Refused, match="今天已经催办过"):
        execution.nudge(actor=clerk, directive=signed)
    titles = {one.title for one in reads.inbox(cast.actor("ty_office"))}
    assert "催办：修订学校章程" in titles
    assert any(one.title.startswith("催办：") for one in reads.inbox(cast.actor("lx_office")))
    with clock.on(date(2023, 3, 15)):
        assert execution.nudge(actor=clerk, directive=signed) == 3
    with pytest.raises(Forbidden):
        execution.nudge(actor=cast.actor("ty_office"), directive=signed)
    assert Entry.objects.filter(verb="execution.nudge", result="done").count() == 3


def test_a_school_that_owes_nothing_is_not_reminded(cast, signed):
    for item in signed.items.all():
        row = reads.assignment(item, cast.units["TY"])
        execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="不适用")
    with pytest.raises(Refused, match="没有未办事项"):
        execution.nudge(actor=cast.actor("clerk"), directive=signed, units=[cast.units["TY"].pk])
    assert not Nudge.objects.exists()
    with transaction.atomic():
        assert execution.nudge(actor=cast.actor("clerk"), directive=signed) == 2


def test_an_extension_or_answer_of_a_recalled_order_waits_for_nobody(cast, signed, submitted):
    clerk = cast.actor("clerk")
    with pytest.raises(Refused, match="须写明理由"):
        execution.recall(actor=clerk, directive=signed, reason="")
    execution.recall(actor=clerk, directive=signed, reason="上级通知已废止")
    assert (signed.state, signed.closed_on) == (DirectiveState.RECALLED, date(2023, 3, 14))
    verbs = {one.verb for one in [*reads.inbox(clerk), *reads.inbox(cast.actor("ty_office"))]}
    assert not verbs & {"execution.approve", "execution.submit", "execution.sign"}
    assert signed in reads.directives(cast.actor("ty_office"))
    assert signed not in reads.issued(cast.actor("ty_office"))
    row = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    with pytest.raises(Refused, match="已撤回"):
        execution.submit(actor=cast.actor("ty_office"), assignment=row, note="补")
    with pytest.raises(Refused, match="已撤回"):
        execution.close(actor=clerk, directive=signed)
