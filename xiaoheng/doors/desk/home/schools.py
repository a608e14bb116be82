"""学校页: the lamps of one school, each with its clause and next step."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.filing.views import holdings
from xiaoheng.doors.desk.home import agenda
from xiaoheng.doors.desk.rulebook.areas import AREAS, key_of
from xiaoheng.doors.desk.rulebook.shown import TONES, shown, told
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState
from xiaoheng.loop.evaluation import selectors as evaluation
from xiaoheng.loop.evaluation.words import Level
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.selectors import Work
from xiaoheng.loop.execution.words import Result

ORDER = [post for post in Post.values if post != Post.INSTRUCTOR]
LAMPED = [key for key in AREAS if key != "E"]  # orders and problems have lamps of their own


def context(viewer: Viewer, school: Unit) -> dict[str, Any]:
    """Everything the page shows."""
    drawn = shown(told(rulebook.findings(viewer).filter(unit=school), viewer), viewer)
    found = [row.one for row in drawn]
    org, works = organisation.party_org_of(school), execution.works_of(viewer, school)
    lamps = [
        *(_of_rules(AREAS[key], [one for one in found if key_of(one.rule.id) == key]) for key in LAMPED),
        _meetings(school),
        _orders(viewer, works),
        _problems(viewer, school),
        _standing(viewer, school),
    ]
    return {
        "findings": drawn,
        "agenda": agenda.agenda(viewer, school, works),
        "team": _team(school, org),
        "org": org,
        "holdings": holdings(school),
        "history": organisation.history_of(school),
        "lamps": lamps,
        "may_see_people": may_open("desk:people", viewer),
        "may_see_trail": may_open("desk:trail", viewer),
    }


def reasons(units: list[Unit], finding: str, outcome: str) -> dict[int, list[tuple[Any, str]]]:
    """名单缘由: for each unit of a page, the open findings that put it on the list, with their tone."""
    rule, _colon, detail = finding.partition(":")
    asked = {"rule": rule, "detail": detail, "outcome": outcome}
    rows = Finding.objects.filter(
        ended=0, plea=None, unit__in=units, **{name: value for name, value in asked.items() if value}
    )
    found: dict[int, list[tuple[Any, str]]] = {}
    for one in rulebook.worded(rows.order_by("outcome", "rule", "id"), clock.today()):
        found.setdefault(one.unit.pk, []).append((one, TONES[one.outcome]))
    return found


def _of_rules(label: str | Promise, found: list[Any]) -> dict[str, Any]:
    counted = [one for one in found if one.plea is None]
    apart = _("（另有例外%(n)d项）") % {"n": len(found) - len(counted)} if len(found) > len(counted) else ""
    if not counted:
        return {"label": label, "tone": "green", "word": _("合规") + apart, "url": "#findings" if apart else ""}
    first = counted[0]
    tone = "red" if any(one.outcome == Outcome.BREAKS for one in counted) else "amber"
    return {
        "label": label,
        "tone": tone,
        "word": _("%(n)d项") % {"n": len(counted)} + apart,
        "clause": first.clause,
        "next": first.remedy,
        "url": "#findings",
    }


def _meetings(school: Unit) -> dict[str, Any]:
    since = clock.today().replace(day=1, month=(clock.today().month - 1) // 3 * 3 + 1)
    held = Meeting.objects.filter(unit=school, kind=MeetingKind.PARTY, state=MeetingState.CLOSED, held_on__gte=since)
    count = held.count()
    row = {"label": _("党组织会议"), "word": _("本季度%(n)d次") % {"n": count}, "tone": "green" if count else "grey"}
    return row if count else {**row, "next": _("请书记召集会议")}


def _orders(viewer: Viewer, works: list[Work]) -> dict[str, Any]:
    counted = [work.cell.result(clock.today()) for work in works]
    late = sum(one == Result.OVERDUE for one in counted)
    back = sum(one == Result.RETURNED for one in counted)
    open_ones = sum(one == Result.OPEN for one in counted)
    tone = "red" if late else "amber" if back else "green"
    word = (
        _("逾期%(n)d项") % {"n": late}
        if late
        else _("退回%(n)d项") % {"n": back}
        if back
        else _("在办%(n)d项") % {"n": open_ones}
    )
    url = reverse("desk:assignments") if may_open("desk:assignments", viewer) else ""
    first = next((work for work in works if work.is_open), None)
    told_of = first if may_open("desk:cell", viewer) else None
    step = {"next": _("下一步：%(title)s") % {"title": told_of.item.title}} if told_of else {}
    return {"label": _("交办事项"), "tone": tone, "word": word, "url": url, **step}


def _problems(viewer: Viewer, school: Unit) -> dict[str, Any]:
    counts = correction.counts(correction.problems(viewer).filter(unit=school))
    left = counts.total - counts.closed
    tone = "red" if counts.overdue else "amber" if left else "green"
    word = _("逾期%(n)d个") % {"n": counts.overdue} if counts.overdue else _("未销号%(n)d个") % {"n": left}
    url = f"{reverse('desk:problems')}?unit={school.code}" if may_open("desk:problems", viewer) else ""
    step = {"next": _("请按时限整改并提交核验")} if left else {}
    return {"label": _("问题整改"), "tone": tone, "word": word, "url": url, **step}


def _standing(viewer: Viewer, school: Unit) -> dict[str, Any]:
    row = evaluation.appraisals(viewer).filter(unit=school).first()
    if row is None:
        return {"label": _("年度评价"), "tone": "grey", "word": _("尚未评价")}
    url = reverse("desk:appraisal", kwargs={"appraisal": row.pk}) if may_open("desk:appraisal", viewer) else ""
    tone = {Level.UNJUDGED: "grey", Level.NONE: "amber"}.get(Level(row.level), "green")
    return {"label": _("%(y)d年度评价") % {"y": row.year}, "tone": tone, "word": row.get_level_display(), "url": url}


def _team(school: Unit, org: PartyOrg | None) -> list[dict[str, Any]]:
    """One row a person, posts joined; those of branches inside the school are left to the people page."""
    rows = [r for r in organisation.holders(school) if r.post in ORDER and r.org_id in (None, org and org.pk)]
    people: dict[int, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda r: ORDER.index(r.post)):
        one = people.setdefault(row.person_id, {"person": row.person, "posts": [], "charge": "", "since": row.since})
        one["posts"].append(row.get_post_display())
        one["charge"] = row.get_charge_display() if row.charge else one["charge"]
    return list(people.values())
