"""修订: a problem that lies in the rules themselves goes back to 决策 as a new matter, with its cause linked here."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction.models import Amendment, Problem
from xiaoheng.loop.correction.words import ProblemState
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.models import Topic
from xiaoheng.loop.decisions.words import TopicState

ENDED = (TopicState.REJECTED, *decisions.CHANGEABLE, TopicState.REVISED)


def amend(
    *,
    actor: Actor,
    problem: Problem,
    title: str,
    text: str,
    reason: str,
    matters: Sequence[str] = ("P14",),
    paper: str = "",
    supersedes: Topic | None = None,
) -> Topic:
    """提出修订: proposes a topic to the school's own bodies; it passes every gate like any other.

    `matters` are rows of the catalogue: P11 for the charter, P14 for rules of procedure and other basic rules.
    Refused when the problem is closed, or an amendment of it is still on its way.
    """
    with act("correction.amend", actor=actor, unit=problem.unit, on=problem) as doing:
        if not reason.strip():
            raise Refused(_("没有写明为什么要修订制度。"), _("请写明问题与制度条文的关系。"), "G-10")
        held = Problem.objects.select_for_update(no_key=True).get(pk=problem.pk)  # two at once must see each other
        if held.state == ProblemState.CLOSED:
            raise Refused(_("问题已经销号。"), _("如制度仍需修订，请重新登记问题。"), "状态")
        if held.amendments.exclude(topic__state__in=ENDED).exists():
            raise Refused(_("这个问题的修订议题正在办理。"), _("请先办完该议题。"), "G-10")
        topic = decisions.propose(
            actor=actor, unit=problem.unit, title=title, matters=matters, text=text, paper=paper, supersedes=supersedes
        )
        Amendment.objects.create(problem=held, topic=topic, reason=reason.strip(), proposed_on=clock.today())
        doing.say(title=topic.title, problem=problem.title, reason=reason.strip())
    return topic
