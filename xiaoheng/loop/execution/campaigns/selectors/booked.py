"""专项台账: what a school has entered of a campaign may answer an order that asks for the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.loop.execution.campaigns.models import Entrant, Paper, Step, Tally, Template
from xiaoheng.loop.execution.campaigns.words import CampaignState, How
from xiaoheng.loop.execution.selectors.facts import ENTRANT, Book, Fact, Need, shelve
from xiaoheng.loop.execution.selectors.facts.fact import named

KINDS = ("主题", "专题")  # what a template's title says of its kind: an item says 春训
SHORT = 2
DAYS = ((Step, "done_on"), (Tally, "held_on"), (Paper, "happened_on"))


def entered(need: Need) -> Iterator[Fact]:
    """专项登记 of the school in campaigns that go on in the period, as counts; nobody is named."""
    rows = Entrant.objects.filter(unit=need.unit, campaign__until__gte=need.since)
    rows = rows.exclude(campaign__state=CampaignState.DRAFT).select_related("campaign__template")
    found = list(rows.order_by("-campaign__since", "-pk"))
    counts, last = _counted(found)
    for row in found:
        if row.pk in last:
            campaign, (steps, entries, papers) = row.campaign, counts[row.pk]
            said = {"title": campaign.title, "done": steps, "all": len(campaign.template.stages)}
            stages = _("，完成%(done)s/%(all)s个阶段") % said if said["all"] else ""
            said |= {"stages": stages, "entries": entries, "papers": papers}
            title = _("专项　%(title)s（登记%(entries)s次，材料%(papers)s份%(stages)s）") % said
            why = named(need.text, words_of(campaign.template, campaign.title))
            yield Fact(ENTRANT, row.pk, title, last[row.pk][0], bool(why), why, last[row.pk][1])


def titles() -> Iterator[str]:
    """What an item calls campaigns: by the templates in force."""
    for row in Template.objects.filter(current=True):
        yield from words_of(row, row.title)


def words_of(template: Template, title: str) -> list[str]:
    """项目用语: the titles of a campaign, of its template and of what it counts, without remarks in brackets."""
    plain = [template.title.removeprefix(kind) for kind in KINDS]
    acts = [one.title for one in template.counters if one.how != How.MOST]  # the others say who came
    counted = [part for title in acts for part in re.sub("（.*?）", "", title).split("、")]
    return [word for word in (title, template.title, *plain, *counted) if len(word) >= SHORT]


def _counted(rows: Sequence[Entrant]) -> tuple[dict[int, list[int]], dict[int, tuple[date, date]]]:
    """Of each: how many of every kind were entered, and the last day with the last day of entry."""
    counts: dict[int, list[int]] = defaultdict(lambda: [0] * len(DAYS))
    last: dict[int, tuple[date, date]] = {}
    for place, (model, day) in enumerate(DAYS):
        every: QuerySet[Any] = model._default_manager.all()
        entries = every.filter(entrant__in=[row.pk for row in rows]).order_by().values_list("entrant")
        for key, n, held, at in entries.annotate(n=Count("pk"), held=Max(day), at=Max("entered_on")):
            counts[key][place] = n
            before = last.get(key, (date.min, date.min))
            last[key] = (max(before[0], held or at), max(before[1], at))
    return counts, last


shelve(Book(gettext_lazy("专项"), entered, titles))
