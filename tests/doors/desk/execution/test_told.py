"""What tired people need: each act says what it did, the late are found first, the queue is one line an item."""

import re

from tests.doors.pages import url
from tests.loop.execution.test_reviewing import answered
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Nudge

__all__ = ["answered"]


def told(client, name, data=None, **kwargs):
    """What the page says after an act."""
    page = client.post(url(name, **kwargs), data or {}, follow=True).content.decode()
    return page.partition('<div id="messages"')[2].partition("</div>")[0]


def test_a_school_is_told_what_became_of_its_press(sign_in, cast, issued):
    office, here = sign_in("ty_office"), {"item": issued.items.get(seq=3).pk, "unit": "TY"}
    assert "已签收" in told(office, "execution.sign", directive=issued.pk, unit="TY")
    said = told(office, "execution.extend", {"until": "2023-03-20", "reason": "集中培训"}, **here)
    assert "答复之前仍按原期限办理" in said
    assert "已提交“谈心谈话”" in told(office, "execution.submit", {"note": "已谈"}, **here)
    clerk, row = sign_in("clerk"), reads.assignment(issued.items.get(seq=3), cast.units["TY"])
    assert "已退回：桃源中学，谈心谈话。" in told(clerk, "execution.send_back", {"reason": "缺日期"}, assignment=row.pk)


def test_what_is_refused_on_a_form_laid_out_by_hand_is_told_aloud(sign_in, assignment):
    here = {"item": assignment.item_id, "unit": "TY"}
    page = sign_in("ty_office").post(url("execution.submit", **here), {"note": "已修订"})
    assert page.status_code == 422
    said = " ".join(page.content.decode().partition("errorlist nonfield")[2].split())
    assert said.startswith('" role="alert" tabindex="-1" > <li>〔印证资料〕')


def test_handing_in_stands_before_sharing_out(sign_in, assignment):
    page = sign_in("ty_office").get(url("cell", item=assignment.item_id, unit="TY")).content.decode()
    assert page.index('id="submit"') < page.index('id="parts"') < page.index('id="transfers"')


def test_only_the_late_are_reminded_where_that_is_chosen(sign_in, cast, signed):
    for code in ("LX", "SQ"):
        row = reads.assignment(signed.items.get(seq=3), cast.units[code])
        execution.exempt(actor=cast.actor("clerk"), assignment=row, reason="不适用")
    clerk, here = sign_in("clerk"), {"directive": signed.pk}
    page = clerk.get(url("directive", **here)).content.decode()
    assert "逾期的学校（1所）" in page
    assert "还有未办事项的学校（3所）" in page
    assert "已催办1所学校" in told(clerk, "execution.nudge", {"who": "overdue"}, **here)
    assert Nudge.objects.get().unit == cast.units["TY"]


def test_an_item_answered_by_several_schools_is_one_duty(cast, submitted, answered):
    found = [one for one in reads.inbox(cast.actor("clerk")) if one.verb == "execution.approve"]
    assert sorted((one.title, one.unit) for one in found) == [("修订学校章程", "桃源中学"), ("召开支委会", "2所学校")]


def test_the_queue_is_narrowed_to_an_item_or_an_area(sign_in, cast, submitted, answered):
    clerk, zone = sign_in("clerk"), answered["LX"].unit.school.zone_id
    page = clerk.get(url("reviews")).content.decode()
    assert "召开支委会（2件）" in page
    assert "共2件" in clerk.get(url("reviews"), {"item": answered["LX"].item_id}).content.decode()
    page = clerk.get(url("reviews"), {"zone": zone}).content.decode()
    assert "共1件" in page
    assert f"{url('review', assignment=answered['LX'].pk)}?zone={zone}" in page
    assert "请放宽筛选条件" in clerk.get(url("reviews"), {"zone": 999}).content.decode()


def test_no_two_fields_of_an_items_page_share_a_name(sign_in, assignment):
    page = sign_in("ty_office").get(url("cell", item=assignment.item_id, unit="TY")).content.decode()
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
