"""制度: texts, clauses, dated parameters, the rule and figure registries, evaluation and findings.

Nouns: Regulation, Clause, Parameter, ParameterValue, Finding, Evaluation, Snapshot. Verbs: load, override,
evaluate, snapshot.
Below: organisation and records. The engine knows no rule: a rule is one `.sql` file in a room's `rules/` folder.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xiaoheng.ground.organisation.models import Unit
    from xiaoheng.ground.rulebook.selectors.parameters import Value


def parameter(key: str, unit: Unit, day: date) -> Value:
    """参数取值: what holds for the unit on the day; see `selectors.parameter`."""
    from xiaoheng.ground.rulebook import selectors  # tables are not there yet while apps are being found

    return selectors.parameter(key, unit, day)
