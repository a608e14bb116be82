"""时限: by when a stage or a number of a campaign is due, in the words of its template."""

from collections.abc import Collection
from datetime import date

from xiaoheng.lib.notices.deadlines.scan import resolve
from xiaoheng.loop.execution.campaigns.models import Campaign, Counter, Entrant, Stage, Step, Tally


def due(campaign: Campaign, one: Stage | Counter) -> date | None:
    """自己的时限: reckoned from the campaign's first day, no later than its last; None without words of its own."""
    if not one.by:
        return None
    found = resolve(one.by, campaign.since).due
    return min(found, campaign.until) if found and found >= campaign.since else campaign.until


def nearest(parts: Collection[Entrant]) -> dict[int, date]:
    """最近时限 of each open part: of the stages not reached and numbers not begun, or the campaign's last day."""
    own = {part.pk: _own(part.campaign) for part in parts}
    keys = [key for key, days in own.items() if days]
    entered: set[tuple[int, str, str]] = set()
    if keys:
        entered.update((*row, "") for row in Step.objects.filter(entrant__in=keys).values_list("entrant", "stage"))
        tallies = Tally.objects.filter(entrant__in=keys).order_by().values_list("entrant", "counter").distinct()
        entered.update((entrant, "", counter) for entrant, counter in tallies)
    return {
        part.pk: min(
            [day for key, day in own[part.pk].items() if (part.pk, *key) not in entered], default=part.campaign.until
        )
        for part in parts
    }


def _own(campaign: Campaign) -> dict[tuple[str, str], date]:
    template = campaign.template
    rows: list[tuple[tuple[str, str], Stage | Counter]]
    rows = [*(((one.key, ""), one) for one in template.stages), *((("", one.key), one) for one in template.counters)]
    return {key: day for key, one in rows if (day := due(campaign, one))}
