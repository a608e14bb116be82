"""Tables of the room."""

from xiaoheng.ground.bodies.models.bodies import Body, Seat, Term
from xiaoheng.ground.bodies.models.chains import Chain, ChainLink
from xiaoheng.ground.bodies.models.kinds import Kind, Need

__all__ = ["Body", "Chain", "ChainLink", "Kind", "Need", "Seat", "Term"]
