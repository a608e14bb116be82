"""Tables of the room."""

from xiaoheng.loop.execution.communities.models.communities import Agreement, Community, Partner
from xiaoheng.loop.execution.communities.models.lists import Entry, Kind, Match
from xiaoheng.loop.execution.communities.models.projects import Project, Step

__all__ = ["Agreement", "Community", "Entry", "Kind", "Match", "Partner", "Project", "Step"]
