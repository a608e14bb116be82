"""Outcomes of a community's projects that are proved by a meeting."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.selectors import Rest, rests
from xiaoheng.loop.execution.communities.models import Project
from xiaoheng.loop.execution.selectors.facts import MEETING


@rests
def projects_by(meeting: Meeting) -> Iterator[Rest]:
    """以会议为成果材料的项目."""
    for row in Project.objects.filter(subject_kind=MEETING, subject=str(meeting.pk)).order_by("id"):
        called = _("共同体项目“%(title)s”的成果") % {"title": row.title}
        remedy = _("请核实单位退回，换用其他材料重报后再撤销。")
        yield Rest(called, remedy, "community_project", {"community_project": row.pk})
