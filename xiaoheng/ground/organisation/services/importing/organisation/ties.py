"""核对联系和核定职数: a tie leads to a person or to another unit, as its kind asks; a Party post is an organisation's."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.services.importing.checking import begun, overlaps, refers
from xiaoheng.ground.organisation.services.importing.organisation.standing import codes, unit
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.sheets import LINKS, ORGS, PEOPLE, QUOTAS, UNITS
from xiaoheng.ground.organisation.words import PARTY_POSTS, PERSON_LINKS, SINGLE_LINKS, LinkKind, UnitKind


def check(state: State) -> None:
    """核对全部."""
    units, people, orgs = codes(state, UNITS), codes(state, PEOPLE), codes(state, ORGS)
    for sheet in (LINKS, QUOTAS):
        begun(state, sheet)
        for row, _after in state.each(sheet):
            refers(state, row, "unit", units, _("单位"))
    for row, after in state.each(LINKS):
        refers(state, row, "other", units, _("单位"))
        refers(state, row, "person", people, _("人员"))
        if state.fact(row) is None and not row.unread & {"kind", "other", "person"}:
            _ends(state, row, after)
    overlaps(state, LINKS, ("unit", "kind", "other", "person"), _("同一联系"))
    _one_at_a_time(state)
    for row, after in state.each(QUOTAS):
        refers(state, row, "org", orgs, _("党组织"))
        if state.fact(row) is None and not row.unread & {"post", "org"}:
            _of_org(state, row, after)
    overlaps(state, QUOTAS, ("unit", "post", "org"), _("同一职务的职数"))


def _ends(state: State, row: Row, after: Values) -> None:
    """What a tie of its kind leads to."""
    kind = LinkKind(str(after["kind"]))
    if kind in PERSON_LINKS:
        if not after["person"] or after["other"]:
            message = _("%(kind)s须指明一个人。") % {"kind": kind.label}
            state.problems.append(row.problem("person", message, _("请填写联系人工号，对方单位留空。")))
        return
    wanted = UnitKind.TOWN if kind == LinkKind.CO_MANAGER else UnitKind.SCHOOL
    other = unit(state, after["other"])
    if not after["other"] or after["person"] or after["other"] == after["unit"]:
        message = _("%(kind)s须指明另一个单位。") % {"kind": kind.label}
        state.problems.append(row.problem("other", message, _("请填写对方单位编码，联系人工号留空。")))
    elif other and other["kind"] and other["kind"] != wanted:
        said = {"name": other["name"], "wanted": wanted.label}
        message = _("“%(name)s”不是%(wanted)s。") % said
        state.problems.append(row.problem("other", message, _("请核对对方单位编码。")))


def _one_at_a_time(state: State) -> None:
    """A unit has one co-managing township at a time."""
    running: dict[tuple[Value, Value], Value] = {}
    for after in state.after[LINKS.name].values():
        if after["kind"] in SINGLE_LINKS and after["until"] is None:
            running.setdefault((after["unit"], after["kind"]), after["other"])
    for row, after in state.each(LINKS):
        new = state.moved(row, "until")
        if (
            new
            and after["until"] is None
            and running.get((after["unit"], after["kind"]), after["other"]) != after["other"]
        ):
            message = _("已有另一个协管单位。")
            state.problems.append(row.problem("other", message, _("请先填写原协管单位的终止日期。")))


def _of_org(state: State, row: Row, after: Values) -> None:
    """A Party post is approved for an organisation of the unit; another post for the unit itself."""
    org = state.after[ORGS.name].get((after["org"],), {})
    is_party = after["post"] in PARTY_POSTS
    if is_party != bool(after["org"]) or (org and org["unit"] != after["unit"]):
        message = _("党内职务须指明本单位的党组织，其他职务不填党组织。")
        state.problems.append(row.problem("org", message, _("请核对职务和党组织编码。")))
