"""核对党员工作簿、党费工作簿: transfers, absences, nurtures, dues, waivers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.members.selectors import register
from xiaoheng.ground.members.selectors.terms import ABSENT, LETTER, Terms
from xiaoheng.ground.members.services.importing import sheets
from xiaoheng.ground.members.services.importing.files import Files
from xiaoheng.ground.members.states import FORWARD
from xiaoheng.ground.members.words import AbsenceKind, AbsenceState, Milestone, Track, Way
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.services.importing import checking
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib import clock

SETTLED = {AbsenceState.BACK, AbsenceState.EXPELLED}
DECIDED = {AbsenceState.SUSPENDED, AbsenceState.EXPELLED}
Spans = dict[str, list[register.Span]]


def check(state: State) -> None:
    """核对党员工作簿."""
    checking.order(state)
    spans = register.memberships(state.county)
    checking.begun(state, sheets.FILES)
    files = Files(state)
    files.check()
    for sheet in (sheets.TRANSFERS, sheets.ABSENCES, sheets.NURTURES):
        for row, _after in state.each(sheet):
            checking.refers(state, row, "person", state.names, _("人员"))
    _transfers(state, spans)
    _absences(state, spans)
    _nurtures(state, spans)


def check_dues(state: State) -> None:
    """核对党费工作簿."""
    spans = register.memberships(state.county)
    checking.begun(state, sheets.DUES, "paid_on")
    checking.begun(state, sheets.WAIVERS, "approved_on")
    for sheet in state.book.specs:
        for row, _after in state.each(sheet):
            checking.refers(state, row, "person", state.names, _("人员"))
            checking.refers(state, row, "org", state.orgs, _("党组织"))
    waived = _waivers(state)
    for row, after in state.each(sheets.DUES):
        if not row.unread and any(state.moved(row, name) for name in ("org", "amount")):
            _paid(state, row, after, spans, waived)


def ask(state: State) -> Iterator[str]:
    """Nothing that a check does not settle."""
    return iter(())


def _transfers(state: State, spans: Spans) -> None:
    terms, sending = Terms([state.county], LETTER), register.sending(state.county)
    checking.begun(state, sheets.TRANSFERS)
    for row, after in state.each(sheets.TRANSFERS):
        if row.unread:
            continue
        if state.fact(row):
            if any(state.moved(row, column.field) for column in sheets.TRANSFERS.columns):
                message = _("这次转接已经登记。")
                state.problems.append(row.problem("since", message, _("请在“组织关系转接”页面办理。")))
            continue
        checking.refers(state, row, "source", state.orgs, _("党组织"))
        checking.refers(state, row, "target", state.orgs, _("党组织"))
        _sent(state, row, after, spans, sending)
        sending.add(after["person"])
        if after["way"] == Way.LETTER:
            _letter(state, row, after, terms)
        elif after["valid_until"]:
            state.problems.append(row.problem("valid_until", _("网上转接没有有效期。"), _("请清空，或核对转接方式。")))


def _sent(state: State, row: Row, after: Values, spans: Spans, sending: set[Value]) -> None:
    since, own = after["since"], spans.get(str(after["person"]), [])
    span = register.held(own, clock.today(), str(after["source"]))
    if after["person"] in state.names and (span is None or not isinstance(since, date) or since <= span[2]):
        message = _("在转出日期之前和现在都不是转出党组织的党员。")
        state.problems.append(row.problem("source", message, _("只导入尚未接收的转接；请核对党籍和日期。")))
    if bool(after["target"]) == bool(after["outside"]):
        message = _("转入的党组织，本县的和外地的须填且只填一项。")
        state.problems.append(row.problem("target", message, _("请核对转往何处。")))
    elif after["target"] == after["source"]:
        state.problems.append(row.problem("target", _("转入的就是原来的党组织。"), _("请核对编码。")))
    if after["person"] in sending:
        state.problems.append(row.problem("person", _("已有未办结的转接。"), _("请先在页面上办结或撤销。")))


def _letter(state: State, row: Row, after: Values, terms: Terms) -> None:
    since, valid_until = after["since"], after["valid_until"]
    if not after["number"] or not isinstance(valid_until, date) or not isinstance(since, date) or valid_until <= since:
        message = _("介绍信缺少编号或有效期。")
        state.problems.append(row.problem("number", message, _("请填写介绍信编号和有效期的最后一天。")))
        return
    limit = terms.value("letter_months_max", state.county, since)
    if limit and valid_until > months.add(since, limit.value):
        message = _("介绍信有效期超过%(n)d个月（%(clause)s）。") % {"n": limit.value, "clause": limit.source}
        state.problems.append(row.problem("valid_until", message, _("请核对有效期。")))


def _absences(state: State, spans: Spans) -> None:
    terms = Terms([state.county], ABSENT)
    checking.begun(state, sheets.ABSENCES)
    checking.overlaps(state, sheets.ABSENCES, ("person",), _("同一人的流动、失联"))
    for row, after in state.each(sheets.ABSENCES):
        if row.unread or not any(state.moved(row, column.field) for column in sheets.ABSENCES.columns):
            continue
        checking.refers(state, row, "org", state.orgs, _("党组织"))
        since: Any = after["since"]
        if after["person"] in state.names and not register.held(
            spans.get(str(after["person"]), []), since, str(after["org"])
        ):
            message = _("当日不是这个党组织的党员。")
            state.problems.append(row.problem("org", message, _("请核对党籍登记和起始日期。")))
        _consistent(state, row, after)
        _suspended(state, row, after, terms)


def _consistent(state: State, row: Row, after: Values) -> None:
    """现状 and the days that go with it."""
    if (after["state"] in SETTLED) != (after["until"] is not None):
        message = _("现状与终止日期不一致。")
        state.problems.append(row.problem("until", message, _("已返回、已除名的填写终止日期，其余留空。")))
    if after["state"] in DECIDED and not (after["suspended_on"] and after["number"]):
        message = _("没有停止党籍的日期或决定文号。")
        state.problems.append(row.problem("suspended_on", message, _("停止党籍、除名的须填写。")))
    if after["state"] == AbsenceState.OPEN and after["suspended_on"]:
        state.problems.append(row.problem("state", _("填了停止党籍日期，现状却是在外。"), _("请核对现状。")))
    if after["kind"] == AbsenceKind.LOST and after["fixed"]:
        state.problems.append(row.problem("fixed", _("失去联系的没有固定地点。"), _("请清空。")))


def _suspended(state: State, row: Row, after: Values, terms: Terms) -> None:
    """停止党籍 after half a year, 除名 two years later; of members out of touch alone."""
    since, stopped, until = after["since"], after["suspended_on"], after["until"]
    if not isinstance(stopped, date) or not isinstance(since, date):
        return
    if after["kind"] != AbsenceKind.LOST:
        message = _("流动党员没有失去联系，不能停止党籍。")
        state.problems.append(row.problem("suspended_on", message, _("请核对类别。")))
        return
    waits = [("suspended_on", since, stopped, "lost_months", 1)]
    if after["state"] == AbsenceState.EXPELLED and isinstance(until, date):
        waits.append(("until", stopped, until, "lost_expel_years", 12))
    for name, start, day, key, factor in waits:
        limit = terms.value(key, state.county, day)
        if day > clock.today() or (limit and day < months.add(start, factor * limit.value)):
            earliest = months.add(start, factor * limit.value) if limit else start
            said = {"day": earliest.isoformat(), "clause": limit.source if limit else ""}
            message = _("时间未到：最早%(day)s（%(clause)s）。") % said
            state.problems.append(row.problem(name, message, _("请核对日期。")))


def _nurtures(state: State, spans: Spans) -> None:
    checking.begun(state, sheets.NURTURES, "reached_on")
    stages: defaultdict[tuple[Value, Value], dict[Value, date]] = defaultdict(dict)
    for after in state.after[sheets.NURTURES.name].values():
        if isinstance(after["reached_on"], date):
            stages[after["person"], after["track"]][after["milestone"]] = after["reached_on"]
    for row, after in state.each(sheets.NURTURES):
        if row.unread or not any(state.moved(row, name) for name in ("reached_on", "proof")):
            continue
        reached = stages[after["person"], after["track"]]
        if Milestone.NAMED not in reached:
            message = _("没有“列为培养对象”的一行。")
            state.problems.append(row.problem("milestone", message, _("请先填写列为培养对象的日期。")))
        elif message := _out_of_order(after, reached):
            state.problems.append(row.problem("reached_on", message, _("请核对各阶段的日期。")))
        if message := _unfit(after, spans.get(str(after["person"]), [])):
            state.problems.append(row.problem("milestone", message, _("请核对培养方向、党籍和依据。")))


def _out_of_order(after: Values, reached: dict[Value, date]) -> str:
    day: Any = after["reached_on"]
    if after["milestone"] == Milestone.ENDED:
        late = [other for stage, other in reached.items() if stage != Milestone.ENDED and other > day]
        return str(_("终止之后还有进展。")) if late else ""
    own = FORWARD.index(str(after["milestone"]))
    for stage, other in reached.items():
        if stage in FORWARD and (FORWARD.index(str(stage)) < own and other > day):
            return str(_("早于前一阶段（%(day)s）。") % {"day": other})
    return ""


def _unfit(after: Values, spans: list[register.Span]) -> str:
    """Somebody not yet a member on the one track, a member on the other; outcomes have their proof."""
    day: Any = after["reached_on"]
    is_member = register.held(spans, day) is not None
    towards = after["track"] == Track.TO_MEMBER
    if after["milestone"] == Milestone.NAMED and is_member == towards:
        return str(_("当日已是党员，不在这一方向。") if is_member else _("当日不是党员，不在这一方向。"))
    if after["milestone"] == Milestone.REACHED and towards:
        return "" if is_member else str(_("当日还不是党员。"))
    needs = after["milestone"] in (Milestone.REACHED, Milestone.LEADING)
    return str(_("没有写明依据。")) if needs and not after["proof"] else ""


def _waivers(state: State) -> dict[Value, list[Values]]:
    """党费减免 by person, each month at most once."""
    found: defaultdict[Value, list[Values]] = defaultdict(list)
    for after in state.after[sheets.WAIVERS.name].values():
        found[after["person"]].append(after)
    for row, after in state.each(sheets.WAIVERS):
        if row.unread or not any(state.moved(row, name) for name in ("last", "amount")):
            continue
        first, last = _months(after)
        if last < first:
            state.problems.append(row.problem("last", _("早于起始月份。"), _("请核对两个月份。")))
        others = [one for one in found[after["person"]] if one is not after]
        if any(_months(one)[0] <= last and first <= _months(one)[1] for one in others):
            state.problems.append(row.problem("first", _("这些月份已有减免。"), _("请核对月份。")))
    return found


def _paid(state: State, row: Row, after: Values, spans: Spans, waived: dict[Value, list[Values]]) -> None:
    """One month of one member: within the months that can be imported, in the branch, as approved."""
    ym: Any = after["ym"]
    today, first = clock.today(), register.first_month()
    if not first <= ym <= 100 * today.year + today.month:
        said = {"first": first, "now": 100 * today.year + today.month}
        message = _("只能导入%(first)d至%(now)d的党费。") % said
        state.problems.append(row.problem("ym", message, _("请核对月份；更早的不必导入。")))
        return
    own = spans.get(str(after["person"]), [])
    if after["person"] in state.names and not register.held(own, register.last_day(ym), str(after["org"])):
        message = _("这个月末不在这个支部，不由它收缴。")
        state.problems.append(row.problem("org", message, _("请核对党籍登记和党组织编码。")))
    approved = [one for one in waived.get(after["person"], ()) if _months(one)[0] <= ym <= _months(one)[1]]
    if approved and approved[0]["amount"] != after["amount"]:
        message = _("这个月已批准少交或者免交，金额与批准的不符。")
        state.problems.append(row.problem("amount", message, _("请按批准的金额填写。")))
    elif not approved and not after["amount"]:
        message = _("党费金额应大于0。")
        state.problems.append(row.problem("amount", message, _("免交的须先在“党费减免”表中填写批准。")))


def _months(waiver: Values) -> tuple[int, int]:
    first, last = waiver["first"], waiver["last"]
    return int(str(first or 0)), int(str(last or 0))
