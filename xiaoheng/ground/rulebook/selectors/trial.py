"""试算: what a value would change, before anybody adopts it. Nothing is written."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.law import Dated, law_for
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.engine.run import Verdict, verdicts
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.ground.rulebook.selectors.pleas import excused
from xiaoheng.ground.rulebook.selectors.wording import Worded, worded
from xiaoheng.lib import clock


@dataclass(frozen=True)
class Trial:
    """试算结果: judged on `day`, with the facts known today; what would come, go, or stay with other numbers."""

    day: date
    rules: list[Rule]
    units: int
    appear: list[Worded]
    vanish: list[Worded]
    change: list[Worded]

    @property
    def schools(self) -> int:
        """How many units something would change for."""
        return len({one.unit.pk for one in (*self.appear, *self.vanish, *self.change)})


def rules_of(parameter: Parameter) -> list[Rule]:
    """涉及规则: those that ask for the parameter."""
    return [rule for rule in registry.rules().values() if parameter.key in rule.asked]


def trial(parameter: Parameter, unit: Unit, value: int, since: date, until: date | None = None) -> Trial:
    """试算: the rules that ask for the parameter, judged for the units below with the law as it is and as proposed.

    On the value's first day when that lies ahead, else today: one query a rule for each of the two laws.
    """
    day = max(since, clock.today())
    extent = tuple(Ancestry.objects.filter(ancestor=unit).order_by("unit").values_list("unit", flat=True))
    rules = rules_of(parameter)
    proposed = [(parameter.key, unit.pk, Dated(since, until, value, parameter.measure))]
    before, after = (
        {_identity(one): one for one in excused(verdicts(rules, law, day, extent), day, extent)}
        for law in (law_for(extent, day), law_for(extent, day, proposed))
    )
    appear = [after[key] for key in after if key not in before]
    vanish = [before[key] for key in before if key not in after]
    change = [one for key, one in after.items() if key in before and _numbers(before[key]) != _numbers(one)]
    return Trial(day, rules, len(extent), *_in_words([appear, vanish, change], day))


def _identity(one: Verdict) -> tuple[str, int, str, int, int, str]:
    return one.rule, one.unit, one.subject_kind, one.subject, one.period, one.detail


def _numbers(one: Verdict) -> tuple[int, int, date | None]:
    return one.was, one.need, one.since


def _in_words(groups: list[list[Verdict]], day: date) -> list[list[Worded]]:
    """Each group in words, by school; named in one go."""
    said = iter(worded([one for group in groups for one in group], day))
    each = [list(islice(said, len(group))) for group in groups]
    return [sorted(group, key=lambda one: (one.unit.code, one.rule.id, one.subject)) for group in each]
