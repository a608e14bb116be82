"""A small library: what came to 云岭县 from above, its own measures, and the rules of 桃源中学."""

from datetime import date

import pytest

from xiaoheng.ground.library import selectors, services
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.services import Facts
from xiaoheng.ground.library.words import DocumentKind, Level

DAY = date(2022, 9, 1)


def facts(title, *, level=Level.SCHOOL, kind=DocumentKind.PROCEDURE, number="", issuers=("桃源中学",), **days):
    """What stands on a document; issued a while ago unless told."""
    return Facts(level, kind, title, days.pop("issued_on", DAY), tuple(issuers), number, **days)


class Library:
    """云岭县 and 桃源中学 with their offices."""

    def __init__(self, cast):
        self.cast, self.county, self.school = cast, cast.units["YL"], cast.units["TY"]
        self.clerk, self.office = cast.actor("clerk"), cast.actor("ty_office")

    def enter(self, title="党组织会议议事规则", *, actor=None, unit=None, bases=(), supersedes=None, file=None, **told):
        """A document of the school."""
        said = {"bases": bases, "supersedes": supersedes, "file": file}
        row = services.enter(actor=actor or self.office, unit=unit or self.school, facts=facts(title, **told), **said)
        return Document.objects.get(pk=row.pk)

    def issue(
        self, title="中小学校党组织会议议事办法", *, level=Level.COUNTY, issuers=("中共云岭县委教育工委",), **told
    ):
        """A document of the county."""
        told = {"kind": DocumentKind.MEASURES, "issued_on": date(2022, 6, 1), **told}
        return self.enter(title, actor=self.clerk, unit=self.county, level=level, issuers=issuers, **told)

    def seen(self, username):
        """Titles in the sight of somebody."""
        return {row.title for row in selectors.documents(self.cast.actor(username))}

    def open(self, **told):
        """A clean-up of the county with its entries at the school."""
        said = {"title": "2023年制度清理", "basis": "云教工委〔2023〕2号", "due_on": date(2023, 3, 31), **told}
        cleanup = services.open_cleanup(actor=self.clerk, unit=self.county, **said)
        return cleanup, list(cleanup.entries.filter(unit=self.school).order_by("pk"))


@pytest.fixture
def library(cast):
    """The library, empty."""
    return Library(cast)
