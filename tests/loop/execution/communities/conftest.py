"""A community of 云岭县: 桃源中学 leads, 柳溪小学 and a 社区 belong to it."""

from datetime import date

import pytest

from xiaoheng.loop.execution.communities import services
from xiaoheng.loop.execution.communities.models import Community, Entry, Kind

SINCE, UNTIL, TODAY = date(2023, 3, 1), date(2024, 2, 29), date(2023, 3, 14)
PAPER = {"data": "党建共同体框架协议书".encode(), "file_name": "框架协议书.txt"}


class Together:
    """Who does what in the county, in 桃源中学 and in 柳溪小学."""

    def __init__(self, cast):
        self.cast, self.units = cast, cast.units
        self.ty, self.lx = cast.units["TY"], cast.units["LX"]
        self.clerk, self.office, self.guest = (cast.actor(one) for one in ("clerk", "ty_office", "lx_office"))
        self.secretary, self.guests_head = cast.actor("ty_secretary"), cast.actor("lx_secretary")

    def found(self, **told):
        """The community, founded on 1 March 2023."""
        said = {
            "lead": self.ty, "title": "桃李党建共同体", "since": SINCE, "until": UNTIL, "schools": [self.lx],
            "outside": ["东街社区党委"], **PAPER, **told,
        }  # fmt: skip
        return services.found(actor=self.clerk, **said)

    def list(self, community, listed="need", *, of="lx", kind="course", quantity=10, **told):
        """An entry of 柳溪小学 (`lx`), 桃源中学 (`ty`) or the 社区 (`out`), read anew."""
        unit, actor = (self.lx, self.guest) if of == "lx" else (self.ty, self.office)
        count = community.entries.filter(listed=listed).count()
        title = f"书法课{count + 1}" if count else "书法课"
        said = {
            "title": title, "since": SINCE, "until": date(2023, 6, 30), "kind": Kind.objects.get(code=kind),
            "partner": community.partners.first() if of == "out" else None, **told,
        }  # fmt: skip
        return services.list_(actor=actor, community=community, unit=unit, listed=listed, quantity=quantity, **said)

    def pair(self, need=10, resource=10, community=None):
        """A need of 柳溪小学 and a resource of 桃源中学 that fits it."""
        community = community or Community.objects.first() or self.found()
        return self.list(community, quantity=need), self.list(community, "resource", of="ty", quantity=resource)

    def propose(self, need, resource, quantity, **told):
        """By the school in need."""
        need, resource = (Entry.objects.get(pk=one.pk) for one in (need, resource))
        said = {"actor": self.guest, "unit": self.lx, **told}
        return services.propose(need=need, resource=resource, quantity=quantity, **said)

    def project(self):
        """What an agreed match leads to: carried out by 柳溪小学, confirmed by 桃源中学."""
        return services.accept(actor=self.office, match=self.propose(*self.pair(), 6))

    def report(self, project, **told):
        """Its outcome with a paper."""
        said = {"number": 6, "people": 40, "outcome": "完成6课时书法课", "paper": paper(), **told}
        return services.report(actor=self.guest, project=project, **said)


def paper():
    return services.outcomes.Paper(data="活动记录".encode(), file_name="活动记录.txt")


@pytest.fixture
def run(cast):
    return Together(cast)
