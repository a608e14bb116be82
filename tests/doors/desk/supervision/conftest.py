"""An issued order of three items to the schools of 云岭县."""

import pytest

from tests.loop.supervision.world import World


@pytest.fixture
def world(cast):
    return World(cast)
