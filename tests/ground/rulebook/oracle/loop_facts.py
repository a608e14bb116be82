"""What an inspector of decisions, orders and problems would have on the desk, as plain mappings."""

from tests.ground.rulebook.oracle.tables import rows
from xiaoheng.ground.organisation.models import SuperiorRequest
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.decisions.assemblies.models import Question
from xiaoheng.loop.decisions.elections.models import Ballot, Election, Standing
from xiaoheng.loop.decisions.filing.models import FiledText, PlanRow
from xiaoheng.loop.decisions.models import AgendaItem, Attendance, Consultation, Gate, Minutes, Resolution, Talk
from xiaoheng.loop.execution.models import Assignment, DirectiveItem, ItemUnit, Target, Task, Transfer
from xiaoheng.loop.supervision.models import Explanation, TeamReport


def read(day):
    """The rows of the rooms of the loop."""
    item = ("id", "meeting_id", "topic_id", "topic__body", "quorum", "entitled", "present", "yes", "outcome", "is_late")
    duty = ("id", "directive_id", "directive__since", "directive__issued_on", "directive__closed_on")
    stored = rows(Assignment, "item_id", "unit_id", "occurrence", "due_on", "state", "submitted_on", "settled_on")
    text = ("id", "unit_id", "county_id", "kind", "state", "effective_on", "ended_on", "request_id")
    ballot = ("id", "election__unit_id", "ym", "held_on", "entitled", "present", "issued", "returned")
    vote = (
        "id",
        "meeting__unit_id",
        "meeting__ym",
        "meeting__held_on",
        "quorum",
        "entitled",
        "present",
        "yes",
        "result",
    )
    return {
        "votes": rows(Question, *vote, meeting__state="closed", result__in=("adopted", "rejected")),
        "ballots": rows(Ballot, *ballot, state="counted"),
        "standings": rows(Standing, "ballot_id", "yes", elected=True),
        "elections": rows(Election, "id", "unit_id", "finished_on", "reported_on"),
        "filed_texts": rows(FiledText, *text, "submitted_on", "concluded_on", "due_on"),
        "plan_rows": rows(PlanRow, "id", "unit_id", "made_on", "due_on", "done_on"),
        "items": rows(AgendaItem, *item),
        "rolls": rows(Attendance, "meeting_id", is_entitled=True),
        "talks": rows(Talk, "unit_id", "day", is_done=True, day__lte=day),
        "hearings": rows(Consultation, "topic_id", "stage", "face", "state", "heard_on"),
        "signed": set(Minutes.objects.filter(state="signed", signed_on__lte=day).values_list("meeting", flat=True)),
        "resolutions": rows(Resolution, "id", "unit_id", "outcome", "issued_on", "topic__state"),
        "tasks": rows(Task, "id", "unit_id", "resolution_id", "due_on", "made_on", "done_on"),
        "requests": rows(
            SuperiorRequest, "id", "superior_id", "kind", "matter", "state", "sent_on", "due_on", "replied_on"
        ),
        "set_up": set(Gate.objects.filter(topic__matters__code="P03").values_list("request", flat=True)),
        "duties": rows(DirectiveItem, *duty, "due_on", "recurrence", "reach", "addressee", "added_on", "ended_on"),
        "targets": {
            (order, unit): days
            for order, unit, *days in Target.objects.values_list("directive", "unit", "joined_on", "ended_on")
        },
        "transfers": rows(
            Transfer, "item_id", "unit_id", "to_id", "answered_on", "ended_on", state__in=("granted", "ended")
        ),
        "named": set(ItemUnit.objects.values_list("item", "unit")),
        "assignments": {(a["item_id"], a["unit_id"], a["occurrence"]): a for a in stored},
        "explanations": rows(Explanation, "id", "row__unit_id", "due_on", "given_on"),
        "team_reports": rows(TeamReport, "unit_id", "person_id", "made_on", made_on__lte=day),
        "problems": rows(Problem, "id", "unit_id", "state", "opened_on", "due_on", "submitted_on", "closed_on"),
    }
