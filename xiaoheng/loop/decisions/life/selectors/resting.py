"""Steps of a yearly meeting that name another meeting."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.loop.decisions.life.models import Step
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.selectors import Rest, rests


@rests
def steps_by(meeting: Meeting) -> Iterator[Rest]:
    """引用会议的步骤."""
    for row in Step.objects.filter(meeting=meeting).order_by("id"):
        told = {"year": row.year, "kind": row.get_kind_display(), "step": row.get_code_display()}
        called = _("%(year)s年度%(kind)s的步骤“%(step)s”") % told
        yield Rest(called, _("请先撤销这一步骤的登记。"), "organisation_life", {"org": row.org_id})
