"""regulations/filing: every kind of text is told of, and what it names exists and is allowed."""

from pathlib import Path

import pytest
from django.conf import settings

from xiaoheng.ground.rulebook.book import read
from xiaoheng.ground.rulebook.words import Override
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import selectors as decisions
from xiaoheng.loop.decisions.filing.selectors import guides
from xiaoheng.loop.decisions.filing.words import Kind

GUIDES = guides.read(Path(settings.REGULATIONS))


def test_every_kind_of_text_is_told_of():
    assert set(GUIDES) == set(Kind)


@pytest.mark.parametrize("kind", GUIDES)
def test_what_a_guide_names_exists(kind, db):
    book, guide = read(Path(settings.REGULATIONS)), GUIDES[kind]
    assert {point.clause for point in guide.required.values()} <= set(book.clauses)
    assert set(guide.matters) <= {row.code for row in decisions.catalogue()}
    for key, most in guide.carries.items():
        parameter = book.parameters[key]
        assert parameter.override != Override.NONE
        assert parameter.values[-1].value <= most
    for sample in guide.articles:
        for key, value in sample.terms.items():
            assert value == book.parameters[key].values[-1].value, "the reference text sets what holds anyhow"


def test_a_guide_that_is_not_sound_is_refused(tmp_path):
    folder = tmp_path / "filing"
    folder.mkdir()
    text = (Path(settings.REGULATIONS) / "filing/list.yaml").read_text("utf-8")
    (folder / "list.yaml").write_text(text.replace("answers: funds", "answers: nothing"), "utf-8")
    with pytest.raises(Refused, match="没有这些必备条款：nothing"):
        guides.read(tmp_path)
