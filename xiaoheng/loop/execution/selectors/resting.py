"""Answers to orders that stand on a meeting."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.selectors import Rest, rests
from xiaoheng.loop.execution.models import Evidence, Submission
from xiaoheng.loop.execution.selectors.facts import MEETING
from xiaoheng.loop.execution.words import AssignmentState


@rests
def answers_by(meeting: Meeting) -> Iterator[Rest]:
    """以会议为印证资料的答复: in the last answer of a school, which is the one that counts."""
    last = Submission.objects.filter(assignment=OuterRef("submission__assignment")).order_by("-seq").values("pk")[:1]
    rows = Evidence.objects.filter(subject_kind=MEETING, subject=str(meeting.pk), submission=Subquery(last))
    for row in rows.select_related("submission__assignment__item", "submission__assignment__unit"):
        answered = row.submission.assignment
        told = {"unit": answered.unit.name, "title": answered.item.title}
        called = _("%(unit)s对交办事项“%(title)s”的答复") % told
        yield Rest(called, _remedy(answered.state), "cell", {"item": answered.item_id, "unit": answered.unit.code})


def _remedy(state: str) -> str:
    if state == AssignmentState.SUBMITTED:
        return _("请发文单位退回，换用其他资料重报后再撤销。")
    if state == AssignmentState.RETURNED:
        return _("请先换用其他资料重报，再撤销。")
    return _("答复已经通过，请与发文单位联系。")
