"""The branch whose organisation life the pages show."""

import pytest

from tests.loop.decisions.life.conftest import Branch


@pytest.fixture
def branch(cast):
    """桃源中学第一党支部."""
    return Branch(cast)
