"""A campaign of the county with one school of the samples in it, and one of the school's own in draft."""

from datetime import date

from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.execution.campaigns import services as campaigns
from xiaoheng.loop.execution.campaigns.models import Template

TODAY, SINCE, UNTIL = date(2023, 3, 14), date(2023, 3, 1), date(2023, 4, 30)


def keep_campaigns(sampler):
    """A project with its theme, a stage, a paper and a number, and what is not yet begun."""
    clerk, office, says = sampler.clerk, sampler.office, sampler.says("campaign")
    seated = Person.objects.filter(unit=sampler.county).first()
    template = Template.objects.get(holder="", code="lead_goose", current=True)
    told = {"title": says, "aim": says, "measures": says, "since": SINCE, "until": UNTIL}
    row = campaigns.open_(actor=clerk, unit=sampler.county, template=template, owner=seated, **told)
    campaigns.start(actor=clerk, campaign=row, schools=[sampler.unit.pk])
    part = row.entrants.get()
    secretary = Person.objects.filter(appointments__unit=sampler.unit, appointments__post="secretary").first()
    campaigns.plan(actor=office, entrant=part, owner=secretary, theme=says, choice="党建+教学")
    paper = campaigns.attach(
        actor=office, entrant=part, name="项目申报书", data=sampler.says("campaign").encode(), file_name="申报书.txt"
    )
    step = campaigns.reach(actor=office, entrant=part, stage="apply", done_on=TODAY)
    own = {"owner": secretary, **told, "title": sampler.says("campaign_draft"), "aim": "目标", "measures": "措施"}
    draft = campaigns.open_(actor=office, unit=sampler.unit, template=template, **own)
    above = campaigns.open_(
        actor=clerk, unit=sampler.county, template=template, owner=seated, **{**told, "title": "筹备"}
    )
    running = campaigns.open_(actor=office, unit=sampler.unit, template=template, **{**own, "title": "本校项目"})
    campaigns.start(actor=office, campaign=running)
    sampler.keep("own_entrant", running.entrants.get().pk)
    sampler.keep("campaign", row.pk)
    sampler.keep("campaign_draft", draft.pk)
    sampler.keep("county_draft", above.pk)
    sampler.keep("entrant", part.pk)
    sampler.keep("campaign_paper", paper.pk)
    sampler.keep("campaign_record", f"step-{step.pk}")
    sampler.keep("campaign_template", template.pk)
