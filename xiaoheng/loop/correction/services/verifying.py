"""核验: someone else than the owner and than the one who handed in closes the problem or sends it back (E-13)."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Account
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.states import PROBLEM
from xiaoheng.loop.correction.words import ProblemState

LABELS = dict(ProblemState.choices)


def close(*, actor: Actor, problem: Problem, opinion: str = "") -> Problem:
    """销号: the problem is solved, on the verifier's word."""
    with act("correction.close", actor=actor, unit=problem.unit, on=problem) as doing:
        _require_another(actor, problem)
        _verify(actor, problem, "correction.close", opinion, closed_on=clock.today())
        doing.say(title=problem.title)
    return problem


def send_back(*, actor: Actor, problem: Problem, opinion: str) -> Problem:
    """退回: not solved yet; the reason must be given."""
    with act("correction.send_back", actor=actor, unit=problem.unit, on=problem) as doing:
        _require_another(actor, problem)
        if not opinion.strip():
            raise Refused(_("退回时没有写明理由。"), _("请写明还差什么。"), "E-13")
        _verify(actor, problem, "correction.send_back", opinion)
        doing.say(title=problem.title, opinion=problem.opinion)
    return problem


def _verify(actor: Actor, problem: Problem, verb: str, opinion: str, closed_on: date | None = None) -> None:
    advance(
        problem,
        PROBLEM,
        verb,
        labels=LABELS,
        verifier_id=actor.account,
        opinion=opinion.strip(),
        closed_on=closed_on,
    )


def _require_another(actor: Actor, problem: Problem) -> None:
    """Persons are compared, not accounts: one person may hold two."""
    submitter = problem.submitter
    persons = {problem.owner_id, submitter.person_id if isinstance(submitter, Account) else None} - {None}
    if actor.person in persons or (actor.account is not None and actor.account == problem.submitter_id):
        raise Refused(_("责任人和提交人不能核验自己的整改。"), _("请由其他有权限的同志核验。"), "E-13")
