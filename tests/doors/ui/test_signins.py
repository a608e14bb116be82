"""Signing in: entered in the trail, locked after five failures, told in Chinese."""

import json

import pytest
from django.test import Client

from tests.cast import PASSWORD
from xiaoheng.ground.records import selectors
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.records.services import verify

pytestmark = pytest.mark.usefixtures("gallery")


def attempt(client, username="clerk", password=PASSWORD):
    return client.post("/login/", {"username": username, "password": password})


def entries():
    return list(Entry.objects.filter(verb="account.login").order_by("id"))


def test_the_log_in_page_asks_for_account_and_password(client):
    html = client.get("/login/").content.decode()
    assert "账号" in html
    assert "密码" in html
    assert "非涉密系统" in html


def test_a_log_in_stands_in_the_log_of_the_persons_county(client, cast):
    answer = attempt(client, "ty_secretary")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    (entry,) = entries()
    assert (entry.log, entry.unit, entry.role, entry.result) == ("YL", "TY", "secretary", "done")
    assert (entry.kind, entry.subject) == ("organisation.account", str(cast.accounts["ty_secretary"].pk))
    assert selectors.payloads([entry])[entry.pk]["address"] == "127.0.0.1"
    assert verify("YL") is None


def test_somebody_of_no_unit_is_entered_too(client, cast):
    attempt(client, "stranger")
    assert [(entry.log, entry.unit, entry.role) for entry in entries()] == [("accounts", "", "-")]


def test_a_wrong_password_is_refused_in_words_and_entered_without_it(client, cast):
    answer = attempt(client, password="not-the-password")
    assert "账号或密码不正确" in answer.content.decode()
    (entry,) = entries()
    body = selectors.payloads([entry])[entry.pk]
    assert (entry.result, body["refused"]) == ("refused", "密码不正确。")
    assert "not-the-password" not in json.dumps(body)


def test_a_name_nobody_bears_leaves_no_entry_and_gets_the_same_answer(client, cast):
    known, unknown = attempt(client, password="wrong"), attempt(client, "nobody", "wrong")
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert "账号或密码不正确" in unknown.content.decode()
    assert len(entries()) == 1


def test_five_failures_lock_the_account_from_any_address(client, cast):
    answers = [attempt(client, password="wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "账号已锁定" in answers[-1].content.decode()
    other = Client(REMOTE_ADDR="10.0.0.9", HTTP_USER_AGENT="another")
    assert attempt(other).status_code == 429
    assert attempt(other, "ty_secretary").status_code == 302


def test_tries_on_a_locked_account_neither_fill_the_trail_nor_prolong_the_lock(client, cast):
    from axes.models import AccessAttempt

    for _ in range(5):
        attempt(client, password="wrong")
    locked_at = AccessAttempt.objects.get(username="clerk").attempt_time
    for _ in range(3):
        attempt(client, password="wrong")
    assert len(entries()) == 5
    last = selectors.payloads(entries())[entries()[-1].pk]
    assert last["refused"] == "密码连续输错，账号已锁定。"
    assert AccessAttempt.objects.get(username="clerk").attempt_time == locked_at


def test_the_lock_opens_after_a_quarter_of_an_hour(client, cast):
    import time_machine

    for _ in range(5):
        attempt(client, password="wrong")
    from datetime import timedelta

    from django.utils import timezone

    with time_machine.travel(timezone.now() + timedelta(minutes=14)):
        assert attempt(client).status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert attempt(client).status_code == 302


def test_a_log_in_that_cannot_be_entered_does_not_happen(client, cast, monkeypatch):
    from xiaoheng.doors.ui import signins

    def fails(**_entry):
        raise OSError("disk full")

    monkeypatch.setattr(signins.records, "append", fails)
    client.raise_request_exception = False
    assert attempt(client).status_code == 500
    assert client.get("/form/").status_code == 302


def test_log_out_ends_the_session_and_asks_for_post(client, cast):
    attempt(client)
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/")["Location"] == "/login/"
    assert client.get("/form/").status_code == 302


def test_a_session_holds_until_its_end_and_an_unknown_one_is_nobody(client, cast, sign_in):
    from django.contrib.sessions.models import Session

    entered = sign_in("clerk")
    assert entered.get("/?quiet").status_code == 200
    Session.objects.update(expire_date="2000-01-01T00:00:00Z")
    assert entered.get("/?quiet").status_code == 302
    entered.cookies["sessionid"] = "x" * 32
    assert entered.get("/?quiet").status_code == 302
