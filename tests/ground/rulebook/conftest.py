"""Fixtures: the shipped regulations."""

import pytest
from django.conf import settings

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Regulation


@pytest.fixture
def law(db):
    """The regulations of this repository: the stage has them, unless a test that commits has emptied the tables."""
    if not Regulation.objects.exists():
        services.load(actor=system("制度载入"), folder=settings.REGULATIONS)
