"""核对组织工作簿: what its rows may not say, alone and beside the others."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import Identity, SheetSpec, Value
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.ground.organisation.services.importing.checking import order, overlaps, owned, refers, years
from xiaoheng.ground.organisation.services.importing.organisation import changes, moves, ties
from xiaoheng.ground.organisation.services.importing.organisation.standing import codes, unit
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.sheets import MEMBERSHIPS, ORGS, PEOPLE, POSTS, UNITS
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


def check(state: State) -> None:
    """核对全部, in the order of the sheets."""
    _county_itself(state)
    for sheet, model in ((UNITS, Unit), (ORGS, PartyOrg), (PEOPLE, Person)):
        owned(state, sheet, model)
    order(state)
    _units(state)
    _orgs(state)
    _people(state)
    _memberships(state)
    _posts(state)
    ties.check(state)
    changes.check(state)
    moves.check(state)


def _county_itself(state: State) -> None:
    for row, _after in state.each(UNITS):
        if row.key()[0] == state.county.code:
            state.problems.append(row.problem("code", _("这是本县自己。"), _("本县的登记由上级维护，请删去这一行。")))


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
    units = codes(state, UNITS)
    zones = {key[0] for key, values in state.after[UNITS.name].items() if values["kind"] == UnitKind.ZONE}
    for row, after in state.each(UNITS):
        fact = state.fact(row)
        if fact and after["kind"] != fact.values["kind"]:
            state.problems.append(row.problem("kind", _("已登记单位的类别不能更改。"), _("请另立编码。")))
        _superior(state, row, after, units)
        refers(state, row, "zone", zones, _("片区"), units)
        for name in SCHOOL_FIELDS:
            blank = after[name] in (None, "")
            if after["kind"] == UnitKind.SCHOOL and blank and name not in row.unread:
                state.problems.append(row.problem(name, _("学校必填，不能为空。"), _("请填写。")))
            elif after["kind"] != UnitKind.SCHOOL and not blank:
                state.problems.append(row.problem(name, _("只有学校填写这一栏。"), _("请清空。")))


def _superior(state: State, row: Row, after: Values, units: Collection[Value]) -> None:
    above = unit(state, after["superior"])
    refers(state, row, "superior", units, _("单位"))
    allowed = ABOVE.get(UnitKind(str(after["kind"]))) if after["kind"] else None
    if state.moved(row, "superior") and above and allowed and above["kind"] and above["kind"] not in allowed:
        kinds = "、".join(str(kind.label) for kind in allowed)
        message = _("“%(code)s”不能作上级。") % {"code": after["superior"]}
        state.problems.append(row.problem("superior", message, _("上级须是：%(kinds)s。") % {"kinds": kinds}))


def _orgs(state: State) -> None:
    _cycles(state, ORGS)
    units, orgs = codes(state, UNITS), codes(state, ORGS)
    for row, after in state.each(ORGS):
        refers(state, row, "unit", units, _("单位"))
        refers(state, row, "superior", orgs, _("党组织"))
        for code in _new_codes(state, row, after):
            if code not in units:
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
    today, units = clock.today(), codes(state, UNITS)
    for row, after in state.each(PEOPLE):
        refers(state, row, "unit", units, _("单位"))
        born = after["born_on"]
        if isinstance(born, date) and not AGES[0] <= years(born, today) <= AGES[1]:
            message = _("按出生日期今年%(n)d岁。") % {"n": years(born, today)}
            state.problems.append(row.problem("born_on", message, _("请核对出生日期。")))
        if isinstance(after["identity"], Identity) and not after["identity"].hash:
            message = _("“%(mask)s”是遮盖后的号码，与登记的不符。") % {"mask": after["identity"].mask}
            state.problems.append(row.problem("identity", message, _("请填写18位号码，或留空不更改。")))


def _memberships(state: State) -> None:
    people, orgs = codes(state, PEOPLE), codes(state, ORGS)
    for row, after in state.each(MEMBERSHIPS):
        refers(state, row, "person", people, _("人员"))
        refers(state, row, "org", orgs, _("党组织"))
        person = state.after[PEOPLE.name].get((after["person"],), {})
        born, since = person.get("born_on"), after["since"]
        if isinstance(born, date) and isinstance(since, date) and years(born, since) < ADULT:
            message = _("入党时不满18周岁（出生日期%(born)s）。") % {"born": born}
            state.problems.append(row.problem("since", message, _("请核对两个日期。")))
    overlaps(state, MEMBERSHIPS, ("person", "org"), _("同一组织的党籍"))


def _posts(state: State) -> None:
    people, units, orgs = codes(state, PEOPLE), codes(state, UNITS), codes(state, ORGS)
    for row, after in state.each(POSTS):
        refers(state, row, "person", people, _("人员"))
        refers(state, row, "unit", units, _("单位"))
        refers(state, row, "org", orgs, _("党组织"))
        if after["until"] and not after["reason"] and not row.unread & {"until", "reason"}:
            state.problems.append(
                row.problem("reason", _("有离任日期而没有原因。"), _("请写明，如：调任、退休、任期届满。"))
            )
        if after["post"] in PARTY_POSTS and not after["org"] and state.fact(row) is None and "org" not in row.unread:
            state.problems.append(row.problem("org", _("党内职务没有写明是哪个党组织的。"), _("请填写党组织编码。")))
    overlaps(state, POSTS, ("person", "unit", "post"), _("同一职务的任期"))
