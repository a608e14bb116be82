"""学校做过的: elections, trainings and talks between the two heads, within the period."""

from collections.abc import Iterator

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Programme
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.elections.words import Kind, State
from xiaoheng.loop.decisions.models import Talk
from xiaoheng.loop.execution.selectors.facts.fact import Fact, Need, named

ELECTION, PROGRAMME, TALK = "elections.election", "cadres.programme", "decisions.talk"
# What an item calls them.
LEARNT = ("培训", "学习班", "研修", "学时")
TALKED = ("书记校长沟通", "书记、校长", "书记和校长", "书记与校长")
HELD = (State.ELECTED, State.REPORTED, State.CONFIRMED)


def elections(need: Need) -> Iterator[Fact]:
    """选举: held, of an organisation that covers the school; what it decided stands, so its day may be earlier."""
    text = need.text
    covering = Coverage.objects.filter(in_force(clock.today()), unit=need.unit).values("org")
    rows = Election.objects.filter(org__in=covering, state__in=HELD, held_on__isnull=False).select_related("org")
    for row in rows.order_by("-held_on", "-id"):
        why = named(text, (str(row.get_kind_display()), "选举"))
        yield Fact(ELECTION, row.pk, str(row), row.held_on, bool(why), why, row.finished_on)


def election_names() -> list[str]:
    """What an item calls elections."""
    return [*(str(label) for label in Kind.labels), "选举"]


def trainings(need: Need) -> Iterator[Fact]:
    """培训学时: programmes in which people of the school took part, as counts; nobody is named."""
    text, today = need.text, clock.today()
    rows = Programme.objects.filter(
        trainings__person__unit=need.unit, until__gt=need.since, trainings__held_on__lte=today
    ).annotate(people=Count("trainings"), learnt=Sum("trainings__hours"))
    for row in rows.order_by("-until", "-id"):
        why = named(text, (row.title, *LEARNT))
        said = {"title": row.title, "n": row.people, "hours": row.learnt}
        title = _("培训　%(title)s（本校%(n)s人，共%(hours)s学时）") % said
        yield Fact(PROGRAMME, row.pk, title, min(row.last, today), bool(why), why)


def talks(need: Need) -> Iterator[Fact]:
    """书记校长沟通: that it took place; what was said is theirs."""
    text = need.text
    rows = Talk.objects.filter(unit=need.unit, is_done=True, day__gte=need.since, day__lte=clock.today())
    for row in rows.order_by("-day"):
        why = named(text, TALKED)
        yield Fact(TALK, row.pk, _("书记校长沟通"), row.day, bool(why), why, row.entered_on)
