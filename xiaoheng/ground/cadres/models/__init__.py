"""Tables of the room."""

from xiaoheng.ground.cadres.models.career import Reserve, Rotation, Workload
from xiaoheng.ground.cadres.models.honours import Award
from xiaoheng.ground.cadres.models.ledger import Ledger
from xiaoheng.ground.cadres.models.portfolios import Portfolio
from xiaoheng.ground.cadres.models.qualifications import Certificate, Experience, Title
from xiaoheng.ground.cadres.models.training import Programme, Training

__all__ = [
    "Award",
    "Certificate",
    "Experience",
    "Ledger",
    "Portfolio",
    "Programme",
    "Reserve",
    "Rotation",
    "Title",
    "Training",
    "Workload",
]
