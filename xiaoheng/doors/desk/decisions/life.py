"""议题的一生: the steps of a topic from draft to closing, where it stands, and what was told and shown of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.policy import may
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.models import Meeting, Resolution, Topic
from xiaoheng.loop.decisions.words import MeetingKind, MeetingState, Outcome, ReportState, TopicState
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution.selectors import Progress

EXECUTING = "executing"  # derived: there are tasks
WAY = (
    *(TopicState.DRAFT, TopicState.CONSULTED, TopicState.GATED, TopicState.TABLED, TopicState.APPROVED),
    *(TopicState.ISSUED, EXECUTING, TopicState.REPORTED, TopicState.EVALUATED, TopicState.CLOSED),
)
ASIDE = (TopicState.REJECTED, TopicState.DEFERRED, TopicState.REMANDED)
TOLD = (TopicState.REPORTED, TopicState.EVALUATED)


@dataclass(frozen=True)
class Step:
    """One step of the way: done, the present one, or ahead."""

    label: str | Promise
    mark: str


def steps(topic: Topic, progress: Progress) -> list[Step]:
    """The way of a topic; what the principal decides himself is not told to the Party meeting."""
    way = [state for state in WAY if topic.body == MeetingKind.PARTY or state not in TOLD]
    labels = {**dict(TopicState.choices), EXECUTING: _("落实中")}
    if topic.state in ASIDE:
        way = [*way[: way.index(TopicState.TABLED) + 1], topic.state]
    if topic.state == TopicState.REVISED:
        way = [*way[:-1], topic.state]
    here = way.index(EXECUTING if topic.state == TopicState.ISSUED and progress.total else topic.state)
    return [
        Step(labels[state], "done" if number < here else "now" if number == here else "ahead")
        for number, state in enumerate(way)
    ]


def life_context(viewer: Viewer, topic: Topic) -> dict[str, Any]:
    """What the topic's page shows of the time after the resolution."""
    progress = execution.progress([topic.pk])[topic.pk]
    reports = list(decisions.reports(viewer).filter(topic=topic))
    given = next((row for row in reports if row.state == ReportState.GIVEN), None)
    return {
        "steps": steps(topic, progress),
        "progress": progress,
        "reports": reports,
        "given": given,
        "may_assess": given is not None
        and may(viewer, "decisions.assess", topic.org.unit, given)
        and (viewer.person is None or viewer.person != given.teller_id),
        "may_publicise": may(viewer, "decisions.publicise", topic.unit),
        "publications": list(decisions.publications(viewer).filter(resolution__topic=topic)),
    }


@dataclass(frozen=True)
class Sequel:
    """会后一行: a resolution with its work, its report and what is shown of it."""

    resolution: Resolution
    progress: Progress
    publications: list[Any]

    @property
    def is_approved(self) -> bool:
        """Whether there is anything to carry out."""
        return self.resolution.outcome == Outcome.APPROVED

    @property
    def is_told(self) -> bool:
        """Whether it is to be told back to the Party meeting."""
        return self.resolution.topic.body == MeetingKind.PARTY


def sequel_context(viewer: Viewer, meeting: Meeting) -> dict[str, Any]:
    """会后办理 of a meeting that has ended; before it, what earlier meetings left open."""
    if meeting.state == MeetingState.CLOSED:
        rows = list(decisions.sequel_of(viewer, meeting))
        done = execution.progress([row.topic_id for row in rows])
        unit = meeting.unit
        return {
            "sequel": [Sequel(row, done[row.topic_id], list(row.publications.all())) for row in rows],
            "may_carry_out": may(viewer, "execution.carry_out", unit),
            "may_publicise": may(viewer, "decisions.publicise", unit),
            "may_tell": may(viewer, "decisions.report_back", unit),
            "may_issue": may(viewer, "decisions.issue", unit),
        }
    if meeting.state != MeetingState.PLANNED:
        return {}
    left = list(decisions.carried_over(viewer, meeting)[:50])
    done = execution.progress([row.pk for row in left])
    return {"carried_over": [(row, done[row.pk]) for row in left]}
