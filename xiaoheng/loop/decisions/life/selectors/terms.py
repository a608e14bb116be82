"""时限 of the room: days and numbers that the rulebook sets; None where nobody has set any."""

from datetime import date, timedelta

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib.quarters import Quarter

PLAN_DAY, REPORT_DAYS, TALKS = "life_plan_day", "life_report_days", "talks_per_year"


def plan_due(unit: Unit, quarter: Quarter) -> date | None:
    """计划报送期限: a day of the quarter's first month, by the law of its first day; it is not moved off holidays."""
    day = _number(PLAN_DAY, unit, quarter.first)
    return quarter.first + timedelta(days=day - 1) if day else None


def report_due(unit: Unit, planned_on: date) -> date | None:
    """会前报告期限: so many days before the meeting, by the law of its day."""
    days = _number(REPORT_DAYS, unit, planned_on)
    return planned_on - timedelta(days=days) if days else None


def talks_needed(unit: Unit, day: date) -> int:
    """谈心谈话次数: how often a year each pair; once where nobody has set it."""
    return _number(TALKS, unit, day) or 1


def _number(key: str, unit: Unit, day: date) -> int:
    try:
        return rulebook.parameter(key, unit, day).value
    except rulebook.NoValue:
        return 0
