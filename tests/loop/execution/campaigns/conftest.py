"""A campaign of 云岭县 for its schools, as those of the cast do it."""

from datetime import date

import pytest

from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.campaigns.models import Campaign, Template

SINCE, UNTIL = date(2023, 3, 1), date(2023, 4, 30)


class Running:
    """Who does what in the county and in 桃源中学."""

    def __init__(self, cast):
        self.cast, self.county, self.school = cast, cast.units["YL"], cast.units["TY"]
        self.clerk, self.office = cast.actor("clerk"), cast.actor("ty_office")

    def open(self, code="spring_training", *, actor=None, unit=None, owner=None, holder="", **told):
        """A campaign of the county, not yet begun."""
        template = Template.objects.get(code=code, current=True, holder=holder)
        certain = {
            "title": template.title, "aim": "统一思想", "measures": "分阶段组织", "basis": "云教党〔2023〕7号",
            "since": SINCE, "until": UNTIL, "owner": owner or self.cast.people["leader"], **told,
        }  # fmt: skip
        return services.open_(actor=actor or self.clerk, unit=unit or self.county, template=template, **certain)

    def start(self, code="spring_training", schools=("TY", "LX"), **told):
        """The same, begun with these schools."""
        keys = [self.cast.units[one].pk for one in schools]
        return services.start(actor=self.clerk, campaign=self.open(code, **told), schools=keys)

    def part(self, campaign, school="TY"):
        """One school's part, read anew."""
        return campaign.entrants.select_related("campaign__template", "campaign__unit", "unit").get(unit__code=school)

    def standing(self, part):
        """What it has reached."""
        campaign = Campaign.objects.get(pk=part.campaign_id)
        return selectors.standings(campaign, [part])[part.pk]

    def complete(self, part):
        """Everything that 春训 asks."""
        for stage in part.campaign.template.stages:
            services.reach(actor=self.office, entrant=part, stage=stage.key, done_on=date(2023, 3, 10))
            for name in stage.papers:
                services.attach(
                    actor=self.office,
                    entrant=part,
                    name=name,
                    data=f"%PDF-1.4 {name}".encode(),
                    file_name=f"{name}.pdf",
                )
        return part


@pytest.fixture
def run(cast):
    return Running(cast)


@pytest.fixture
def outsider(cast):
    """Somebody of another school."""
    return Person.objects.filter(unit=cast.units["LX"]).first()
