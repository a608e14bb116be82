"""Pages of exceptions: asked for from the school's page, answered by the county, seen wherever the finding is."""

from datetime import date

import pytest
from django.urls import reverse

from tests.doors.desk.rulebook.test_pages import text, url
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Finding, Plea

TODAY = date(2023, 3, 14)
ASKED = {"reason": "年轻干部正在县级跟班学习", "basis": "桃中党〔2023〕4号", "until": "2023-09-01"}


@pytest.fixture
def young(cast):
    services.evaluate(TODAY)
    return Finding.objects.get(rule="A-19", unit=cast.units["TY"], ended=0)


@pytest.fixture
def plea(young, sign_in):
    answer = sign_in("ty_office").post(url("rulebook.plead", finding=young.pk), ASKED)
    assert answer.url == url("school", unit="TY")
    return Plea.objects.get()


def test_the_school_asks_from_its_page(young, sign_in):
    page = text(sign_in("ty_office"), url("school", unit="TY"))
    assert url("rulebook.plead", finding=young.pk) in page
    assert url("rulebook.plead", finding=young.pk) not in text(sign_in("clerk"), url("school", unit="TY"))
    must = Finding.objects.filter(unit__code="TY", strength="must", ended=0)
    assert not [row for row in must if url("rulebook.plead", finding=row.pk) in page]


def test_it_is_seen_while_it_waits_and_when_it_holds(plea, sign_in):
    assert "例外待批准" in text(sign_in("ty_vice"), url("school", unit="TY"))
    answer = sign_in("leader").post(url("rulebook.excuse", plea=plea.pk), {"until": "2023-08-01", "answer": "同意"})
    assert answer.url == url("plea", plea=plea.pk)
    for who, address in (
        ("ty_vice", url("school", unit="TY")),
        ("clerk", url("findings") + "?rule=A-19"),
        ("clerk", url("rule", rule="A-19")),
        ("ty_teacher", url("school", unit="TY")),
    ):
        page = text(sign_in(who), address)
        assert "已准例外" in page
        assert "年轻干部正在县级跟班学习" in page
        assert "2023年8月1日" in page
    assert url("plea", plea=plea.pk) not in text(sign_in("ty_teacher"), url("school", unit="TY"))
    assert "另有例外1项" in text(sign_in("ty_vice"), url("school", unit="TY"))


def test_the_page_offers_what_may_be_done_next(plea, sign_in):
    def offered(who):
        page = text(sign_in(who), url("plea", plea=plea.pk))
        verbs = ("excuse", "decline", "rescind")
        return [verb for verb in verbs if url(f"rulebook.{verb}", plea=plea.pk) in page]

    assert (offered("clerk"), offered("ty_office"), offered("auditor")) == (["excuse", "decline"], [], [])
    services.excuse(actor=services_actor("clerk"), plea=plea)
    assert offered("clerk") == ["rescind"]
    sign_in("clerk").post(url("rulebook.rescind", plea=plea.pk), {"answer": "干部已到岗"})
    page = text(sign_in("ty_office"), url("plea", plea=plea.pk))
    assert "已提前终止" in page
    assert "干部已到岗" in page


def services_actor(username):
    from tests.cast import recall

    return recall().actor(username)


def test_a_refusal_keeps_what_was_typed(young, plea, sign_in):
    again = sign_in("ty_office").post(url("rulebook.plead", finding=young.pk), ASKED)
    assert again.status_code == 422
    assert "正在等上级批准" in again.content.decode()
    late = sign_in("clerk").post(url("rulebook.excuse", plea=plea.pk), {"until": "2024-01-01", "answer": ""})
    assert late.status_code == 422
    assert "晚于学校申请的2023-09-01" in late.content.decode()


@pytest.mark.both
def test_the_list_is_filtered_by_state(plea, sign_in):
    client = sign_in("clerk")
    assert "年轻干部正在县级跟班学习" in text(client, url("pleas"))
    assert "没有例外申请" in text(client, url("pleas") + "?state=declined")
    client.post(url("rulebook.decline", plea=plea.pk), {"answer": "请先从校内选拔"})
    assert "年轻干部正在县级跟班学习" in text(client, url("pleas") + "?state=declined")


def test_it_waits_on_both_desks(plea, sign_in):
    address = reverse("desk:plea", kwargs={"plea": plea.pk})
    for who in ("clerk", "leader", "ty_secretary"):
        page = text(sign_in(who), url("inbox"))
        assert address in page
        assert "例外申请" in page
