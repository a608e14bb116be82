"""The catalogue, and short ways to topics and meetings at each step of their life."""

from tests.loop.decisions.conftest import catalogue, lx, ty

__all__ = ["catalogue", "lx", "ty"]
