"""Two officials at once: nobody judges, signs off or overwrites what he has not seen, and nothing typed is lost."""

from datetime import date

import pytest

from tests.doors.pages import url
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Assignment, Extension
from xiaoheng.loop.execution.words import AssignmentState, DirectiveState


def test_an_answer_handed_in_meanwhile_is_not_passed_unseen(sign_in, cast, submitted):
    clerk = sign_in("clerk")
    assert 'name="seen" value="1"' in clerk.get(url("review", assignment=submitted.pk)).content.decode()
    execution.send_back(actor=cast.actor("clerk"), assignment=submitted, reason="缺盖章")
    paper = execution.Upload(b"%PDF-1.4 again", "章程.pdf", date(2023, 3, 13))
    execution.submit(actor=cast.actor("ty_office"), assignment=submitted, files=[paper])
    data = {"seen": "1", "queued": "1", "reason": "符合要求"}
    answer = clerk.post(url("execution.approve", assignment=submitted.pk), data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "又提交了一次" in text
    assert "符合要求" in text
    assert 'name="seen" value="2"' in text
    clerk.post(url("execution.approve", assignment=submitted.pk), data | {"seen": "2"})
    assert Assignment.objects.get().state == AssignmentState.PASSED


def test_a_draft_changed_meanwhile_is_neither_signed_off_nor_issued(sign_in, cast, draft):
    clerk, leader = cast.actor("clerk"), sign_in("leader")
    execution.present(actor=clerk, directive=draft, seen=reads.edition(draft))
    seen = reads.edition(draft)
    assert seen in leader.get(url("directive", directive=draft.pk)).content.decode()
    execution.hand_back(actor=clerk, directive=draft, reason="再改")
    execution.strike_item(actor=clerk, item=draft.items.get(seq=1))
    execution.present(actor=clerk, directive=draft)
    answer = leader.post(url("execution.sign_off", directive=draft.pk), {"seen": seen}, follow=True)
    assert "这份拟稿又改过" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == DirectiveState.SHOWN
    leader.post(url("execution.sign_off", directive=draft.pk), {"seen": reads.edition(draft)})
    with pytest.raises(Refused, match="又改过"):
        execution.issue(actor=clerk, directive=draft, seen=seen)
    draft.refresh_from_db()
    assert (draft.state, draft.targets.count()) == (DirectiveState.CLEARED, 0)


def test_two_clerks_on_one_item_and_one_header(sign_in, cast, draft):
    browser, item = sign_in("clerk"), draft.items.get(seq=1)
    data = {"title": "我的标题", "text": item.text, "minutes": "60", "reach": "all", "due_on": "2023-03-31"}
    seen = reads.item_edition(item)
    browser.post(url("item_edit", item=item.pk), data | {"title": "别人的标题", "seen": seen})
    answer = browser.post(url("item_edit", item=item.pk), data | {"seen": seen})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "已被别人改过" in text
    assert "我的标题" in text
    item.refresh_from_db()
    assert item.title == "别人的标题"
    again = answer.context["form"]["seen"].value()
    browser.post(url("item_edit", item=item.pk), data | {"seen": again})
    item.refresh_from_db()
    assert item.title == "我的标题"
    header = {"title": "抬头", "since": "2023-03-01", "until": "2023-04-30", "seen": reads.header_edition(draft)}
    browser.post(url("execution.revise", directive=draft.pk), header)
    answer = browser.post(url("execution.revise", directive=draft.pk), header | {"title": "又一个抬头"})
    assert "抬头和范围已被别人改过" in answer.content.decode()


def test_a_draft_that_lacks_something_is_not_presented(cast, draft):
    clerk = cast.actor("clerk")
    header = {"title": draft.title, "since": draft.since, "until": draft.until}
    execution.revise(actor=clerk, directive=draft, scope={"stages": ["vocational"]}, **header)
    with pytest.raises(Refused, match="没有学校符合"):
        execution.present(actor=clerk, directive=draft)


def test_a_draft_that_nobody_wants_is_discarded(sign_in, cast, signed):
    clerk = cast.actor("clerk")
    row = execution.amend(actor=clerk, directive=signed, reason="调整")
    execution.recall(actor=clerk, directive=signed, reason="上级取消")
    with pytest.raises(Refused, match="请作废这份修改"):
        execution.present(actor=clerk, directive=row)
    browser = sign_in("clerk")
    browser.post(url("execution.discard", directive=row.pk))
    row.refresh_from_db()
    assert row.state == DirectiveState.DROPPED
    assert not [one for one in reads.inbox(clerk) if one.verb == "execution.issue"]
    assert "已作废的拟稿" in browser.get(url("directive", directive=row.pk)).content.decode()
    table = browser.get(url("matrix", directive=signed.pk))
    assert (table.status_code, "逾期，" in table.content.decode()) == (200, False)  # it asks for nothing more
    page = sign_in("ty_office").get(url("directive", directive=signed.pk)).content.decode()
    assert "已撤回" in page
    assert "办理中" not in page


def test_an_extension_is_granted_only_while_it_helps(sign_in, cast, signed, assignment):
    clerk, office = cast.actor("clerk"), cast.actor("ty_office")
    asked = execution.extend(actor=office, assignment=assignment, until=date(2023, 4, 10), reason="征求意见")
    with clock.on(date(2023, 4, 11)), pytest.raises(Refused, match="所申请的日期2023年4月10日已过"):
        execution.grant(actor=clerk, extension=asked)
    asked = Extension.objects.get()
    execution.exempt(actor=clerk, assignment=asked.assignment, reason="不设章程")
    with pytest.raises(Refused, match="已豁免，不需要延期"):
        execution.grant(actor=clerk, extension=Extension.objects.get())
    assert "execution.grant" not in [one.verb for one in reads.inbox(clerk)]
    browser = sign_in("clerk")
    browser.post(url("execution.decline", extension=asked.pk), {"reason": "已豁免"})
    answer = browser.post(url("execution.decline", extension=asked.pk), {"reason": "再答一次"})
    assert answer.status_code == 422
    assert "当前状态为“不同意延期”" in answer.content.decode()


def test_what_fell_due_before_the_order_went_out_was_not_missed(cast, draft):
    """A weekly report asked from 1 March by an order of 14 March: nobody can have missed the first two."""
    clerk = cast.actor("clerk")
    weekly = execution.Wording(
        "每周一报", "每周报送。", recurrence={"freq": "weekly", "interval": 1, "by": {}}, minutes=5
    )
    execution.put_item(actor=clerk, directive=draft, wording=weekly)
    execution.issue(actor=clerk, directive=draft)
    item = draft.items.get(title="每周一报")

    def missed():
        return {line[-1].missed for _target, line in reads.board(clerk, draft).rows if line[-1].item == item.pk}

    assert missed() == {0}
    with clock.on(date(2023, 3, 21)):
        assert missed() == {1}
