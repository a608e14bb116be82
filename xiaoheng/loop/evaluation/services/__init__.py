"""Verbs of the room."""

from xiaoheng.loop.evaluation.services.computing import compute
from xiaoheng.loop.evaluation.services.settling import close, override

__all__ = ["close", "compute", "override"]
