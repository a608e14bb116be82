"""Fixtures of the stories: a console in which an empty county has just been founded."""

import pytest

from tests.stories.county_book import TODAY, Console
from xiaoheng.doors.console.main import main


@pytest.fixture
def console(db, capsys, tmp_path):
    """Founded today, with nothing in it."""
    console = Console(main, capsys, tmp_path)
    console.found()
    return console


@pytest.fixture
def judged(console):
    """Import a book and ask: what is found on a day is what the book expects, unit by unit."""

    def ask(book, *days):
        code, out, err = console.take(book.bytes(), "--yes")
        assert (code, err) == (0, ""), out + err
        assert "已导入" in out
        for day in days or (TODAY,):
            expected = {code: rules for code, rules in book.expected.items() if rules}
            found = console.rules(day)
            assert found == expected, {
                code: (found.get(code, set()), expected.get(code, set()))
                for code in found.keys() | expected.keys()
                if found.get(code) != expected.get(code)
            }

    return ask
