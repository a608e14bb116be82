"""提醒: chosen on one's own page, a calendar address made, followed without signing in, and revoked."""

import pytest

from xiaoheng.ground.reminders.models import Choice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_person_chooses_mail_and_follows_his_calendar(at_desk, settings, live_server):
    settings.SITE, settings.MAIL_READY = live_server.url, True
    page = at_desk("ty_office")
    page.get_by_role("link", name="今日提要").click()
    page.get_by_role("link", name="提醒方式").click()
    page.get_by_label("电子邮件").fill("zheng@example.cn")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存").wait_for()
    assert Choice.objects.get().mail == "zheng@example.cn"
    page.get_by_role("button", name="生成地址").click()
    address = page.locator("code").inner_text()
    assert page.request.get(address).status == 200
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("原地址不再可用").wait_for()
    assert page.request.get(address).status == 404
