"""Papers of a campaign that are a meeting."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.selectors import Rest, rests
from xiaoheng.loop.execution.campaigns.models import Paper
from xiaoheng.loop.execution.selectors.facts import MEETING


@rests
def papers_by(meeting: Meeting) -> Iterator[Rest]:
    """以会议为材料的专项."""
    rows = Paper.objects.filter(subject_kind=MEETING, subject=str(meeting.pk))
    for row in rows.select_related("entrant__campaign", "entrant__unit").order_by("id"):
        told = {"unit": row.entrant.unit.name, "title": row.entrant.campaign.title, "name": row.name}
        called = _("%(unit)s在专项“%(title)s”中的材料“%(name)s”") % told
        yield Rest(called, _("请先在专项中撤销这份材料。"), "entrant", {"entrant": row.entrant_id})
