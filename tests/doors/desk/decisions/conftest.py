"""Short ways to topics and meetings at each step of their life."""

from tests.loop.decisions.conftest import lx, ty

__all__ = ["lx", "ty"]
