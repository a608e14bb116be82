"""Tables of the room."""

from xiaoheng.loop.supervision.models.bulletins import Bulletin, BulletinRow, Contest, Explanation
from xiaoheng.loop.supervision.models.inspections import Inspection, InspectionResult

__all__ = ["Bulletin", "BulletinRow", "Contest", "Explanation", "Inspection", "InspectionResult"]
