"""The frame of every page: who sees what in the header, refusals, error pages."""

import re

import pytest

from xiaoheng.doors.ui import nav

pytestmark = pytest.mark.usefixtures("gallery")


def links(page):
    return nav.entries(page.wsgi_request, page.context["viewer"])


def labels(page):
    return [str(entry.label) for entry in links(page)]


def text(page):
    return page.content.decode()


def test_the_clerk_sees_the_county_side(sign_in):
    page = sign_in("clerk").get("/?quiet")
    assert labels(page) == ["待办", "总览", "学校", "问题台账"]
    assert "云岭县 · 工委干事" in text(page)


def test_the_secretary_sees_the_school_side_with_the_own_school(sign_in):
    page = sign_in("ty_secretary").get("/schools/TY/")
    assert labels(page) == ["待办", "本校", "交办事项", "问题台账"]
    assert [entry.url for entry in links(page) if entry.current] == ["/schools/TY/"]


def test_somebody_without_a_role_sees_what_is_for_all(sign_in):
    assert labels(sign_in("stranger").get("/?quiet")) == ["待办"]


def test_the_title_is_written_once_and_stands_twice(sign_in):
    html = text(sign_in("clerk").get("/?quiet"))
    assert re.search(r"<title>\s*云岭县教育系统党建工作交办单 · 校衡\s*</title>", html)
    assert re.search(r"<h1>\s*云岭县教育系统党建工作交办单\s*</h1>", html)


def test_the_banner_names_the_business_day_only_while_it_stands_still(sign_in, monkeypatch):
    assert "业务日期固定在2023年3月14日" in text(sign_in("clerk").get("/form/"))
    monkeypatch.delenv("XIAOHENG_TODAY")
    assert "业务日期固定" not in text(sign_in("clerk").get("/form/"))


def test_no_page_carries_a_script_of_its_own(sign_in):
    page = sign_in("clerk").get("/?quiet")
    scripts = re.findall(r"<script\b[^>]*>", text(page))
    assert scripts
    assert all('src="/static/' in script or 'type="application/json"' in script for script in scripts)
    assert not re.search(r"\son\w+=", text(page))
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


def test_charts_bring_their_library_and_other_pages_do_not(sign_in):
    assert "echarts" in text(sign_in("clerk").get("/?quiet"))
    assert "echarts" not in text(sign_in("clerk").get("/form/"))


def test_a_page_one_may_not_open_says_so_with_403(sign_in):
    page = sign_in("ty_secretary").get("/overview/")
    assert page.status_code == 403
    assert "您的角色不能打开此页。" in text(page)


def test_a_page_that_is_refused_names_rule_and_remedy_and_does_not_loop(sign_in):
    page = sign_in("clerk").get("/refused/", headers={"referer": "http://testserver/refused/"})
    assert page.status_code == 409
    assert all(word in text(page) for word in ("议程已锁定。", "请由主持人说明理由后增补。", "P-3"))


def test_a_refused_button_comes_back_with_the_reason(sign_in):
    client = sign_in("ty_secretary")
    answer = client.post("/sign/7/", {"next": "/form/"}, follow=True)
    assert answer.redirect_chain == [("/form/", 302)]
    assert "〔状态〕当前状态为“已签收”" in text(answer)
    assert client.post("/sign/7/", {"next": "https://elsewhere.example/"})["Location"] == "/"


def test_a_refused_part_of_a_page_loads_the_whole_page(sign_in):
    answer = sign_in("ty_secretary").post("/sign/7/", {"next": "/form/"}, headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/form/")


def test_without_a_session_one_signs_in_first_and_comes_back(client):
    assert client.get("/form/?x=1")["Location"] == "/login/?next=/form/%3Fx%3D1"
    back = {"referer": "http://testserver/form/"}
    assert client.post("/sign/7/", headers=back)["Location"] == "/login/?next=http%3A//testserver/form/"
    part = client.get("/form/", headers=back | {"hx-request": "true"})
    assert part.headers["HX-Redirect"] == "/login/?next=http%3A//testserver/form/"


def test_a_method_not_offered_is_405(sign_in):
    assert sign_in("ty_secretary").get("/sign/7/").status_code == 405
    assert sign_in("clerk").post("/").status_code == 405


def test_what_is_not_there_is_404_in_the_frame(sign_in):
    page = sign_in("clerk").get("/nowhere/")
    assert page.status_code == 404
    assert "没有找到" in text(page)
    assert labels(page) == ["待办", "总览", "学校", "问题台账"]


def test_a_broken_page_says_that_nothing_was_changed(sign_in):
    client = sign_in("clerk")
    client.raise_request_exception = False
    page = client.get("/broken/")
    assert page.status_code == 500
    assert "系统没能完成这一步" in text(page)


def test_an_expired_form_says_how_to_go_on(cast):
    from django.test import Client

    page = Client(enforce_csrf_checks=True).post("/login/", {"username": "clerk"})
    assert page.status_code == 403
    assert "页面已过期" in text(page)


def test_too_many_fields_are_refused_in_words(sign_in, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    page = sign_in("clerk").post("/form/", {f"f{n}": n for n in range(9)})
    assert page.status_code == 400
    assert "请求有误" in text(page)


def test_the_language_is_switched_and_comes_back_to_the_page(sign_in):
    client = sign_in("clerk")
    answer = client.post("/language/", {"language": "en", "next": "/form/"}, follow=True)
    assert answer.redirect_chain == [("/form/", 302)]
    assert '<html lang="en">' in text(answer)
    assert "中文" in text(answer)


def test_the_frame_costs_the_same_queries_for_one_role_and_three(sign_in, cast, django_assert_num_queries):
    from xiaoheng.ground.organisation.models import RoleGrant

    client = sign_in("clerk")
    with django_assert_num_queries(3):  # session, account, roles
        client.get("/form/")
    for role in ("county_leader", "auditor"):
        RoleGrant.objects.create(account=cast.accounts["clerk"], role=role, unit=cast.units["YL"], since="2020-01-01")
    with django_assert_num_queries(3):
        client.get("/form/")
