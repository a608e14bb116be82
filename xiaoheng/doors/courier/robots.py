"""群机器人: 企业微信, 钉钉, 飞书 through apprise. Two of the three refuse with status 200 and a code in the answer's body."""

from types import ModuleType
from typing import Any

import requests
from apprise import Apprise
from apprise.plugins import dingtalk, feishu, wecombot
from django.utils.translation import gettext as _

TOO_FAST = (45009, 130101, 9499, 11232)  # more than 20 (WeCom, DingTalk) or 100 (Feishu) messages a minute
REFUSED = 400  # how the plugins are told of a code in the body


class Attentive:
    """`requests` as the plugins call it, but a code other than 0 is a failure; what was said is remembered."""

    codes = requests.codes
    RequestException = requests.RequestException

    def __init__(self) -> None:
        self.said, self.away = "", False

    def post(self, url: str, **options: Any) -> requests.Response:
        """One request; redirects are not followed."""
        self.said, self.away = "", False
        try:
            answer = requests.post(url, **{**options, "allow_redirects": False})
        except requests.RequestException as error:
            self.said, self.away = _("服务器没有应答（%(kind)s）") % {"kind": type(error).__name__}, True
            raise
        code = _code(answer)
        self.away = code in TOO_FAST or answer.status_code == requests.codes.too_many_requests
        if answer.status_code != requests.codes.ok or code:
            self.said = _("服务器拒收（%(status)d，%(code)d）") % {"status": answer.status_code, "code": code}
            answer.status_code = max(answer.status_code, REFUSED)
        return answer


def _code(answer: requests.Response) -> int:
    try:
        body = answer.json()
    except ValueError:
        return 0
    found = body.get("errcode", body.get("code", 0)) if isinstance(body, dict) else 0
    return found if isinstance(found, int) else 1


LINE = Attentive()
PLUGINS: tuple[ModuleType, ...] = (wecombot, dingtalk, feishu)
for _plugin in PLUGINS:
    _plugin.requests = LINE  # type: ignore[attr-defined]


def post(url: str, text: str) -> str:
    """发到群里: what the server said against it; nothing when it took the message."""
    robot = Apprise.instantiate(url, suppress_exceptions=True)
    if robot is None:
        return _("机器人地址无法识别，请核对配置。")
    LINE.said, LINE.away = "", False
    return "" if robot.notify(body=text) else LINE.said or _("机器人没有发出。")
