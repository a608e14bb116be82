"""Problems of 桃源中学 in the states that tests start from."""

from datetime import date

import pytest

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.loop.correction import services as correction
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.execution.services import Upload

DUE = date(2023, 3, 31)


class Mend:
    """Short ways to a problem of TY at each step; the owner is its vice-principal."""

    def __init__(self, cast):
        self.cast, self.unit = cast, cast.units["TY"]
        self.clerk, self.secretary, self.office = (cast.actor(n) for n in ("clerk", "ty_secretary", "ty_office"))
        self.owner = cast.people["ty_vice"]

    def opened(self, title="章程没有党组织条款", **more):
        return correction.open(**{"actor": self.clerk, "unit": self.unit, "title": title, **more})

    def planned(self, row=None, owner=None):
        return correction.plan(
            actor=self.secretary,
            problem=row or self.opened(),
            cause="未按新要求修订",
            measure="组织修订并报批",
            owner=owner or self.owner,
            due_on=DUE,
        )

    def submitted(self, row=None, by="ty_office"):
        file = Upload(b"%PDF-1.4 charter", "章程.pdf")
        actor = self.cast.actor(by)
        return correction.submit(actor=actor, problem=row or self.planned(), outcome="已修订印发", file=file)

    def closed(self):
        return correction.close(actor=self.clerk, problem=self.submitted(), opinion="属实")


@pytest.fixture
def mend(cast):
    return Mend(cast)


@pytest.fixture
def catalogue(db):
    """The parameters and the catalogue of matters."""
    rulebook.load(actor=system("test"))
    decisions.load_catalogue(actor=system("test"))
