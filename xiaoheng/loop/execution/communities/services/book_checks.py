"""核对共同体清单: what the verbs would refuse, said row by row."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.columns import Value
from xiaoheng.ground.organisation.models import Link, Unit
from xiaoheng.ground.organisation.selectors.register import below
from xiaoheng.ground.organisation.services.importing.checking import refers
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.words import LinkKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution.communities.models import Community, Entry, Kind, Partner, Project, Step
from xiaoheng.loop.execution.communities.services.book_sheets import ENTRIES, PROJECTS
from xiaoheng.loop.execution.communities.words import CommunityState, ProjectState

FIXED = ("other", "partner", "kind")  # what no verb changes of a project


def reach(host: Unit) -> QuerySet[Unit, int]:
    """可填的单位: those below, and the members of the communities that are led from there."""
    ties = Link.objects.filter(in_force(clock.today()), kind=LinkKind.COMMUNITY, other__in=below(host))
    rows = Unit.objects.filter(Q(up__ancestor=host) | Q(pk__in=ties.values("unit")))
    return rows.values_list("pk", flat=True).order_by()


def locked(host: Unit) -> list[Community]:
    """The communities whose lists are about to be written."""
    rows = Community.objects.select_for_update().filter(lead__in=below(host), state=CommunityState.RUNNING)
    return list(rows.order_by("pk"))


def running(county: Unit) -> dict[Value, int]:
    """运行中的共同体 by the code of the leading school."""
    rows = Community.objects.filter(lead__in=below(county), state=CommunityState.RUNNING)
    return dict(rows.values_list("lead__code", "pk"))


def outside(county: Unit) -> dict[tuple[Value, Value], int]:
    """校外成员 of today, by the leading school and their name."""
    rows = Partner.objects.filter(in_force(clock.today()), community__lead__in=below(county))
    rows = rows.filter(community__state=CommunityState.RUNNING)
    return {(lead, name): pk for lead, name, pk in rows.values_list("community__lead__code", "name", "pk")}


def check(state: State) -> None:
    """核对全部."""
    leads, partners = running(state.county), outside(state.county)
    ties = Link.objects.filter(in_force(clock.today()), kind=LinkKind.COMMUNITY, other__in=below(state.county))
    schools: dict[Value, set[Value]] = {lead: {lead} for lead in leads}
    for lead, code in ties.values_list("other__code", "unit__code"):
        schools.get(lead, set()).add(code)
    kinds = list(Kind.objects.order_by("position").values_list("title", flat=True))
    for sheet in (ENTRIES, PROJECTS):
        for row, after in state.each(sheet):
            _community(state, row, leads)
            _kind(state, row, kinds)
            _days(state, row, after)
            for name in ("unit", "other"):
                if name in row.values:
                    _member(state, row, after, name, schools)
            if (after["lead"], after["partner"]) not in partners and after["partner"]:
                message = _("“%(name)s”今天不是这个共同体的校外成员。") % {"name": after["partner"]}
                _say(state, row, "partner", message, _("请照登记的名称填写，或先由县里登记加入。"))
    _entries(state)
    _projects(state)


def _say(state: State, row: Row, name: str, message: str, remedy: str, *others: str) -> None:
    """A problem, where the field (or one of the others) says something new."""
    if any(state.moved(row, one) for one in (name, *others)):
        state.problems.append(row.problem(name, message, remedy))


def _community(state: State, row: Row, leads: Collection[Value]) -> None:
    if row.values.get("lead") not in leads:
        message = _("没有由“%(code)s”牵头、正在运行的共同体。") % {"code": row.values.get("lead", "")}
        _say(state, row, "lead", message, _("请核对牵头学校编码，或先登记共同体。"))


def _kind(state: State, row: Row, kinds: list[str]) -> None:
    if row.values.get("kind") not in kinds:
        message = _("没有“%(word)s”这一类别。") % {"word": row.values.get("kind", "")}
        _say(state, row, "kind", message, _("可填：%(words)s。") % {"words": "、".join(kinds)})


def _days(state: State, row: Row, after: Values) -> None:
    since, until = after["since"], after["until"]
    if isinstance(since, date) and isinstance(until, date) and until < since:
        _say(state, row, "until", _("结束日期早于开始日期。"), _("请核对两个日期。"), "since")


def _member(state: State, row: Row, after: Values, name: str, schools: dict[Value, set[Value]]) -> None:
    refers(state, row, name, state.units, _("单位"))
    members = schools.get(after["lead"])
    if members is not None and after[name] in state.units and after[name] not in members:
        known = state.units[after[name]]["name"]
        message = _("%(name)s今天不是这个共同体的成员。") % {"name": known}
        _say(state, row, name, message, _("请先由县里登记加入。"))


def _entries(state: State) -> None:
    facts = [fact.pk for row, _after in state.each(ENTRIES) if (fact := state.fact(row))]
    taken = dict(Entry.objects.filter(pk__in=facts, taken__gt=0).values_list("pk", "taken"))
    for row, after in state.each(ENTRIES):
        if bool(after["unit"]) == bool(after["partner"]) and not row.unread & {"unit", "partner"}:
            message = _("成员学校和校外成员应填其一。")
            _say(state, row, "unit", message, _("成员学校的条目填编码，校外成员的条目填名称。"))
        if isinstance(after["until"], date) and after["until"] < clock.today():
            _say(state, row, "until", _("结束日期已过。"), _("已经办完的请作为项目登记。"))
        fact, number = state.fact(row), after["quantity"]
        if fact and isinstance(number, int) and number < taken.get(fact.pk, 0):
            message = _("已对接%(n)d，不能改为%(quantity)d。") % {"n": taken[fact.pk], "quantity": number}
            _say(state, row, "quantity", message, _("数量不少于已对接的部分。"))


def _projects(state: State) -> None:
    facts = [fact.pk for row, _after in state.each(PROJECTS) if (fact := state.fact(row))]
    states = dict(Project.objects.filter(pk__in=facts).values_list("pk", "state"))
    steps = list(Step.objects.filter(project__in=facts).values_list("project", "title", "due_on"))
    for row, after in state.each(PROJECTS):
        fact = state.fact(row)
        if after["other"] and after["other"] == after["unit"]:
            _say(state, row, "other", _("合作学校就是承办学校。"), _("请选择另一所成员学校，没有的留空。"))
        if not after["plan"] and (fact is None or fact.values["plan"]):
            _say(state, row, "plan", _("必填，不能为空。"), _("请写明做什么、谁牵头、怎么做。"))
        if fact is None:
            continue
        for name in FIXED:
            _say(state, row, name, _("项目登记后不再更改。"), _("请照原登记填写；确需更改的，终止后重新登记。"))
        if states[fact.pk] != ProjectState.OPEN:
            label = ProjectState(states[fact.pk]).label
            for name in ("plan", "since", "until"):
                _say(state, row, name, _("项目%(state)s，安排不再更改。") % {"state": label}, _("请照原登记填写。"))
        _steps(state, row, after, [(title, day) for project, title, day in steps if project == fact.pk])


def _steps(state: State, row: Row, after: Values, steps: list[tuple[str, date]]) -> None:
    since, until = after["since"], after["until"]
    for title, day in steps:
        if isinstance(since, date) and isinstance(until, date) and not since <= day <= until:
            message = _("步骤“%(title)s”的日期不在项目期限内。") % {"title": title}
            _say(state, row, "until", message, _("请先在项目页上修改步骤。"), "since")
