"""学校页: the lamps of one school, each with its clause and next step."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.words import Outcome
from xiaoheng.lib import clock
from xiaoheng.loop.correction import selectors as correction
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState
from xiaoheng.loop.evaluation import selectors as evaluation
from xiaoheng.loop.evaluation.words import Level
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.words import Result

TONES = {Outcome.BREAKS: "red", Outcome.UNKNOWN: "grey", Outcome.SOON: "amber"}
ORDER = [post for post in Post.values if post != Post.INSTRUCTOR]
LIFE, MEMBERS = "C", "D"  # rules of organisation life and of members; the others are about the set-up


def context(viewer: Viewer, school: Unit) -> dict[str, Any]:
    """Everything the page shows."""
    found = rulebook.worded(rulebook.findings(viewer).filter(unit=school), clock.today())
    org = organisation.party_org_of(school)
    lamps = [
        _of_rules(_("组织设置"), [one for one in found if one.rule.id[0] not in LIFE + MEMBERS]),
        _of_rules(_("组织生活"), [one for one in found if one.rule.id[0] == LIFE]),
        _of_rules(_("党员管理"), [one for one in found if one.rule.id[0] == MEMBERS]),
        _meetings(school),
        _orders(viewer, school),
        _problems(viewer, school),
        _standing(viewer, school),
    ]
    return {
        "findings": [(one, TONES[one.outcome]) for one in found],
        "team": _team(school, org),
        "org": org,
        "lamps": lamps,
        "may_see_people": may_open("desk:people", viewer),
        "may_see_trail": may_open("desk:trail", viewer),
    }


def _of_rules(label: str, found: list[Any]) -> dict[str, Any]:
    if not found:
        return {"label": label, "tone": "green", "word": _("合规")}
    first = found[0]
    tone = "red" if any(one.outcome == Outcome.BREAKS for one in found) else "amber"
    return {
        "label": label,
        "tone": tone,
        "word": _("%(n)d项") % {"n": len(found)},
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


def _orders(viewer: Viewer, school: Unit) -> dict[str, Any]:
    counted = execution.results_of(viewer, school)
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
    return {"label": _("交办事项"), "tone": tone, "word": word, "url": url}


def _problems(viewer: Viewer, school: Unit) -> dict[str, Any]:
    counts = correction.counts(correction.problems(viewer).filter(unit=school))
    left = counts.total - counts.closed
    tone = "red" if counts.overdue else "amber" if left else "green"
    word = _("逾期%(n)d个") % {"n": counts.overdue} if counts.overdue else _("未销号%(n)d个") % {"n": left}
    url = f"{reverse('desk:problems')}?unit={school.code}" if may_open("desk:problems", viewer) else ""
    return {"label": _("问题整改"), "tone": tone, "word": word, "url": url}


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
