"""One filer of each kind of school."""

import pytest

from tests.loop.decisions.filing.world import Filer


@pytest.fixture
def ty(cast):
    """桃源中学 (分设)."""
    return Filer(cast)


@pytest.fixture
def lx(cast):
    """柳溪小学 (一肩挑)."""
    return Filer(cast, "LX")
