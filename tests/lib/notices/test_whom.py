"""Whom a duty asks: candidates of its words and of what stands above, weighed by learned marks."""

import json
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.notices import labelled
from tools import whom as learning
from tools.teaching import notices
from xiaoheng.lib.notices.asked import Around, candidates, key
from xiaoheng.lib.notices.reader import read, walked
from xiaoheng.lib.notices.whom import WEIGHTS, ask, shares

HEAD = "清江县教育局关于做好有关工作的通知\n各乡镇中心学校、县直各学校、局机关各股室：\n"
TAIL = "\n清江县教育局\n2026年3月2日\n"
WORDS = st.text("各学校党支部班主任由请要应须于在的、，。；：（）3月15日前报送组织开展@|", max_size=80)
NAMES = st.lists(st.sampled_from(["各学校", "党支部", "甲小学", "班主任", ""]), max_size=3).map(tuple)


def tasks(body):
    return read(HEAD + body + TAIL).tasks


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("各党支部要在3月底前制定学习计划。学习笔记每月检查一次。", ["各党支部"]),
        ("初三年级班主任4月10日前召开一次家长会。", ["初三年级班主任"]),
        ("各校食堂管理员每日做好留样。留样记录保存不少于48小时，每周五交总务处。", ["各校食堂管理员"]),
        ("县直各学校要在3月20日前报送方案。每季度末报送一次进展情况。", ["县直各学校"]),
    ],
)
def test_who_is_meant_where_the_sentence_names_nobody_or_somebody_new(body, last):
    assert tasks(body)[-1].who == last


@pytest.mark.parametrize(
    "words",
    ["推荐优秀教师2名，4月5日前报送。", "民主评议党员于12月底前完成。", "5月底前为每名教师（含代课教师）建档。"],
)
def test_an_act_or_whom_it_is_done_to_is_nobody(words):
    assert all("推荐" not in n and "评议" not in n and "含" not in n for task in tasks(words) for n in task.who)


def test_what_a_label_says_stands():
    task = tasks("1.各学校要在5月底前完成章程修订。（责任科室：政策法规股）")[0]
    bare = tasks("完成章程修订，5月底前报送。（责任科室：政策法规股）")[0]
    assert task.who in (["各学校"], ["政策法规股"])
    assert bare.who == ["政策法规股"]


def test_who_is_less_than_sure_gets_the_next_best_told():
    drafts = [read(text) for _, text in labelled()]
    tasks = [task for draft in drafts for task in draft.tasks]
    assert not [t.who for t in tasks if f"责任主体也可能是{'、'.join(t.who)}，请核对。" in t.unsure]
    told = [doubt for draft in drafts for task in draft.tasks for doubt in task.unsure if "也可能是" in doubt]
    assert told
    assert all(doubt.startswith("责任主体也可能是") and doubt.endswith("，请核对。") for doubt in told)
    assert len(told) < sum(len(draft.tasks) for draft in drafts) / 4


def test_two_ways_of_naming_are_one():
    assert key(["各学校"]) == key(["学校 "])
    assert key(["甲小学", "乙中学等3所学校"]) == key(["乙中学", "甲小学"])
    assert key(["各"]) == frozenset()


@given(WORDS, WORDS, NAMES)
def test_any_words_have_candidates_whose_shares_are_one(before, words, names):
    options = candidates(Around(before, words, (("party", names),) if any(names) else ()), 1, None, [], Counter())
    assert sum(shares(options).values()) == pytest.approx(1)
    assert all(option.names and option.marks for option in options.values())


def test_asking_twice_changes_nothing():
    reading = walked(HEAD + "各党支部要在3月底前制定计划。学习笔记每月检查一次。" + TAIL)
    ask(reading.units)
    once = [list(unit.who) for unit in reading.units]
    ask(reading.units)
    assert [unit.who for unit in reading.units] == once


def test_the_weights_are_learned_from_the_labels_as_they_are():
    """After a change of labels: python -m tools.whom."""
    assert json.loads(WEIGHTS.read_text("utf-8"))["learned_from"] == learning.learned_from()


def test_sets_held_out_teach_nothing():
    taught = {text for _, text in notices()}
    assert len({text for _, text in notices(held_out=())} - taught) >= 24


def test_the_same_choices_teach_the_same_and_the_right_one_wins():
    few = [([["near", "named"], ["far"]], [True, False]), ([["near"], ["far", "named"]], [False, True])] * 6
    first, again = learning.learn(list(few)), learning.learn(list(few))
    assert first == again
    assert first["named"] > 0


def test_a_label_is_right_with_its_leading_party_or_without():
    label = {"parties": ["各学校"], "accept": [["各校"]], "lead": ["党办"]}
    assert learning.right_ones(label) == {
        frozenset(names) for names in (["学校"], ["校"], ["学校", "党办"], ["校", "党办"])
    }


def test_choices_hold_the_right_candidate():
    gold, text = labelled()[0]
    choices = list(learning.choices(gold, text, random.Random(1)))
    assert len(choices) > 10
    assert all(any(verdicts) and len(marks) == len(verdicts) for marks, verdicts in choices)
