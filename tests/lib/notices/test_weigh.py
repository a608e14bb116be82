"""The weight of words: what a duty sounds like, learned from the labelled notices."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import weigh as learning
from xiaoheng.lib.notices.reader import read, reread
from xiaoheng.lib.notices.weigh import WEIGHTS, grams, likelihood

NOTICE = "关于迎检工作的通知\n各学校：\n1.{}\n2.各学校要在5月12日前报送自查报告。\n县教育局\n2026年5月6日\n"
TALK = "各校要把好事办好、实事办实，带着感情、带着责任做好每一项工作。"


@pytest.mark.parametrize(
    "words",
    [
        "各学校要在5月12日前报送自查报告。",
        "每学期至少开展一次应急演练，留存影像资料。",
        "家长代表不少于3人，名单报局办公室备案。",
    ],
)
def test_duties_sound_like_duties(words):
    assert likelihood(words) > 0.85


@pytest.mark.parametrize(
    "words", [TALK, "近年来，我县教育事业取得长足发展。", "对工作不力的，将予以通报批评。", "不搞一刀切，不简单了事。"]
)
def test_talk_does_not(words):
    assert likelihood(words) < 0.3


def test_numbers_are_one_and_the_same():
    assert grams("5月12日前") == grams("11 月3日前")


@given(st.text(max_size=300))
def test_any_text_has_a_likelihood(text):
    assert 0 <= likelihood(text) <= 1


def test_what_somebody_marks_as_a_duty_is_one_however_it_sounds():
    text = NOTICE.format(TALK)
    assert all("好事办好" not in task.text for task in read(text).tasks)
    start = text.index(TALK)
    task = reread(text, start, start + len(TALK), issued=None, who=["各校"])
    assert task is not None
    assert "好事办好" in task.text


def test_the_weights_are_learned_from_the_labels_as_they_are():
    """After a change of labels: python -m tools.weigh."""
    assert json.loads(WEIGHTS.read_text("utf-8"))["learned_from"] == learning.learned_from()


def test_sets_held_out_teach_nothing():
    taught = {words for words, _ in learning.passages()}
    unseen = {words for words, _ in learning.passages(held_out=())} - taught
    assert unseen
    assert len(unseen) > 200


def test_the_same_passages_teach_the_same():
    few = [(sorted(grams(words)), asked) for words, asked in [("各校报送材料", 1), ("近年来成绩突出", 0)] * 5]
    assert learning.learn(few) == learning.learn(few)
    bias, weights = learning.learn(few)
    assert bias + sum(weights[g] for g in grams("报送")) > 0 > bias + sum(weights[g] for g in grams("成绩"))
