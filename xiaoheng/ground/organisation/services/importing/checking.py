"""核对: what a row may say, alone and beside the others. Each check adds its problems; none writes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from django.db.models import Model
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import MEMBERSHIPS, ORGS, PEOPLE, POSTS, SHEETS, UNITS, SheetSpec, Value
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.services.importing.reading import Problem, Row
from xiaoheng.ground.organisation.services.importing.state import State, Values, codes
from xiaoheng.ground.organisation.words import PARTY_POSTS, UnitKind
from xiaoheng.lib import clock

ABOVE = {
    UnitKind.TOWN: (UnitKind.COUNTY,),
    UnitKind.ZONE: (UnitKind.COUNTY,),
    UnitKind.SCHOOL: (UnitKind.COUNTY, UnitKind.TOWN),
}
SCHOOL_FIELDS = ("stage", "ownership", "legal_person")
AGES = (14, 100)  # years a person of the register may be old
ADULT = 18  # 党章: applicants are of age
BATCH = 500
# Where a column of codes leads; a superior is of the same sheet.
REFERS = {"unit": UNITS, "zone": UNITS, "org": ORGS, "person": PEOPLE}


def check(state: State) -> None:
    """核对全部, in the order of the sheets."""
    for sheet, model in ((UNITS, Unit), (ORGS, PartyOrg), (PEOPLE, Person)):
        _owned(state, sheet, model)
    for sheet in SHEETS:
        for row, after in state.each(sheet):
            state.problems.extend(_order(row, after))
    _units(state)
    _orgs(state)
    _people(state)
    _memberships(state)
    _posts(state)


def _owned(state: State, sheet: SheetSpec, model: type[Model]) -> None:
    """A code that is registered elsewhere: another county's rows are out of reach."""
    new = [str(row.key()[0]) for row, _after in state.each(sheet) if state.fact(row) is None]
    taken: set[str] = set()
    for start in range(0, len(new), BATCH):
        rows = model._default_manager.filter(code__in=new[start : start + BATCH])
        taken.update(rows.values_list("code", flat=True))
    roll = {str(key[0]).lstrip("0"): key[0] for key in state.known[sheet.name]}
    for row, _after in state.each(sheet):
        code = str(row.key()[0])
        if code == state.county.code and sheet is UNITS:
            state.problems.append(row.problem("code", _("这是本县自己。"), _("本县的登记由上级维护，请删去这一行。")))
        elif code in taken:
            state.problems.append(
                row.problem(
                    "code",
                    _("“%(code)s”已由本县以外的单位使用。") % {"code": code},
                    _("只能导入本县的内容，请核对编码。"),
                )
            )
        elif state.fact(row) is None and roll.get(code.lstrip("0"), code) != code:
            known = roll[code.lstrip("0")]
            message = _("“%(code)s”疑似丢了前面的0：已登记的是“%(known)s”。") % {"code": code, "known": known}
            state.problems.append(row.problem("code", message, _("请把该栏设为文本格式后重新填写。")))


def _order(row: Row, after: Values) -> Iterator[Problem]:
    since, until = after.get("since"), after.get("until")
    if isinstance(since, date) and isinstance(until, date) and until <= since:
        yield row.problem("until", _("不晚于起始日期%(since)s。") % {"since": since}, _("请核对两个日期。"))


def _refers(state: State, row: Row, name: str, exists: bool, what: str) -> None:
    """A reference that leads nowhere; one that stands already, or could not be read, is not judged."""
    value = row.values.get(name)
    if value and not exists and state.moved(row, name):
        message = _("没有编码为“%(code)s”的%(what)s。") % {"code": value, "what": what}
        remedy = _("请核对编码，或先在相应的表中填写；只能引用本县的内容。")
        if near := state.shortened(REFERS.get(name, row.sheet)).get(str(value).lstrip("0")):
            remedy = _("有“%(near)s”，两处疑似有一处丢了前面的0，请把编码栏都设为文本格式。") % {"near": near}
        state.problems.append(row.problem(name, message, remedy))


def _cycles(state: State, sheet: SheetSpec) -> None:
    above = {key[0]: values["superior"] for key, values in state.after[sheet.name].items()}
    safe: set[Value] = set()
    for row, _after in state.each(sheet):
        line: list[Value] = []
        code: Value = row.key()[0]
        while code and code not in safe and code not in line:
            line.append(code)
            code = above.get(code)
        if code and code in line:
            ring = "→".join(str(one) for one in [*line[line.index(code) :], code])
            state.problems.append(
                row.problem("superior", _("上下级成了环：%(ring)s。") % {"ring": ring}, _("请改正上级编码。"))
            )
        else:
            safe.update(line)


def _units(state: State) -> None:
    _cycles(state, UNITS)
    for row, after in state.each(UNITS):
        fact = state.fact(row)
        if fact and after["kind"] != fact.values["kind"]:
            state.problems.append(row.problem("kind", _("已登记单位的类别不能更改。"), _("请另立编码。")))
        _superior(state, row, after)
        zone = state.unit(after["zone"])
        _refers(state, row, "zone", bool(zone and zone["kind"] == UnitKind.ZONE), _("片区"))
        for name in SCHOOL_FIELDS:
            blank = after[name] in (None, "")
            if after["kind"] == UnitKind.SCHOOL and blank and name not in row.unread:
                state.problems.append(row.problem(name, _("学校必填，不能为空。"), _("请填写。")))
            elif after["kind"] != UnitKind.SCHOOL and not blank:
                state.problems.append(row.problem(name, _("只有学校填写这一栏。"), _("请清空。")))


def _superior(state: State, row: Row, after: Values) -> None:
    above = state.unit(after["superior"])
    _refers(state, row, "superior", above is not None, _("单位"))
    allowed = ABOVE.get(UnitKind(str(after["kind"]))) if after["kind"] else None
    if above and allowed and above["kind"] and above["kind"] not in allowed:
        kinds = "、".join(str(kind.label) for kind in allowed)
        message = _("“%(code)s”不能作上级。") % {"code": after["superior"]}
        state.problems.append(row.problem("superior", message, _("上级须是：%(kinds)s。") % {"kinds": kinds}))


def _orgs(state: State) -> None:
    _cycles(state, ORGS)
    orgs, _people = codes(state)
    for row, after in state.each(ORGS):
        _refers(state, row, "unit", state.unit(after["unit"]) is not None, _("单位"))
        _refers(state, row, "superior", after["superior"] in orgs, _("党组织"))
        for code in _new_codes(state, row, after):
            if state.unit(code) is None:
                message = _("没有编码为“%(code)s”的%(what)s。") % {"code": code, "what": _("单位")}
                state.problems.append(row.problem("covers", message, _("请核对编码。")))
        term, since = after["term_since"], after["since"]
        if isinstance(term, date) and isinstance(since, date) and term < since:
            state.problems.append(
                row.problem("term_since", _("早于成立日期%(since)s。") % {"since": since}, _("请核对。"))
            )


def _new_codes(state: State, row: Row, after: Values) -> tuple[str, ...]:
    covers = after["covers"]
    return covers if isinstance(covers, tuple) and "covers" in row.values and state.moved(row, "covers") else ()


def _people(state: State) -> None:
    today = clock.today()
    for row, after in state.each(PEOPLE):
        _refers(state, row, "unit", state.unit(after["unit"]) is not None, _("单位"))
        born = after["born_on"]
        if isinstance(born, date) and not AGES[0] <= _years(born, today) <= AGES[1]:
            message = _("按出生日期今年%(n)d岁。") % {"n": _years(born, today)}
            state.problems.append(row.problem("born_on", message, _("请核对出生日期。")))


def _memberships(state: State) -> None:
    orgs, people = codes(state)
    for row, after in state.each(MEMBERSHIPS):
        _refers(state, row, "person", after["person"] in people, _("人员"))
        _refers(state, row, "org", after["org"] in orgs, _("党组织"))
        person = state.after[PEOPLE.name].get((after["person"],), {})
        born, since = person.get("born_on"), after["since"]
        if isinstance(born, date) and isinstance(since, date) and _years(born, since) < ADULT:
            message = _("入党时不满18周岁（出生日期%(born)s）。") % {"born": born}
            state.problems.append(row.problem("since", message, _("请核对两个日期。")))
    _overlaps(state, MEMBERSHIPS, ("person", "org"), _("同一组织的党籍"))


def _posts(state: State) -> None:
    orgs, people = codes(state)
    for row, after in state.each(POSTS):
        _refers(state, row, "person", after["person"] in people, _("人员"))
        _refers(state, row, "unit", state.unit(after["unit"]) is not None, _("单位"))
        _refers(state, row, "org", after["org"] in orgs, _("党组织"))
        if after["until"] and not after["reason"] and not row.unread & {"until", "reason"}:
            state.problems.append(
                row.problem("reason", _("有离任日期而没有原因。"), _("请写明，如：调任、退休、任期届满。"))
            )
        if after["post"] in PARTY_POSTS and not after["org"] and state.fact(row) is None and "org" not in row.unread:
            state.problems.append(row.problem("org", _("党内职务没有写明是哪个党组织的。"), _("请填写党组织编码。")))
    _overlaps(state, POSTS, ("person", "unit", "post"), _("同一职务的任期"))


def _overlaps(state: State, sheet: SheetSpec, same: tuple[str, ...], what: str) -> None:
    """Two spans of the same thing on one day; only a row of the workbook can be blamed."""
    spans: defaultdict[tuple[Value, ...], list[tuple[date, date, Row | None]]] = defaultdict(list)
    for key, after in state.after[sheet.name].items():
        since, until = after["since"], after["until"]
        if isinstance(since, date):
            end = until if isinstance(until, date) else date.max
            spans[tuple(after[name] for name in same)].append((since, end, state.rows[sheet.name].get(key)))
    for group in spans.values():
        group.sort(key=lambda span: span[0])
        for (_since, end, first), (since, _end, second) in pairwise(group):
            row = second or first
            if since < end and row is not None:
                message = _("%(what)s前后重叠。") % {"what": what}
                state.problems.append(row.problem("since", message, _("请先填写前一段的终止日期。")))


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
