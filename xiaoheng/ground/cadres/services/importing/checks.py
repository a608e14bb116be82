"""核对干部工作簿: what its rows may not say, and what must be confirmed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.selectors import register
from xiaoheng.ground.cadres.services.importing import sheets
from xiaoheng.ground.cadres.services.training import PLANNERS
from xiaoheng.ground.cadres.words import Rank
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.services.importing import checking
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.lib import clock

DATED = (
    sheets.CERTIFICATES,
    sheets.TITLES,
    sheets.EXPERIENCES,
    sheets.WORKLOADS,
    sheets.RESERVES,
    sheets.ROTATIONS,
    sheets.COMMENDATIONS,
    sheets.HONOURS,
    sheets.PORTFOLIOS,
)


def check(state: State) -> None:
    """核对全部, in the order of the sheets."""
    checking.order(state)
    for sheet in DATED:
        checking.begun(state, sheet)
    for sheet in state.book.specs:
        for row, _after in state.each(sheet):
            if "person" in sheet.key:
                checking.refers(state, row, "person", state.names, _("人员"))
    checking.overlaps(state, sheets.WORKLOADS, ("person",), _("党务工作量"))
    checking.overlaps(state, sheets.RESERVES, ("person", "level"), _("同一层次的后备"))
    checking.overlaps(state, sheets.ROTATIONS, ("person", "target"), _("同一去向的交流"))
    checking.overlaps(state, sheets.PORTFOLIOS, ("person", "unit", "post", "began", "charge"), _("同一分工"))
    _rotations(state)
    for row, _after in state.each(sheets.HONOURS):
        checking.refers(state, row, "org", state.orgs, _("党组织"))
    _programmes(state)
    _trainings(state)
    _portfolios(state)


def ask(state: State) -> Iterator[str]:
    """A higher title that was conferred before a lower one."""
    held: defaultdict[Value, dict[Any, Any]] = defaultdict(dict)
    for values in state.after[sheets.TITLES.name].values():
        held[values["person"]][values["rank"]] = values["since"]
    for row, after in state.each(sheets.TITLES):
        own: Any = after["rank"]
        if state.moved(row, "since"):
            for rank, since in held[after["person"]].items():
                if (rank < own and since > after["since"]) or (rank > own and since < after["since"]):
                    yield _("职称第%(row)d行：%(person)s的“%(one)s”和“%(other)s”取得的先后与等级相反。请确认。") % {
                        "row": row.number,
                        "person": state.names.get(after["person"], after["person"]),
                        "one": Rank(own).label,
                        "other": Rank(rank).label,
                    }


def _rotations(state: State) -> None:
    for row, after in state.each(sheets.ROTATIONS):
        checking.refers(state, row, "target", state.units, _("单位"))
        if state.moved(row, "target") and state.places.get(after["person"]) == after["target"]:
            message = _("交流去向就是本人所在单位。")
            state.problems.append(row.problem("target", message, _("请填写另一个单位的编码。")))


def _programmes(state: State) -> None:
    for row, after in state.each(sheets.PROGRAMMES):
        checking.refers(state, row, "unit", state.units, _("单位"))
        if state.units.get(after["unit"], {"kind": PLANNERS[0]})["kind"] not in PLANNERS:
            state.problems.append(row.problem("unit", _("培训班由县或学校举办。"), _("请填写县或学校的编码。")))
        since, last = after["since"], after["last"]
        if isinstance(since, date) and isinstance(last, date) and last < since:
            state.problems.append(row.problem("last", _("结束日期早于开班日期。"), _("请核对两个日期。")))


def _trainings(state: State) -> None:
    for row, after in state.each(sheets.TRAININGS):
        programme = state.after[sheets.PROGRAMMES.name].get((after["unit"], after["title"], after["began"]))
        if programme is None:
            if not row.unread & {"unit", "title", "began"}:
                message = _("没有%(unit)s于%(day)s开班的“%(title)s”。")
                said = {"unit": after["unit"], "day": after["began"], "title": after["title"]}
                remedy = _("请先在“培训班”表中填写，单位、名称、开班日期须一致。")
                state.problems.append(row.problem("title", message % said, remedy))
        else:
            _attended(state, row, after, programme)


def _attended(state: State, row: Row, after: Values, programme: Values) -> None:
    """Hours that the programme has, of somebody whom it is for."""
    hours, whole = after["hours"], programme["hours"]
    if isinstance(hours, int) and isinstance(whole, int) and hours > whole and state.moved(row, "hours"):
        message = _("%(hours)d学时多于全班的%(whole)d学时。") % {"hours": hours, "whole": whole}
        state.problems.append(row.problem("hours", message, _("请核对两处学时。")))
    place = state.places.get(after["person"])
    host = after["unit"]
    if state.fact(row) is None and place and host not in (place, state.county.code):
        message = _("不是举办单位的人员。")
        state.problems.append(row.problem("person", message, _("学校的培训班只登记本校人员，请核对工号和举办单位。")))
    if state.fact(row) is None:
        _begun(state, row, programme)


def _begun(state: State, row: Row, programme: Values) -> None:
    since = programme["since"]
    if isinstance(since, date) and since > clock.today():
        state.problems.append(row.problem("began", _("培训班尚未开班。"), _("请在开班后登记学时。")))


def _portfolios(state: State) -> None:
    posts = register.posts(state.county)
    for row, after in state.each(sheets.PORTFOLIOS):
        if row.unread or not (state.moved(row, "since") or state.moved(row, "until")):
            continue
        held = posts.get((after["person"], after["unit"], after["post"], after["began"]))  # type: ignore[arg-type]
        if held is None:
            message = _("没有这一任职：人员、单位、职务、任职日期须与“任职”表一致。")
            state.problems.append(row.problem("post", message, _("请从组织工作簿的导出中抄录，或先导入任职。")))
            continue
        _pk, charge, left = held
        since, until, began = after["since"], after["until"], after["began"]
        if charge == after["charge"]:
            message = _("这已是任职时的分管。")
            state.problems.append(row.problem("charge", message, _("只填另外分管的，请删去这一行。")))
        if isinstance(since, date) and isinstance(began, date) and since < began:
            state.problems.append(row.problem("since", _("早于任职日期。"), _("请核对两个日期。")))
        if left and (not isinstance(until, date) or until > left):
            message = _("该任职已于%(day)s离任。") % {"day": left}
            state.problems.append(row.problem("until", message, _("请填写不晚于离任日期的终止日期。")))
