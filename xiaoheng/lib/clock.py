"""业务时钟: one business clock for the whole system, settable for the demo, for tests and for judging a past day."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone

from xiaoheng.lib.refusal import Refused

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_held: ContextVar[date | None] = ContextVar("business_day", default=None)


def today() -> date:
    """今日: the business day in Asia/Shanghai; `XIAOHENG_TODAY=YYYY-MM-DD` stands it still."""
    held = _held.get()
    if held:
        return held
    fixed = os.environ.get("XIAOHENG_TODAY")
    return _fixed(fixed) if fixed else datetime.now(SHANGHAI).date()


def _fixed(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"环境变量 XIAOHENG_TODAY 的值“{text}”不是日期。", "请写成 2023-03-14 这样的年月日。") from None


def is_fixed() -> bool:
    """Whether the business clock stands still (pages then show a banner)."""
    return bool(_held.get() or os.environ.get("XIAOHENG_TODAY"))


@contextmanager
def on(day: date) -> Iterator[None]:
    """Hold the business clock at `day` within the block."""
    token = _held.set(day)
    try:
        yield
    finally:
        _held.reset(token)


def now() -> datetime:
    """实时: real time in UTC, for the trail's own timestamps only."""
    return datetime.now(UTC)
