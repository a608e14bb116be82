"""时限: days that the rulebook sets for a school."""

from dataclasses import replace
from datetime import date, timedelta

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock, quorum

# Class → parameters of the people to be there and of the votes to be had, where they are not the ordinary ones.
FIGURES = {
    quorum.Q2.code: ("important_quorum", "majority"),
    quorum.Q4.code: ("assembly_quorum", "assembly_majority"),
    quorum.Q7.code: ("congress_quorum", "congress_majority"),
    quorum.Q8.code: ("important_quorum", "majority"),
}


def is_short_notice(unit: Unit, planned_on: date) -> bool:
    """通知不足: fewer days to the meeting than the rules of procedure ask; a warning, so unset means no warning."""
    return _is_within("meeting_notice_days", unit, planned_on)


def is_locked(unit: Unit, planned_on: date) -> bool:
    """议程锁定: fewer days to the meeting than the agenda must stand before it (B-02); unset means never."""
    return _is_within("agenda_lock_days", unit, planned_on)


def rule_of(code: str, unit: Unit, day: date) -> quorum.Quorum:
    """人数规则: the class with the figures that hold in the unit that day; the class's own where nobody set any."""
    rule = quorum.CLASSES.get(code) or quorum.OTHERS[code]
    try:
        base = rulebook.parameter("quorum_base", unit, day).value
        keys = FIGURES.get(code, ("ordinary_quorum", "majority"))
        present, more = (rulebook.parameter(key, unit, day).value for key in keys)
    except rulebook.NoValue:
        return rule
    counted = _is_on("vote_base_present", unit, day)
    return replace(rule, num=present, den=base, more=more, base=base, of_present=counted)


def recusal_shrinks_base(unit: Unit, day: date) -> bool:
    """回避是否减少应到会人数: no text says so, hence only where county or school have set it."""
    return _is_on("recusal_shrinks_base", unit, day)


def _is_on(key: str, unit: Unit, day: date) -> bool:
    """A switch; off where nobody has set it."""
    try:
        return bool(rulebook.parameter(key, unit, day).value)
    except rulebook.NoValue:
        return False


def _is_within(key: str, unit: Unit, planned_on: date) -> bool:
    today = clock.today()
    try:
        return today + timedelta(days=rulebook.parameter(key, unit, today).value) > planned_on
    except rulebook.NoValue:
        return False
