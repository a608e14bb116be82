"""组织生活的台账: plans filed, and talks as a number; who talked with whom is theirs."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Coverage, Unit
from xiaoheng.lib import clock, quarters
from xiaoheng.loop.decisions.life.models import Conversation, Plan
from xiaoheng.loop.execution.selectors.facts.fact import Fact, Need, named

LIFE_PLAN, CONVERSATIONS = "life.plan", "organisation.partyorg"
PLAN_WORDS = ("三会一课计划", "组织生活计划", "计划报备")
TALK_WORDS = ("谈心谈话", "三必谈")


def life_plans(need: Need) -> Iterator[Fact]:
    """三会一课计划 of the organisations that cover the school: filed or changed within the period, or for its quarters,
    for they are filed before these begin."""
    text, since = need.text, need.since
    filed = Q(filed_on__gte=since) | Q(changed_on__gte=since)
    rows = Plan.objects.filter(filed | _quarters(since), _covering(need.unit))
    for row in rows.select_related("org").order_by("-year", "-quarter", "org__code"):
        said = {"org": row.org.name, "year": row.year, "n": row.quarter}
        title = _("三会一课计划　%(org)s%(year)s年第%(n)s季度") % said
        meant = need.until is None or (since < row.period.after and row.period.first < need.until)
        why = named(text, PLAN_WORDS) if meant else ""
        yield Fact(LIFE_PLAN, row.pk, title, row.filed_on, bool(why), why, row.filed_on)


def conversations(need: Need) -> Iterator[Fact]:
    """谈心谈话 of each such organisation within the period: how many."""
    text, since = need.text, need.since
    rows = Conversation.objects.filter(_covering(need.unit), held_on__gte=since, held_on__lte=clock.today())
    found = rows.values_list("org", "org__name").annotate(n=Count("pk"), last=Max("held_on"), entered=Max("entered_on"))
    for key, name, count, last, entered in found.order_by("org__code"):
        why = named(text, TALK_WORDS)
        yield Fact(
            CONVERSATIONS,
            key,
            _("谈心谈话　%(org)s（%(n)s次）") % {"org": name, "n": count},
            last,
            bool(why),
            why,
            entered,
        )


def _quarters(since: date) -> Q:
    """Quarters that begin on a day or later."""
    first = quarters.of(since)
    at = first if first.first == since else first.next
    return Q(year__gt=at.year) | Q(year=at.year, quarter__gte=at.number)


def _covering(unit: Unit) -> Q:
    return Q(org__unit=unit) | Q(org__in=Coverage.objects.filter(in_force(clock.today()), unit=unit).values("org"))
