"""Taking back a meeting that was entered wrongly: from its page, from the list, with what is to be settled first."""

from datetime import date

import pytest

from tests.doors.pages import text, url
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.models import Meeting

pytestmark = pytest.mark.django_db
MARCH = date(2023, 3, 8)


def test_from_the_list_and_the_meetings_page_with_a_reason(branch, sign_in):
    client, row = sign_in("ty_office"), branch.hold("theme_day", MARCH, title="植树")
    here, address = url("organisation_life", org=branch.org.pk), url("decisions.strike", meeting=row.pk)
    assert address in text(client, here), "beside the plan"
    plan = branch.plan(("lecture", date(2023, 3, 20)))
    branch.past(plan, "theme_day", MARCH)
    assert address in text(client, here), "in the line of the plan"
    assert address in text(client, url("meeting", meeting=row.pk))
    assert "植树" in text(client, address)
    empty = client.post(address, {"reason": " "})
    assert (empty.status_code, Meeting.objects.count()) == (422, 1)
    done = client.post(address, {"reason": "日期登记错误"}, follow=True)
    assert done.redirect_chain == [(f"{here}?quarter=2023-1", 302)]
    assert "已撤销桃源中学第一党支部2023年3月8日的主题党日的登记" in done.content.decode()
    assert not Meeting.objects.exists()
    assert client.post(address, {"reason": "再次"}).status_code == 404


def test_nobody_else_is_offered_it(branch, sign_in):
    row = branch.hold("theme_day", MARCH)
    address = url("decisions.strike", meeting=row.pk)
    for name in ("ty_principal", "clerk"):
        client = sign_in(name)
        assert address not in text(client, url("meeting", meeting=row.pk))
        assert address not in text(client, url("organisation_life", org=branch.org.pk))
        assert client.get(address).status_code == 403


def test_what_rests_on_it_is_listed_with_where_and_how(branch, sign_in):
    client, row = sign_in("ty_office"), branch.hold("lecture", MARCH)
    kind = selectors.yearly_kinds(branch.org)[0]
    code = selectors.preparations(branch.org, 2023)[0].steps[0][0]
    services.tick(actor=branch.office, org=branch.org, kind=kind, year=2023, code=code, meeting=row)
    drawn = text(client, url("decisions.strike", meeting=row.pk))
    assert "先撤销这一步骤的登记" in drawn
    assert f'<a href="{url("organisation_life", org=branch.org.pk)}">2023年度' in drawn
    assert 'name="reason"' not in drawn
    refused = client.post(url("decisions.strike", meeting=row.pk), {"reason": "登记错误"})
    assert refused.status_code == 422
    assert "引用了这次会议，不能撤销" in refused.content.decode()
    assert Meeting.objects.get() == row
