"""Schools that elect."""

import pytest

from tests.loop.decisions.elections.world import Electing


@pytest.fixture
def ty(cast):
    """桃源中学: a committee of its own, seven full members in the cast and three more."""
    return Electing(cast)
