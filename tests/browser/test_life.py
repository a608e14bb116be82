"""Organisation life in a browser: the proposed plan filed as it stands, reported, and the month taken away."""

from zipfile import ZipFile

import pytest

from tests.browser.steps import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_branch_plans_reports_and_takes_its_month_away(at_desk, tmp_path):
    page = at_desk("lx_office")
    page.goto("/life/")
    page.get_by_role("link", name="报送计划").click()
    page.get_by_label("主题 1", exact=True).fill("学习党的二十大精神")
    page.get_by_role("button", name="报送").click()
    assert "学习党的二十大精神" in page.inner_text("main")
    page.get_by_role("button", name="报送会前报告").first.click()
    assert "已报送会前报告" in page.inner_text("body")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载上传包").click()
    waiting.value.save_as(tmp_path / "life.zip")
    assert "字段表.xlsx" in ZipFile(tmp_path / "life.zip").namelist()
    phone = at_desk("lx_secretary", PHONE)
    phone.goto("/life/")
    phone.get_by_role("link", name="谈心谈话").click()
    phone.get_by_label("杨专").check()
    phone.get_by_role("button", name="登记").click()
    assert "韩一、杨专" in phone.inner_text("#own")
