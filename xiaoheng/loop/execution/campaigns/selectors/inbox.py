"""待办 of the room. The subject is the school's part, or the campaign whose results are open."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant
from xiaoheng.loop.execution.campaigns.selectors.days import nearest
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState

KEEPERS = (Role.OFFICE,)
AHEAD = timedelta(days=14)


def inbox(viewer: Viewer) -> list[Duty]:
    """专项待办: the school's open parts of which something is due within two weeks; campaigns past their day without
    results."""
    open_ = Entrant.objects.filter(state=EntrantState.OPEN)
    mine = open_.filter(unit__in=viewer.units(*KEEPERS), campaign__state=CampaignState.RUNNING)
    parts = list(mine.select_related("campaign__unit", "campaign__template"))
    days, near = nearest(parts), clock.today() + AHEAD
    over = Campaign.objects.filter(Exists(open_.filter(campaign=OuterRef("pk"))), until__lt=clock.today())
    over = over.filter(unit__in=viewer.units(Role.COUNTY_CLERK), state=CampaignState.RUNNING)
    return [
        *(
            Duty("campaigns.reach", one.pk, one.campaign.title, one.campaign.unit.name, days[one.pk])
            for one in parts
            if days[one.pk] <= near
        ),
        *(
            Duty("campaigns.conclude", one.pk, one.title, one.unit.name, one.until)
            for one in over.select_related("unit")
        ),
    ]
