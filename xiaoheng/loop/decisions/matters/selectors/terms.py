"""时限: days that the superior has to answer."""

from datetime import date, timedelta

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import RequestMatter
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock

REPLY_DAYS = {
    RequestMatter.QUOTA: "reply.quota_days",
    RequestMatter.FILLING: "reply.filling_days",
    RequestMatter.EXIT: "reply.exit_days",
    RequestMatter.BRANCH: "reply.branch_days",
    RequestMatter.UPWARD: "reply.upward_days",
}


def reply_due(unit: Unit, matter: str = RequestMatter.OTHER) -> date:
    """批复期限: the day by which the superior answers a request of a matter sent today; each matter has its clock.

    Refused where no regulation is loaded.
    """
    today = clock.today()
    key = REPLY_DAYS.get(RequestMatter(matter), "superior_reply_days")
    return today + timedelta(days=rulebook.parameter(key, unit, today).value)


def publication_days(unit: Unit) -> int:
    """公开天数: how long a school may show anything at most; refused where no regulation is loaded."""
    return rulebook.parameter("publication_days", unit, clock.today()).value
