"""核对机构工作簿: what the verbs would refuse, said row by row."""

from collections import Counter

from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body, Kind
from xiaoheng.ground.bodies.services import book_chains
from xiaoheng.ground.bodies.services.checks import in_bounds
from xiaoheng.ground.bodies.sheets import BODIES, SEATS
from xiaoheng.ground.bodies.words import NAMED, Family, Part, Position
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.organisation.selectors.register import below
from xiaoheng.ground.organisation.services.importing.checking import order, overlaps, owned, refers
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def check(state: State) -> None:
    """核对全部."""
    kinds = {kind.title: kind for kind in Kind.objects.all()}
    owned(state, BODIES, Body)
    order(state)
    for row, after in state.each(BODIES):
        refers(state, row, "unit", state.units, _("单位"))
        if after["kind"] not in kinds and state.moved(row, "kind"):
            message = _("没有“%(kind)s”这一机构种类。") % {"kind": after["kind"]}
            state.problems.append(row.problem("kind", message, _("可填：%(kinds)s。") % {"kinds": "、".join(kinds)}))
    overlaps(state, BODIES, ("unit", "kind"), _("同一单位的同类机构"))
    _terms(state, kinds)
    _seats(state, kinds)
    book_chains.check(state)


def _terms(state: State, kinds: dict[str, Kind]) -> None:
    """A term within the limits of its first day."""
    for row, after in state.each(BODIES):
        kind, since = kinds.get(str(after["kind"])), after["term_since"]
        unit = Unit.objects.filter(code=after["unit"]).first() if kind and state.moved(row, "years") else None
        if kind is None or unit is None or since is None:
            continue
        try:
            in_bounds(unit, kind, after["years"], since)  # type: ignore[arg-type]
        except Refused as refusal:
            state.problems.append(row.problem("years", refusal.message, refusal.remedy))


def _seats(state: State, kinds: dict[str, Kind]) -> None:
    bodies = state.after[BODIES.name]
    works, posts = _places(state), _posts(state)
    for row, after in state.each(SEATS):
        refers(state, row, "body", {key[0] for key in bodies}, _("机构"))
        refers(state, row, "person", state.names, _("人员"))
        _make_up(state, row, after)
        if state.fact(row) is not None:
            continue
        body, person = bodies.get((after["body"],)), after["person"]
        if body is None or person not in state.names or after["until"] is not None:
            continue
        kind, unit = kinds.get(str(body["kind"])), body["unit"]
        inside = unit in (works.get(person), state.county.code) or (person, unit) in posts
        if not inside:
            message = _("%(name)s不是该单位的人员。") % {"name": state.names[person]}
            state.problems.append(row.problem("person", message, _("请选择本单位或下级单位的人员。")))
        elif kind and kind.family == Family.GROUP and (person, unit) not in posts and unit != state.county.code:
            message = _("%(name)s在该单位没有现任职务，不能进入工作领导小组。") % {"name": state.names[person]}
            state.problems.append(row.problem("person", message, _("请先登记任职。")))
    overlaps(state, SEATS, ("body", "person", "part"), _("同一成员（人数）"))
    _twice(state)
    _chairs(state)


def _make_up(state: State, row: Row, after: Values) -> None:
    """Staff by name, everybody else by number."""
    if after["person"] and after["part"] not in NAMED:
        message = _("%(part)s只登记人数，不登记姓名。") % {
            "part": Part(str(after["part"])).label if after["part"] else ""
        }
        state.problems.append(row.problem("person", message, _("请留空工号，只填人数。")))
    elif not after["person"] and not after["count"] and "count" not in row.unread:
        message = _("既没有工号，也没有人数。")
        state.problems.append(row.problem("count", message, _("家长、社区、学生代表填人数。")))
    elif not after["person"] and after["position"] not in ("", Position.MEMBER):
        state.problems.append(row.problem("position", _("负责人和副职须写明是谁。"), _("请填写工号。")))


def _twice(state: State) -> None:
    """Nobody stands for two parts of a body from the same day."""
    seen: set[tuple[Value, ...]] = set()
    for key, after in state.after[SEATS.name].items():
        who = (after["body"], after["person"], after["since"])
        row = state.rows[SEATS.name].get(key)
        if after["person"] and who in seen and row is not None:
            message = _("同一人写了两种构成。")
            state.problems.append(row.problem("part", message, _("请只留一行。")))
        seen.add(who)


def _chairs(state: State) -> None:
    """One chair at a time."""
    now = [
        (key, after["body"])
        for key, after in state.after[SEATS.name].items()
        if after["position"] == Position.CHAIR and after["until"] is None
    ]
    many = {body for body, count in Counter(body for _key, body in now).items() if count > 1}
    for key, body in now:
        row = state.rows[SEATS.name].get(key)
        if body in many and row is not None:
            message = _("同一机构有两名现任负责人。")
            state.problems.append(row.problem("position", message, _("请先填写前一名的退出日期。")))


def _places(state: State) -> dict[Value, Value]:
    """Where people work, by code."""
    return dict(Person.objects.filter(unit__in=below(state.county)).values_list("code", "unit__code"))


def _posts(state: State) -> set[tuple[Value, Value]]:
    """Who holds a post where today."""
    rows = Appointment.objects.filter(in_force(clock.today()), unit__in=below(state.county))
    return set(rows.values_list("person__code", "unit__code"))
