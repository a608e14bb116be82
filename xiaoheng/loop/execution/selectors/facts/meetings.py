"""开过的会: meetings, their minutes, and what was decided by the topic that answers an item."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Coverage, Unit
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import Meeting, Minutes, Resolution
from xiaoheng.loop.decisions.words import ORGANISATION_LIFE, YEARLY, MeetingKind, MeetingState, MinutesState
from xiaoheng.loop.decisions.words import Outcome as Conclusion
from xiaoheng.loop.execution.models import Answer, Assignment
from xiaoheng.loop.execution.selectors.facts.fact import Fact, Need

MEETING, MINUTES, RESOLUTION = "decisions.meeting", "decisions.minutes", "decisions.resolution"
OF_YEAR = re.compile("(20[0-9]{2})年?度")
# Words of an item → the kind of meeting that it asks for.
ASKED = {
    "党员大会": MeetingKind.ASSEMBLY,
    "支部大会": MeetingKind.ASSEMBLY,
    "支委会": MeetingKind.COMMITTEE,
    "党小组会": MeetingKind.SUBGROUP,
    "党课": MeetingKind.LECTURE,
    "主题党日": MeetingKind.THEME_DAY,
    "组织生活会": MeetingKind.ORG_LIFE,
    "民主评议": MeetingKind.APPRAISAL,
    "民主生活会": MeetingKind.TEAM_LIFE,
    "党组织会议": MeetingKind.PARTY,
    "校长办公会": MeetingKind.PRINCIPAL,
}


def of_answers(assignment: Assignment) -> list[Fact]:
    """以决策作答: minutes and resolutions of the topic that answers the assignment."""
    if assignment.pk is None:
        return []
    topics = Answer.objects.filter(assignment=assignment).values("topic")
    decided = Resolution.objects.filter(topic__in=topics, outcome=Conclusion.APPROVED).select_related(
        "topic", "item__meeting"
    )
    rows = list(decided.order_by("-decided_on", "-id"))
    why = _("本校以此议题办理这一事项")
    minutes = _signed(Q(meeting__in=[row.item.meeting_id for row in rows]))
    found = [_of_minutes(row, why) for row in minutes]
    return found + [
        Fact(
            RESOLUTION,
            row.pk,
            f"{_('决议')} {row.number}　{row.topic.title}",
            row.decided_on,
            True,
            why,
            row.decided_on,
        )
        for row in rows
    ]


def meetings(need: Need) -> Iterator[Fact]:
    """Held meetings of the school, or of the organisation that covers it; signed minutes stand for their meeting.

    A yearly one counts for the year it is for: where an item names the year, its day may be earlier (X-09).
    """
    wanted = {kind for word, kind in ASKED.items() if word in need.text}
    years = {int(year) for year in OF_YEAR.findall(need.text)}
    rows = list(held_by(need.unit, need.since, years).select_related("org"))
    papers = {row.meeting_id: row for row in _signed(Q(meeting__in=rows))}
    for row in rows:
        fits = row.kind in wanted and (not years or row.kind not in YEARLY or row.for_year in years)
        why = _("与要求的会议类别一致") if fits else ""
        paper = papers.get(row.pk)
        if paper is not None:
            yield _of_minutes(paper, why)
        else:
            yield Fact(MEETING, row.pk, _title(row), row.held_on, fits, why, row.entered_on)


def _of_minutes(row: Minutes, why: str) -> Fact:
    held = row.meeting
    return Fact(MINUTES, row.pk, f"{_title(held)}{_('纪要')}", held.held_on, bool(why), why, held.entered_on)


def held_by(unit: Unit, since: date, years: Collection[int] = ()) -> QuerySet[Meeting]:
    """已开会议: closed meetings of a school since a day, with those of a joint organisation that covers it, and the
    yearly ones for the years named."""
    today = clock.today()
    covering = Coverage.objects.filter(in_force(today), unit=unit).values("org")
    rows = Meeting.objects.filter(Q(unit=unit) | Q(org__in=covering), state=MeetingState.CLOSED)
    asked = Q(held_on__gte=since) | Q(kind__in=YEARLY, for_year__in=years)
    return rows.filter(asked, held_on__lte=today).order_by("-held_on", "-id")


def _signed(wanted: Q) -> QuerySet[Minutes]:
    return Minutes.objects.filter(wanted, state=MinutesState.SIGNED).select_related("meeting__org", "meeting__unit")


def _title(row: Meeting) -> str:
    """Of organisation life with whose it is: a school may have several branches."""
    whose = row.org.name if row.org is not None and row.kind in ORGANISATION_LIFE else ""
    return "　".join(part for part in (str(row.get_kind_display()), whose, row.title or row.number) if part)
