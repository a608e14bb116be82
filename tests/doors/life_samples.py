"""Organisation life of one school of the samples: plans ahead, due and explained, a step, talks, an entered meeting."""

from datetime import date

from xiaoheng.ground.organisation.models import PartyOrg
from xiaoheng.lib.quarters import Quarter
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.life.models import Conversation, Planned
from xiaoheng.loop.decisions.life.services import Wanted

TODAY = date(2023, 3, 14)
DAYS = {"planned": ("theme_day", date(2023, 3, 20)), "due_planned": ("lecture", TODAY), "missed": ("subgroup", TODAY)}


def keep_life(sampler):
    """Topics and the reason carry the token; the secretary talked with the vice."""
    org, office = PartyOrg.objects.get(pk=sampler.place.objects["org"]), sampler.office
    wanted = [Wanted(kind, day, sampler.says("life")) for kind, day in DAYS.values()]
    plan = services.plan(actor=office, org=org, quarter=Quarter(2023, 1), wanted=wanted)
    for name, (kind, _day) in DAYS.items():
        sampler.keep(name, Planned.objects.get(plan=plan, kind=kind).pk)
    missed = Planned.objects.get(plan=plan, kind="subgroup")
    services.miss(actor=office, entry=missed, reason=sampler.says("life_reason"))
    kind = selectors.yearly_kinds(org)[0]
    step = services.tick(
        actor=office, org=org, kind=kind, year=2023, code=next(iter(selectors.preparations(org, 2023)[0].steps))[0],
        done_on=TODAY,
    )  # fmt: skip
    sampler.keep("life_step", step.pk)
    entered = decisions.hold(
        actor=office, org=org, kind="committee", held_on=TODAY, present=1, title=sampler.says("life")
    )
    sampler.keep("entered_meeting", entered.pk)
    talks(sampler, org)


def talks(sampler, org):
    """The secretary with the vice, and where they belong to the organisation with the principal, the office, a teacher."""
    secretary, inside = sampler.person("secretary"), {row.pk for row in selectors.circle(org, TODAY).people}
    for post in ("vice", "principal", "office", "teacher"):
        person = sampler.cast.people.get(f"{sampler.begins}_{post}", secretary)
        if person == secretary or person.pk not in inside:
            person = sampler.person("vice")
        known = Conversation.objects.filter(org=org, one__in=(person, secretary), other__in=(person, secretary))
        row = known.first() or services.converse(
            actor=sampler.secretary, org=org, held_on=TODAY, pairs=[(secretary.pk, person.pk)]
        )[0]  # fmt: skip
        sampler.keep("conversation" if post == "vice" else f"talk_of_{post}", row.pk)
