"""What the tests of the upper rooms share."""

import pytest

from tests.loop.supervision.world import World


@pytest.fixture
def world(cast):
    """An issued order of three items; see World."""
    return World(cast)
