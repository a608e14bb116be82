"""What is shown: campaigns, one with its schools side by side, one school's part."""

from collections.abc import Iterable
from typing import Any

import yaml
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from xiaoheng.doors.desk.acting import home_county
from xiaoheng.doors.desk.campaigns.forms import LackingForm
from xiaoheng.doors.desk.decisions.views import home_school
from xiaoheng.doors.desk.execution.held import addresses
from xiaoheng.doors.desk.fields import ListFilter
from xiaoheng.doors.desk.files import download
from xiaoheng.doors.ui.pages import Request, page, show
from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib.states import allowed
from xiaoheng.loop.execution.campaigns import selectors as reads
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant, Paper
from xiaoheng.loop.execution.campaigns.states import CAMPAIGN, ENTRANT
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState, Record

TONES = {
    CampaignState.DRAFT: "grey",
    CampaignState.RUNNING: "grey",
    CampaignState.CLOSED: "green",
    EntrantState.OPEN: "grey",
    EntrantState.DONE: "green",
    EntrantState.UNDONE: "red",
}


# 写在下载的模板开头，供县里改写；模板是公文的一种，只有中文。
GUIDE = """# 改写这一模板：文件名不变，用“增加模板”上传，即成为本县的模板，新建的专项用新内容。
# 另建一个活动：换名称（title）和文件名（小写字母、数字、下划线，如 reading_week.yaml），再上传。
# title 名称  aim 目标任务  measures 推进措施  basis 依据  theme 各校自定的内容叫什么（如 项目名称，可不写）
# owner 责任人须任的职务，如 [secretary]  note 建立时的说明（可不写）  mentor 是否要校外指导人  choices 各校从中选一类  awards 是否登记获奖
# stages 阶段：key 代码，title 名称，papers 要留下的材料，by 这一阶段的时限（如 3月底前、10个工作日内，可不写）
# counts 计数：key 代码，title 名称，unit 单位，by 时限，
#   how 怎样合计：sum 累计、most 最多一次、days 天数、months 月数
#   expect 应有多少：数字，或 one 每校1、members 党员数、young 青年党员数、branches 党支部数；percent 按其百分之几
"""


def host_of(viewer: Viewer) -> Unit | None:
    """建立专项的单位: the viewer's county, or his own school."""
    return home_county(viewer) or home_school(viewer)


def tone(state: str) -> str:
    """Colour of a state."""
    return TONES[state]  # type: ignore[index]


@page("desk:campaigns")
def campaigns(request: Request) -> HttpResponse:
    """专项: those of the county and of one's own school, the newest first."""
    form = ListFilter(request.GET, states=CampaignState.choices, named=_("专项或学校"))
    listed, host = paged(request, _asked(request.viewer, **form.asked())), host_of(request.viewer)
    counts = reads.finished(request.viewer, listed.object_list)
    mine = _parts(request.viewer, listed.object_list)
    rows = [(row, tone(row.state), *counts.get(row.pk, (0, 0)), mine.get(row.pk)) for row in listed.object_list]
    opens = host is not None and may(request.viewer, "campaigns.open", host)
    return show(request, "desk/campaigns/campaigns.html", page=listed, rows=rows, opens=opens, filter=form)


def _parts(viewer: Viewer, rows: Iterable[Campaign]) -> dict[int, int]:
    """A school's own part of each campaign, where it goes at once."""
    school = home_school(viewer)
    found = (
        reads.entrants(viewer).filter(unit=school, campaign__in=list(rows)) if school else reads.entrants(viewer).none()
    )
    return dict(found.values_list("campaign", "pk"))


def _asked(viewer: Viewer, state: str = "", year: int = 0, q: str = "") -> QuerySet[Campaign]:
    """Campaigns in sight of a state, going on in a year, of a title, or with a school in sight of that name."""
    rows = reads.campaigns(viewer)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(since__year__lte=year, until__year__gte=year) if year else rows
    with_school = reads.entrants(viewer).filter(unit__name__icontains=q).order_by().values("campaign")
    named = Q(title__icontains=q) | Q(unit__name__icontains=q) | Q(pk__in=with_school)
    return rows.filter(named) if q else rows


@page("desk:campaign_templates")
def templates(request: Request) -> HttpResponseBase:
    """专项模板: what each consists of; one begins here. `?as=code` hands out a template's file, to be rewritten."""
    host = host_of(request.viewer)
    rows = reads.templates(host) if host is not None else reads.all_templates(request.viewer)
    asked = request.GET.get("as", "")
    if asked:
        row = get_object_or_404(rows.filter(code=asked)[:1])
        text = GUIDE + yaml.safe_dump(row.body, allow_unicode=True, sort_keys=False)
        told = {
            "content_type": "application/yaml",
            "headers": {"Content-Disposition": f'attachment; filename="{row.code}.yaml"'},
        }
        return HttpResponse(text, **told)
    return show(
        request, "desk/campaigns/templates.html", rows=rows, host=host,
        opens=host is not None and may(request.viewer, "campaigns.open", host),
        adopts=host is not None and may(request.viewer, "campaigns.adopt", host),
    )  # fmt: skip


@page("desk:campaign")
def campaign(request: Request, campaign: int) -> HttpResponse:
    """一个专项: 四明确, and its schools side by side with what each has reached; the sums below add up."""
    row = get_object_or_404(reads.campaigns(request.viewer), pk=campaign)
    entrants = list(reads.entrants(request.viewer).filter(campaign=row))
    found = reads.standings(row, entrants)
    form = LackingForm(request.GET)
    listed = paged(request, [one for one in entrants if form.keeps(one, found[one.pk])])
    acts = {verb.split(".")[1]: may(request.viewer, verb, row.unit, row) for verb in allowed(CAMPAIGN, row.state)}
    acts["join"] = acts.get("join", False) and reads.schools_for(row).exists()  # nobody is left: no empty form
    context: dict[str, Any] = {
        "campaign": row,
        "tone": tone(row.state),
        "page": listed,
        "filter": form,
        "rows": [(one, tone(one.state), found[one.pk]) for one in listed.object_list],
        "totals": reads.summary(found.values(), row.template.counters),
        "honours": reads.honours(found.values()),
        "reached": _reached(row, list(found.values())),
        "entrants": len(entrants),
        "finished": sum(one.state != EntrantState.OPEN for one in entrants),
        "acts": acts,
        "history": reads.history(row) if may(request.viewer, "campaigns.close", row.unit, row) else (),
    }
    return show(request, "desk/campaigns/campaign.html", **context)


@page("desk:entrant")
def entrant(request: Request, entrant: int) -> HttpResponse:
    """本校的一个专项: stages with their papers, numbers beside what is expected, awards, result."""
    return show(request, "desk/campaigns/entrant.html", **entrant_context(request.viewer, found(request, entrant)))


@page("desk:campaign_paper")
def paper(request: Request, campaign_paper: int) -> FileResponse:
    """材料: the file itself, as a download."""
    row: Any = get_object_or_404(reads.records(request.viewer, Record.PAPER).exclude(digest=""), pk=campaign_paper)
    return download(row.digest, row.title)


def found(request: Request, pk: int) -> Entrant:
    """A school's part in sight, of a campaign that has begun."""
    return get_object_or_404(reads.entrants(request.viewer), pk=pk)


def entrant_context(viewer: Viewer, row: Entrant) -> dict[str, Any]:
    """Everything on the page of a school's part."""
    verbs = allowed(ENTRANT, row.state) if row.campaign.state == CampaignState.RUNNING else []
    acts = {verb.split(".")[1]: may(viewer, verb, _where(verb, row), row) for verb in verbs}
    running = row.campaign.state == CampaignState.RUNNING
    acts["award"] = running and bool(row.campaign.template.says("awards")) and may(viewer, "campaigns.award", row.unit)
    standing = reads.standings(row.campaign, [row])[row.pk]
    papers = list(row.papers.all())
    urls = addresses(viewer, papers)
    steps = {one.stage: one for one in row.steps.all()}
    return {
        "entrant": row,
        "campaign": row.campaign,
        "tone": tone(row.state),
        "standing": standing,
        "stages": [
            (
                stage,
                steps.get(stage.key),
                due_on,
                [(name, [(one, _seen(one, urls)) for one in papers if one.name == name]) for name in stage.papers],
            )
            for stage, _day, due_on in standing.rows
        ],
        "tallies": _tallies(row),
        "awards": row.awards.all(),
        "acts": acts,
        "history": reads.history(row),
    }


def _seen(paper: Paper, urls: dict[tuple[str, str], str]) -> str:
    """Where a paper is looked at: its file, or the record that stands for it."""
    if paper.digest:
        return reverse("desk:campaign_paper", kwargs={"campaign_paper": paper.pk})
    return urls.get((paper.subject_kind, paper.subject), "")


def _where(verb: str, row: Entrant) -> Unit:
    return row.campaign.unit if verb == "campaigns.conclude" else row.unit


def _tallies(row: Entrant) -> list[tuple[Any, str, str]]:
    titles = {one.key: (one.title, one.unit) for one in row.campaign.template.counters}
    return [(one, *titles.get(one.counter, (one.counter, ""))) for one in row.tallies.all()]


def _reached(row: Campaign, found: list[reads.Standing]) -> list[tuple[str, int]]:
    """Of each stage how many schools have reached it."""
    return [
        (stage.title, sum(1 for one in found if one.stages[place][1]))
        for place, stage in enumerate(row.template.stages)
    ]
