"""渠道: mail by Django, the robots by apprise; what a county has configured, and what a server answered."""

from contextlib import suppress
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from xiaoheng.doors.courier.texts import Message
from xiaoheng.ground.reminders.models import Choice
from xiaoheng.ground.reminders.words import Channel

SCHEMES = {Channel.WECOM: "wecombot://", Channel.DINGTALK: "dingtalk://", Channel.FEISHU: "feishu://"}
LONGEST = {Channel.WECOM: 2048, Channel.DINGTALK: 20_000, Channel.FEISHU: 15_000}  # octets that a robot takes
PERMANENT = 500  # codes of a mail server from here on will be the same tomorrow


class Undelivered(Exception):
    """未送达: what the server said; `final` where trying again is of no use, `away` where no server answered, or none will
    take another message just now."""

    def __init__(self, said: str, *, final: bool = False, away: bool = False) -> None:
        super().__init__(said)
        self.said, self.final, self.away = said, final, away


def is_ready(channel: str, county: str) -> bool:
    """渠道已配置: its server, and the site's own address for the links."""
    if not settings.SITE:
        return False
    return bool(settings.MAIL_READY) if channel == Channel.MAIL else bool(_robot(channel, county))


def ready(county: str) -> list[Channel]:
    """已配置的渠道 of a county."""
    return [channel for channel in Channel if is_ready(channel, county)]


def send(channel: str, choice: Choice, county: str, message: Message, number: str) -> None:
    """发出: by one channel; Undelivered where the server did not take it."""
    if channel == Channel.MAIL:
        _mail(choice.mail, message, number)
        return
    from xiaoheng.doors.courier.robots import LINE, post  # a large library, and few processes ever send

    if refusal := post(_robot(channel, county), message.within(LONGEST[Channel(channel)])):
        raise Undelivered(refusal, away=LINE.away)


def _robot(channel: str, county: str) -> str:
    """The robot's address; one of another kind, or an address within the house, is none."""
    own = settings.ROBOTS.get(county) if isinstance(settings.ROBOTS, dict) else None
    url = str(own.get(channel, "")) if isinstance(own, dict) else ""
    return url if url.startswith(SCHEMES[Channel(channel)]) else ""


def _mail(to: str, message: Message, number: str) -> None:
    """The same number again is the same Message-ID: a mail server knows what it has already taken. A refused greeting,
    password or sender is no fault of the message: it waits until the office has put that right."""
    headers = {"Message-ID": f"<{number}@xiaoheng>", "Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(message.subject, message.text, to=[to], headers=headers).send()
    except SMTPRecipientsRefused as error:
        code = _code(error, to)
        raise Undelivered(_("收件地址被拒（%(code)d）") % {"code": code}, final=code >= PERMANENT) from error
    except SMTPResponseException as error:
        said = _("邮件服务器拒收（%(code)d）") % {"code": error.smtp_code}
        final = isinstance(error, SMTPDataError) and error.smtp_code >= PERMANENT
        raise Undelivered(said, final=final, away=not isinstance(error, SMTPDataError)) from error
    except OSError as error:  # the server is away, or the connection broke; SMTPException is one of these
        raise Undelivered(_("邮件服务器没有应答（%(kind)s）") % {"kind": type(error).__name__}, away=True) from error


def _code(error: SMTPRecipientsRefused, to: str) -> int:
    with suppress(KeyError):
        return int(error.recipients[to][0])
    return PERMANENT
