"""docs/verbs.md says what the code says."""

from django.utils import translation

from tools import verbs


def test_the_list_of_verbs_is_up_to_date():
    with translation.override("zh-hans"):
        assert verbs.PAGE.read_text(encoding="utf-8") == verbs.text(), "run: python -m tools.verbs"
