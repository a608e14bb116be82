"""坏输入: rows that are wrong only beside others."""

from pathlib import Path

import pytest
import yaml

from tests.ground.organisation.books import stored
from xiaoheng.ground.organisation import services

CASES = yaml.safe_load(Path(__file__).with_name("registers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["item"]))
def test_rows_of_the_catalogue(cast, settings, tmp_path, case):
    settings.XIAOHENG_HOME = tmp_path
    plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=stored(**case["sheets"]))
    assert case.get("said", "") in "".join(map(str, plan.problems))
    assert bool(plan.problems) == ("said" in case)
    assert case.get("asked", "") in "".join(plan.questions)
