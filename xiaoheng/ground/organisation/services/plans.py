"""预告变更: a change of a unit is announced for a day ahead, may be called off before, and comes about on the day, once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, system
from xiaoheng.ground.organisation.models import PartyOrg, Person, PlannedChange, Unit
from xiaoheng.ground.organisation.policy import permitted_role
from xiaoheng.ground.organisation.services.history import check_standing
from xiaoheng.ground.organisation.services.merging import close_unit, merge, split
from xiaoheng.ground.organisation.services.schools import reassign, reclassify, rename
from xiaoheng.ground.organisation.states import PLAN
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import PlannedTurn, PlanState, Stage
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

TICKER = system("到期生效")
LABELS = dict(PlanState.choices)
VERBS: dict[str, Callable[..., Unit]] = {
    PlannedTurn.RENAME: rename,
    PlannedTurn.REASSIGN: reassign,
    PlannedTurn.RECLASSIFY: reclassify,
    PlannedTurn.CLOSE: close_unit,
    PlannedTurn.MERGE: merge,
    PlannedTurn.SPLIT: split,
}
ROWS: dict[str, type[models.Model]] = {"superior": Unit, "zone": Unit, "into": Unit, "org": PartyOrg, "people": Person}


def announce(*, actor: Actor, unit: Unit, turn: str, on: date, basis: str, facts: Mapping[str, Any]) -> PlannedChange:
    """预告变更: by whoever may make it; `facts` are what its verb is told besides the unit, the day and the paper."""
    with act("organisation.announce", actor=actor, unit=unit) as doing:
        permitted_role(actor, f"organisation.{turn}", unit, unit)
        check_standing(unit, on)
        if on <= clock.today():
            raise Refused(_("预告的生效日期应在今天以后。"), _("今天或以前生效的，请直接登记。"))
        if PlannedChange.objects.filter(unit=unit, turn=turn, state=PlanState.ANNOUNCED).exists():
            raise Refused(
                _("“%(name)s”已有一项未生效的%(what)s。") % {"name": unit.name, "what": PlannedTurn(turn).label},
                _("请先撤回前一项，或等它生效。"),
            )
        row = PlannedChange.objects.create(
            unit=unit, turn=turn, facts={name: _kept(value) for name, value in facts.items()}, says=_said(turn, facts),
            basis=basis.strip(), on=on, announced_on=clock.today(),
        )  # fmt: skip
        doing.subject = row
        doing.say(title=row.says, since=on.isoformat(), basis=row.basis)
    return row


def call_off(*, actor: Actor, plan: PlannedChange) -> PlannedChange:
    """撤回预告: before it has come about; also what could not, once it is settled by hand."""
    with act("organisation.call_off", actor=actor, unit=plan.unit, on=plan) as doing:
        advance(plan, PLAN, "organisation.call_off", labels=LABELS, ended_on=clock.today())
        doing.say(title=plan.says, since=plan.on.isoformat())
    return plan


def enact(*, actor: Actor, plan: PlannedChange) -> PlannedChange:
    """生效: the announced verb is done as of its day; its own entry stands beside this one."""
    with act("organisation.enact", actor=actor, unit=plan.unit, on=plan) as doing:
        advance(plan, PLAN, "organisation.enact", labels=LABELS, ended_on=clock.today())
        unit = Unit.objects.select_related("superior").get(pk=plan.unit_id)
        VERBS[plan.turn](actor=actor, unit=unit, on=plan.on, basis=plan.basis, **_given(plan.facts))
        doing.say(title=plan.says, since=plan.on.isoformat())
    return plan


def stall(*, actor: Actor, plan: PlannedChange, reason: str) -> PlannedChange:
    """未能生效: the facts of the day do not allow it; the reason is kept for the clerk."""
    with act("organisation.stall", actor=actor, unit=plan.unit, on=plan) as doing:
        advance(plan, PLAN, "organisation.stall", labels=LABELS, ended_on=clock.today(), reason=reason[:300])
        doing.say(title=plan.says, reason=reason)
    return plan


def enact_due() -> int:
    """到期生效: whatever is due by the business day, in the order of the days. How many came about.

    Each in a transaction of its own that holds its row: of two workers the second finds it done. A refusal leaves its
    entry and the plan stuck, and does not keep the others from coming about.
    """
    due = PlannedChange.objects.filter(state=PlanState.ANNOUNCED, on__lte=clock.today()).order_by("on", "pk")
    done = 0
    for key in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            rows = PlannedChange.objects.select_for_update(no_key=True, of=("self",)).select_related("unit")
            plan = rows.filter(pk=key, state=PlanState.ANNOUNCED).first()
            if plan is None:
                continue
            try:
                enact(actor=TICKER, plan=plan)
                done += 1
            except Refused as refusal:
                stall(actor=TICKER, plan=rows.get(pk=key), reason=str(refusal))
    return done


def _kept(value: Any) -> Any:
    """A fact as JSON: rows by their keys."""
    if isinstance(value, models.Model):
        return value.pk
    return value if value is None or isinstance(value, (str, int)) else [one.pk for one in value]


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as the verb takes them; a row that is gone is named."""
    found: dict[str, Any] = {}
    for name, value in facts.items():
        model = ROWS.get(name)
        if model is None or value is None:
            found[name] = value
        elif isinstance(value, list):
            found[name] = list(model._default_manager.filter(pk__in=value))
        else:
            found[name] = model._default_manager.filter(pk=value).first()
            if found[name] is None:
                raise Refused(_("预告时选定的单位或党组织已不存在。"), _("请撤回后重新登记。"))
    return found


def _said(turn: str, facts: Mapping[str, Any]) -> str:
    """The facts in words: 更名为“云岭一中”."""
    says = {
        PlannedTurn.RENAME: _("更名为“%(name)s”"),
        PlannedTurn.REASSIGN: _("改由%(superior)s领导，片区：%(zone)s"),
        PlannedTurn.RECLASSIFY: _("学段、性质改为%(stage)s"),
        PlannedTurn.CLOSE: _("撤销"),
        PlannedTurn.MERGE: _("并入%(into)s"),
        PlannedTurn.SPLIT: _("分设“%(name)s”，转入%(people)d人"),
    }[PlannedTurn(turn)]
    words = {name: getattr(value, "name", value) or "—" for name, value in facts.items()}
    if "stage" in facts:
        words["stage"] = Stage(facts["stage"]).label
    if "people" in facts:
        words["people"] = len(list(facts["people"]))
    return str(says % words)[:200]
