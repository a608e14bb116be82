"""追溯链: from the sentence of a notice to the amendment of a rule, walked over the links that the rooms hold.

The links are rows: an item keeps the sentence it was read from, `Answer` joins an assignment to a topic, a task keeps
its resolution, a problem its source, `Amendment` joins a problem to a topic. Nothing is guessed.
"""

from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.selectors.trace import anchors
from xiaoheng.loop.correction.selectors.trace.nodes import Node, Room
from xiaoheng.loop.correction.selectors.trace.steps import STEPS
from xiaoheng.loop.decisions.models import Topic
from xiaoheng.loop.execution.models import Assignment

__all__ = ["Node", "Room", "chain"]


def chain(start: Problem | Topic | Assignment) -> list[Node]:
    """追溯: the whole chain through one problem, topic or assignment, in the order of the loop.

    The caller has shown that the viewer may see the row. Everything in the chain belongs to that row's school, or is
    the order that the school was sent.
    """
    if isinstance(start, Problem):
        held = anchors.of_problem(start)
    elif isinstance(start, Topic):
        held = anchors.of_topic(start)
    else:
        held = anchors.of_assignment(start)
    return [node for step in STEPS for node in step(held)]
