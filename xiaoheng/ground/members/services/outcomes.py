"""后果: where a recorded step leads, and what becomes of the membership (organisation's verbs)."""

from django.utils.translation import gettext as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, StepRecord
from xiaoheng.ground.members.selectors import limits
from xiaoheng.ground.members.services.checking import Case
from xiaoheng.ground.members.words import Proposal, Result
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.organisation.words import MemberKind
from xiaoheng.ground.rulebook.engine import months
from xiaoheng.lib.refusal import Refused


def follow(actor: Actor, case: Case, row: StepRecord) -> str:
    """The state that the step leads to; a failure leads back and makes the later steps void from its day."""
    development = case.development
    if row.result == Result.FAILED:
        return _back(actor, development, row)
    if row.number == states.ASSEMBLY:
        organisation.admit(actor=actor, person=development.person, org=development.org, since=row.done_on)
        row.until = months.add(row.done_on, case.number("develop_probation_months"))
        row.save(update_fields=["until"])
    if row.number == states.CONVERSION_VOTE:
        row.result = case.told.proposal
        row.save(update_fields=["result"])
    if row.number == states.CONVERSION_APPROVAL:
        return _settle(actor, development, row, case.done)
    return states.ARCHIVED if row.number == states.ARCHIVE else states.step_of(row.number).state


def _back(actor: Actor, development: Development, row: StepRecord) -> str:
    kept = states.step_of(row.number).back
    _void(development, kept, row)
    if row.number == states.APPROVAL:
        reason = _("上级党委不批准接收，%(number)s") % {"number": row.document or row.done_on.isoformat()}
        organisation.end_membership(actor=actor, membership=_membership(development), on=row.done_on, reason=reason)
    return states.step_of(kept).state


def _settle(actor: Actor, development: Development, row: StepRecord, done: dict[int, StepRecord]) -> str:
    """转正 from the last day of the probation, one extension from that day on, or the end of the membership."""
    end = limits.probation_end(done)
    vote = done[states.CONVERSION_VOTE]
    if end is None:
        raise Refused(_("没有预备期满日。"), _("请核对第15步的登记。"))
    if vote.result == Proposal.CONVERT:
        membership = _membership(development)
        # A branch that took the member in after the last day has him as a full member from its second day on.
        on = max(end, membership.since + months.ONE)
        organisation.convert(actor=actor, membership=membership, on=on)
        return states.step_of(row.number).state
    if vote.result == Proposal.EXTEND:
        _void(development, states.OATH, row)
        fresh = development.steps.create(
            number=states.PROBATION, done_on=row.done_on, version=row.version, body=row.body, document=row.document,
            result=Result.EXTENDED, until=months.add(end, vote.facts["months"]),
        )  # fmt: skip
        return states.step_of(fresh.number).state
    reason = _("取消预备党员资格，%(number)s") % {"number": row.document or row.done_on.isoformat()}
    organisation.end_membership(actor=actor, membership=_membership(development), on=row.done_on, reason=reason)
    return states.STOPPED


def _void(development: Development, kept: int, row: StepRecord) -> None:
    development.steps.filter(number__gt=kept, undone_on__isnull=True).update(undone_on=row.done_on)


def _membership(development: Development) -> Membership:
    """The probationary membership that the assembly began; a transfer may have moved it since."""
    rows = Membership.objects.filter(person=development.person_id, until=None, kind=MemberKind.PROBATIONARY)
    row = rows.select_related("org__unit", "person").first()
    if row is None:
        raise Refused(_("%(name)s现在没有预备党员登记。") % {"name": development.person.name}, _("请核对党籍登记。"))
    return row
