"""The pages of a match: what fits an entry, one match with its answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import act_page, require
from xiaoheng.doors.desk.communities import forms
from xiaoheng.doors.desk.communities.entering import entry_of
from xiaoheng.doors.desk.communities.shown import tone
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.execution.communities import selectors as reads
from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Match
from xiaoheng.loop.execution.communities.words import Listed, MatchState


@page("desk:communities.propose")
def propose(request: Request, community_entry: int) -> HttpResponse:
    """提出对接: what fits, the best first, each with its reason."""
    row = entry_of(request, community_entry, "communities.propose")
    found = reads.proposals_for(row)
    initial = {"other": _other(found[0], row.pk), "quantity": found[0].quantity} if found else {}
    form = forms.ProposeForm(request.POST or None, proposals=found, own=row.pk, initial=initial)

    def proposed(data: dict[str, Any]) -> Any:
        one = form.rows[data["other"]]
        told = {"need": one.need, "resource": one.resource, "quantity": data["quantity"]}
        return services.propose(actor=request.viewer, unit=row.keeper, **told)

    back = reverse("desk:community", kwargs={"community": row.community_id})
    lead = f"{row.get_listed_display()} · {row.kind.title} · {row.holder} · {row.left}{row.kind.measure}"
    return act_page(
        request, form, proposed, back, title=_("对接：%(title)s") % {"title": row.title}, says=_("已提出，等对方答复。"),
        lead=lead, template="desk/communities/propose.html", found=found, entry=row, is_need=row.listed == Listed.NEED,
    )  # fmt: skip


@page("desk:community_match")
def match(request: Request, community_match: int) -> HttpResponse:
    """一次对接: both entries, how much, who is asked."""
    row, viewer = _found(request, community_match), request.viewer
    pending = row.state == MatchState.PROPOSED
    return show(
        request, "desk/communities/match.html", match=row, tone=tone(row.state), community=row.need.community,
        accepts=pending and may(viewer, "communities.accept", row.answerer, row),
        declines=pending and _declining(viewer, row) is not None,
        withdraws=pending and _declining(viewer, row) == row.proposer, project=getattr(row, "project", None),
        sides=(row.need, row.resource),
    )  # fmt: skip


@page("desk:communities.accept")
def accept(request: Request, community_match: int) -> HttpResponse:
    """同意."""
    row = _found(request, community_match)
    project = services.accept(actor=request.viewer, match=row)
    messages.success(request, _("已对接，列入项目清单。"))
    return redirect("desk:community_project", community_project=project.pk)


@page("desk:communities.decline")
def decline(request: Request, community_match: int) -> HttpResponse:
    """不接受，或撤回."""
    row = _found(request, community_match)
    unit = _declining(request.viewer, row)
    if unit is None:
        require(request, "communities.decline", row.answerer, row)
    form = forms.ReasonForm(request.POST or None)
    title = _("撤回对接") if unit == row.proposer and unit != row.answerer else _("不接受对接")
    back = reverse("desk:community_match", kwargs={"community_match": row.pk})
    told: dict[str, Any] = {"actor": request.viewer, "match": row, "unit": unit or row.answerer}
    return act_page(
        request, form, lambda data: services.decline(**told, **data), back, title=title, says=_("已登记。"),
        lead=row.need.title,
    )  # fmt: skip


def _declining(viewer: Viewer, row: Match) -> Unit | None:
    """On whose behalf the viewer may say no: of the side that is asked first."""
    return next((unit for unit in (row.answerer, row.proposer) if may(viewer, "communities.decline", unit, row)), None)


def _found(request: Request, pk: int) -> Match:
    return get_object_or_404(reads.matches(request.viewer), pk=pk)


def _other(one: reads.Proposal, own: int) -> int:
    return one.resource.pk if one.need.pk == own else one.need.pk
