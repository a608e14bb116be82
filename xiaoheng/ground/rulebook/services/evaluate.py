"""检查: opens, refreshes and closes findings. It never edits facts."""

from collections.abc import Iterable
from datetime import date
from time import time_ns

from django.db import transaction
from django.db.models import Count, F

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import Actor, system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine import run as engine
from xiaoheng.ground.rulebook.engine.law import law_for
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.models import Evaluation, Finding
from xiaoheng.ground.rulebook.selectors.verdicts import reach
from xiaoheng.ground.rulebook.services.silence import silence
from xiaoheng.lib import clock

SYSTEM = system("制度检查")


def evaluate(on: date | None = None, units: Iterable[int] | None = None, *, actor: Actor = SYSTEM) -> Evaluation | None:
    """检查: all rules, one query each, for all units (one entry in the trail) or for some (none of its own).

    A full run of today first lets come about what was announced for it. Judging some units belongs to the verb that
    touched them, so it leaves no entry of its own. Without any unit in the database there is nothing to judge.
    """
    day = on or clock.today()
    if units is not None:
        with transaction.atomic():
            refresh(registry.rules().values(), units, day, -time_ns())
        return None
    if day == clock.today():
        organisation.enact_due()
    top = Unit.objects.filter(superior__isnull=True).order_by("pk").first()
    if top is None:
        return None
    with act("rulebook.evaluate", actor=actor, unit=top) as doing:
        run = Evaluation.objects.create(on=day, at=clock.now(), rules=len(registry.rules()))
        engine.write(registry.rules().values(), law_for(None, day), day, None, run.pk)
        Finding.objects.filter(ended=0).exclude(run=run.pk).update(closed_on=day, ended=F("pk"))
        silence(day)
        counts = Finding.objects.filter(ended=0).aggregate(every=Count("pk"), excused=Count("plea"))
        run.open = counts["every"] - counts["excused"]
        run.save(update_fields=["open"])
        doing.subject, doing.touched = run, []
        doing.say(on=day.isoformat(), rules=run.rules, open=run.open, excused=counts["excused"])
    return run


def catch_up(on: date | None = None) -> bool:
    """补查: evaluate in full when the business day has not been judged yet (terms end overnight).

    Done by the ticker at midnight, and before a page when the ticker is late. Whoever comes second waits and finds it
    done. The one place that opens a transaction around a verb: nobody refuses the system.
    """
    day = on or clock.today()
    if _judged(day):
        return False
    with transaction.atomic():
        list(Unit.objects.select_for_update(no_key=True).filter(superior__isnull=True).order_by("pk")[:1])
        return not _judged(day) and evaluate(day) is not None


def rejudge() -> None:
    """重查: the business day in full, where it has been judged by a law that has just changed."""
    if _judged(clock.today()):
        evaluate()


def refresh(rules: Iterable[Rule], units: Iterable[int], day: date, run: int) -> None:
    """Judge some units by some rules and bring their findings up to date; inside the caller's transaction."""
    extent, asked = tuple(sorted(set(units))), list(rules)
    if not extent or not asked:
        return
    engine.write(asked, law_for(extent, day), day, extent, run)
    engine.close(asked, day, extent, run)
    silence(day, extent)


def on_entry(entry: Entry, touched: list[int]) -> None:
    """随办随查: after a verb, the rules that name it are judged again for the units it touched, in its transaction."""
    rules = registry.touched_by(entry.verb)
    if rules and touched:
        refresh(rules, reach(touched), clock.today(), -int(entry.pk))


def _judged(day: date) -> bool:
    return Evaluation.objects.filter(on=day).exists()
