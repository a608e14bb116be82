"""登记问题: from whatever failed in the rooms below, or found by the school itself."""

from datetime import date

from django.db.models import Model
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.correction import selectors
from xiaoheng.loop.correction.models import Problem
from xiaoheng.loop.correction.words import ProblemState, Source


def open(
    *,
    actor: Actor,
    unit: Unit,
    title: str,
    source: Model | None = None,
    owner: Person | None = None,
    due_on: date | None = None,
    cause: str = "",
) -> Problem:
    """登记问题: one row of the ledger. `source` is what failed; without it the school found the problem itself (自查).

    Refused when the source did not fail, belongs to another school, or already has a problem that is not closed.
    """
    with act("correction.open", actor=actor, unit=unit) as doing:
        if not title.strip():
            raise Refused(_("没有写明问题。"), _("请用一句话写明是什么问题。"), "E-13")
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        kind, key = _checked(source, unit)
        row = Problem.objects.create(
            unit=unit,
            title=title.strip(),
            source_kind=kind,
            source=key,
            cause=cause.strip(),
            owner=owner,
            due_on=due_on,
            opened_on=clock.today(),
        )
        doing.subject = row
        doing.say(title=row.title, source=str(row.get_source_kind_display()))
    return row


def _checked(source: Model | None, unit: Unit) -> tuple[str, str]:
    if source is None:
        return Source.SELF, ""
    kind, key = source._meta.label_lower, str(source.pk)
    failure = selectors.failure_of(kind, key)
    if failure is None:
        raise Refused(_("来源事项并未认定有问题，不能转为问题。"), _("请核对来源，或按自查登记。"), "E-13")
    if failure.unit != unit.pk:
        raise Refused(_("来源事项属于另一所学校。"), _("请在该校名下登记。"), "E-13")
    if Problem.objects.filter(source_kind=kind, source=key).exclude(state=ProblemState.CLOSED).exists():
        raise Refused(_("这一事项已经转为问题，尚未销号。"), _("请在问题台账中继续办理。"), "E-13")
    return kind, key
