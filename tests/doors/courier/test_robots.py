"""群机器人: what goes over the line to each service, and what its refusal becomes. The line itself is replaced."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.doors.courier.conftest import MORNING
from xiaoheng.doors.courier import round as courier
from xiaoheng.doors.courier.channels import is_ready
from xiaoheng.doors.courier.texts import Message
from xiaoheng.ground.reminders.models import Delivery
from xiaoheng.ground.reminders.words import State

pytestmark = pytest.mark.django_db
ROBOTS = {
    "wecom": "wecombot://abcdef12-3456-7890-abcd-ef1234567890",
    "dingtalk": "dingtalk://SECabcdef0123@abcdef0123456789abcdef",
    "feishu": "feishu://abcdef0123456789-abcdef",
}
HOSTS = {"wecom": "qyapi.weixin.qq.com", "dingtalk": "oapi.dingtalk.com", "feishu": "open.feishu.cn"}
YES = {"wecom": {"errcode": 0}, "dingtalk": {"errcode": 0}, "feishu": {"code": 0}}
NO = {"wecom": {"errcode": 93000}, "dingtalk": {"errcode": 310000}, "feishu": {"code": 19024}}


@pytest.fixture
def line(monkeypatch, site):
    """Requests that would have gone out; `answer` is what comes back, an exception included."""
    sent = []

    class Line:
        answer, status = {}, 200

    def send(session, request, **options):
        sent.append(request)
        if isinstance(Line.answer, Exception):
            raise Line.answer
        reply = requests.Response()
        reply.status_code, reply._content, reply.request = Line.status, json.dumps(Line.answer).encode(), request
        return reply

    monkeypatch.setattr(requests.Session, "send", send)
    site.ROBOTS = {"YL": ROBOTS}
    Line.sent = sent
    return Line


def body_of(request):
    return json.loads(request.body)


@pytest.mark.parametrize("channel", list(ROBOTS))
def test_each_service_gets_its_own_kind_of_payload(ty, choose, line, channel):
    ty.propose("P01", title="〔TY·topic〕")
    choose("ty_secretary", mail="", **{channel: True})
    line.answer = YES[channel]
    courier.go(MORNING)
    (request,) = line.sent
    body, at = body_of(request), urlsplit(request.url)
    assert (request.method, at.scheme, at.hostname) == ("POST", "https", HOSTS[channel])
    text = {
        "wecom": lambda: (body["msgtype"] == "text") and body["text"]["content"],
        "dingtalk": lambda: (body["msgtype"] == "text") and body["text"]["content"],
        "feishu": lambda: (body["msg_type"] == "text") and body["content"]["text"],
    }[channel]()
    assert text.startswith("周正：逾期0项，近期1项，会议0个")
    assert ("议题·提意见（桃源中学）" in text, "〔" in text) == (True, False)
    if channel == "dingtalk":
        assert {"timestamp", "sign"} <= set(parse_qs(at.query))
    assert Delivery.objects.get().state == State.SENT


@pytest.mark.parametrize("channel", list(ROBOTS))
def test_a_refusal_with_status_200_is_one(ty, choose, line, channel):
    ty.propose("P01")
    choose("ty_secretary", mail="", **{channel: True})
    line.answer = NO[channel]
    courier.go(MORNING)
    row = Delivery.objects.get()
    assert (row.state, row.error.startswith("服务器拒收（200，")) == (State.WAITING, True)
    assert ROBOTS[channel].split("//")[1] not in row.error


@pytest.mark.parametrize(("channel", "code"), [("wecom", 45009), ("dingtalk", 130101), ("feishu", 9499)])
def test_a_robot_that_takes_no_more_a_minute_is_left_alone_until_the_next(ty, choose, line, monkeypatch, channel, code):
    choose("ty_secretary", "ty_vice", "ty_office", mail="", urgent=False, **{channel: True})
    monkeypatch.setattr(courier, "compose", lambda viewer, _kind, **_words: Message(viewer.name, []))
    line.answer = {"errcode" if channel != "feishu" else "code": code}
    courier.go(MORNING)
    assert (len(line.sent), Delivery.objects.filter(tries=0).count()) == (1, 2)


def test_a_long_digest_is_cut_to_what_a_robot_takes(site):
    lines = [f"备案文本·审查（第{n}中学，3月{n}日到期） {site.SITE}/filings/{n}/" for n in range(30)]
    message = Message("方敏：逾期10项，近期20项，会议0个", lines)
    text = message.within(2048)
    assert 1900 < len(text.encode()) <= 2048
    assert text.startswith(f"{message.subject}\n\n{lines[0]}\n")
    assert "其余见：" in text
    assert message.within(20_000) == message.text


@pytest.mark.parametrize("answer", [requests.ConnectionError("secret in the address"), ["odd"], "odd"])
def test_a_server_that_is_away_or_odd_stops_nothing(ty, choose, line, answer):
    ty.propose("P01")
    choose("ty_secretary", mail="", wecom=True)
    line.answer = answer
    courier.go(MORNING)
    row = Delivery.objects.get()
    assert row.state == (State.WAITING if isinstance(answer, Exception) else State.SENT)
    assert "secret" not in row.error


@pytest.mark.parametrize("url", ["", "json://127.0.0.1/x", "https://127.0.0.1/", "feishu://abc", "file:///etc/x"])
def test_a_robots_address_of_another_kind_is_none(site, url):
    site.ROBOTS = {"YL": {"wecom": url}}
    assert not is_ready("wecom", "YL")


@pytest.mark.parametrize("robots", [[], {"YL": []}, {"YL": {"wecom": 3}}, {"YL": None}])
def test_settings_of_another_shape_are_none(site, robots):
    site.ROBOTS = robots
    assert not is_ready("wecom", "YL")


def test_a_countys_robot_tells_only_its_own_people(cast, choose, line):
    choose("lj_secretary", mail="", wecom=True)
    courier.go(MORNING)
    assert (line.sent, Delivery.objects.count()) == ([], 0)
