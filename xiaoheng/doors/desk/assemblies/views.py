"""What the page of another body's meeting shows, put together from the selectors."""

from typing import Any

from xiaoheng.doors.desk.decisions.views import minutes_context, tone
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.lib import clock
from xiaoheng.lib.states import allowed
from xiaoheng.loop.decisions.assemblies import selectors as reads
from xiaoheng.loop.decisions.assemblies.states import MEETING
from xiaoheng.loop.decisions.assemblies.words import MEMBERS, Result
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import HERE, MeetingState

TONES = {
    Result.ADOPTED: "green",
    Result.AGREED: "green",
    Result.COMMENTED: "amber",
    Result.OPPOSED: "red",
    Result.REJECTED: "red",
    Result.DEFERRED: "grey",
    Result.STUDIED: "green",
}


def assembly_context(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """Everything on the page of one meeting."""
    form, planned = meeting.assembly.form, meeting.state == MeetingState.PLANNED
    questions, seats = reads.questions_of(meeting), list(meeting.attendances.select_related("person"))
    keeps = may(viewer, "assemblies.put", meeting.unit, meeting)
    due = meeting.planned_on <= clock.today()
    steps = [verb for verb in allowed(MEETING, meeting.state) if keeps and (due or verb != "assemblies.open")]
    roll = reads.roll_of(reads.holder_of(meeting), meeting.planned_on) if planned else None
    return {
        "meeting": meeting,
        "kind": form,
        "tone": tone(meeting.state),
        "questions": [(row, TONES.get(Result(row.result), "grey") if row.result else "") for row in questions],
        "seats": [(seat, seat.presence in HERE) for seat in seats],
        "parts": list(meeting.headcounts.all()),
        "roll": roll,
        "asks_rights": form.seats == MEMBERS and bool(form.quorum),
        "count": reads.count_of(meeting) if meeting.state in (MeetingState.OPEN, MeetingState.CLOSED) else None,
        "asking": list(reads.asking(viewer, meeting)) if planned and keeps else [],
        "planned": planned and keeps,
        "acts": {verb.partition(".")[2] for verb in steps},
        "keeps": keeps,
        "history": reads.history(meeting, questions),
        **minutes_context(viewer, meeting),
    }
