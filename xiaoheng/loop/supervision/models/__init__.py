"""Tables of the room."""

from xiaoheng.loop.supervision.models.bulletins import Bulletin, BulletinRow, Contest, Explanation
from xiaoheng.loop.supervision.models.cases import Case
from xiaoheng.loop.supervision.models.inspections import Inspection, InspectionResult
from xiaoheng.loop.supervision.models.spot_checks import CheckedMeeting, CheckedPoint, SpotCheck
from xiaoheng.loop.supervision.models.team_reports import TeamReport

__all__ = [
    "Bulletin",
    "BulletinRow",
    "Case",
    "CheckedMeeting",
    "CheckedPoint",
    "Contest",
    "Explanation",
    "Inspection",
    "InspectionResult",
    "SpotCheck",
    "TeamReport",
]
