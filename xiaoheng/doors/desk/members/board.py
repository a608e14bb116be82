"""Pages of development: the board of a school (or county), and one person's 25 steps."""

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.files import download
from xiaoheng.doors.desk.members.forms import UnitForm
from xiaoheng.doors.desk.organisation.accesses import looked
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.members import selectors, states
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.selectors import limits
from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.ground.organisation.words import Sensitive
from xiaoheng.ground.records import selectors as records
from xiaoheng.lib import clock


@page("desk:developments")
def developments(request: Request) -> HttpResponse:
    """发展党员看板: who is at which step, what is due."""
    form = UnitForm(request.GET, units=organisation.schools(request.viewer).order_by("code"))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = selectors.developments(request.viewer)
    rows = rows.filter(unit=asked["unit"]) if asked.get("unit") else rows
    shown = rows.filter(until__isnull=not asked.get("closed"))
    listed = paged(request, selectors.board(shown))
    context: dict[str, Any] = {
        "filter": form,
        "phases": selectors.phases(rows),
        "page": listed,
        "lines": selectors.lines(list(listed.object_list)),
        "hides": not selectors.sees_names(request.viewer),
        "closed": bool(asked.get("closed")),
    }
    return show(request, "desk/members/developments.html", **context)


@page("desk:development")
def development(request: Request, development: int) -> HttpResponse:
    """一个人的25步: what has been done, and what the next step needs and by when."""
    row = get_object_or_404(selectors.developments(request.viewer), pk=development)
    if selectors.sees_names(request.viewer):
        looked(request, Sensitive.DEVELOPMENT, row.unit, person=row.person)
    return show(request, "desk/members/development.html", **development_context(request.viewer, row))


@page("desk:development_paper")
def paper(request: Request, development: int, step_record: int) -> FileResponse:
    """一步的扫描件."""
    row = get_object_or_404(selectors.developments(request.viewer), pk=development)
    step = get_object_or_404(row.steps.all(), pk=step_record)
    if not step.paper:
        raise Http404
    looked(request, Sensitive.DEVELOPMENT, row.unit, person=row.person)
    return download(step.paper)


@dataclass(frozen=True)
class Line:
    """One of the 25 lines: the step and its record, where it has been done."""

    step: states.Step
    record: StepRecord | None
    says: str
    following: bool


def development_context(viewer: Viewer, row: Development) -> dict[str, Any]:
    """Everything the page of one development shows."""
    done, step = limits.live(row), states.next_step(row.state)
    unit, today = row.unit, clock.today()
    terms = selectors.Terms([unit])
    number = states.number_of(row.state)
    context: dict[str, Any] = {
        "row": row,
        "lines": [Line(one, done.get(one.number), says(done.get(one.number)), one is step) for one in states.STEPS],
        "void": list(row.steps.filter(undone_on__isnull=False).order_by("id")),
        "reviews": list(row.reviews.order_by("done_on")),
        "state": states.label(row.state),
        "number": number,
        "probation_end": limits.probation_end(done),
        "hides": not selectors.sees_names(viewer),
        "trail": records.history(Development._meta.label_lower, str(row.pk)),
        "handles": selectors.handles(viewer, row),
        "superior": selectors.superior_unit(row.org),
        "version": limits.version(terms, unit, today),
        "may_review": states.ACTIVIST <= number < states.CANDIDATE and may(viewer, "members.review", unit),
        "may_stop": 0 < number < states.ASSEMBLY and may(viewer, "members.stop", unit),
        "may_carry": 0 < number < states.PRE_REVIEW and may(viewer, "members.carry", unit),
        "renews": row.state in states.RENEWABLE and selectors.is_superior(viewer, row),
    }
    if step is not None:
        context |= {
            "step": step,
            "bounds": limits.bounds(terms, step.number, unit, done, today),
            "needs": limits.needs(terms, step.number, unit, today),
        }
    return context


def says(record: StepRecord | None) -> str:
    """The facts of a step in words: people, votes, training, public notice."""
    if record is None:
        return ""
    facts, parts = record.facts, ["、".join(one.person.name for one in record.people.all())]
    if "talker" in facts:
        parts.append(_("谈话人%(name)s") % {"name": facts["talker"]})
    if "entitled" in facts:
        parts.append(
            _("应到%(entitled)s，实到%(present)s，赞成%(yes)s，反对%(no)s，弃权%(abstain)s，书面同意%(written_yes)s")
            % facts
        )
        parts.append(_("无记名投票") if facts["secret"] else "")
    if "hours" in facts:
        parts.append(_("培训%(days)s天、%(hours)s学时") % facts)
    if "workdays" in facts:
        parts.append(_("公示%(workdays)s个工作日") % facts)
    if "reviews" in facts:
        parts.append(_("考察%(reviews)s次") % facts)
    if "months" in facts:
        parts.append(_("延长%(months)s个月") % facts)
    parts.append(record.reason)
    return "；".join(part for part in parts if part)
