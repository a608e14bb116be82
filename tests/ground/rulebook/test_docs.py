"""docs/rules.md says what is."""

from tools import rules


def test_the_list_of_rules_is_up_to_date(db):
    assert rules.TARGET.read_text(encoding="utf-8") == rules.text(), "run: python -m tools.rules"
