"""核对: what the verbs of an election ask again and again."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.models import SuperiorRequest, Unit
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.elections.words import State

CLAUSE, QUORUM = "A-30", "Q-6"
LABELS = dict(State.choices)
WAITING = (RequestState.SENT, RequestState.APPROVED)


def locked(election: Election) -> Election:
    """The row as the database has it, held until the verb ends."""
    rows = Election.objects.select_for_update(of=("self",))
    return rows.select_related("org__unit", "unit", "request", "review", "report").get(pk=election.pk)


def number(key: str, unit: Unit) -> int:
    """A parameter of the day."""
    return rulebook.parameter(key, unit, clock.today()).value


def superior_of(unit: Unit) -> Unit:
    """The county that answers; Refused where the school stands under none."""
    county = organisation.county_of(unit)
    if county is None or county.pk == unit.pk:
        raise Refused(_("本单位没有上级县（区）。"), _("请先核对组织关系。"), CLAUSE)
    return county


def refuse_unanswered(asked: SuperiorRequest | None, what: str) -> None:
    """The superior has agreed; Refused with what to wait for."""
    if asked is None or asked.state == RequestState.SENT:
        raise Refused(_("上级还没有批复%(what)s。") % {"what": what}, _("请等待上级在“请示报告”中批复。"), CLAUSE)
    if asked.state != RequestState.APPROVED:
        said = {"what": what, "state": asked.get_state_display()}
        raise Refused(_("%(what)s的批复为“%(state)s”。") % said, _("请按批复意见修改后重新报送。"), CLAUSE)


def refuse_waiting(asked: SuperiorRequest | None) -> None:
    """Nothing is asked twice while it waits or once it is agreed to."""
    if asked is not None and asked.state in WAITING:
        raise Refused(
            _("已经报送（%(n)s），%(state)s。") % {"n": asked.number, "state": asked.get_state_display()},
            _("要改的，请先撤回；已同意的不必再报。"),
            CLAUSE,
        )
