"""Papers that a duty asks for: nouns of papers weighed by how they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.notices import labelled
from tools import papers as learning
from xiaoheng.lib.notices.papers import WEIGHTS, papers
from xiaoheng.lib.notices.reader import read

HEAD, TAIL = "关于有关工作的通知\n各学校：\n", "\n清江县教育局\n2026年3月2日\n"
ENDS = frozenset(["报告", "台账", "名单"])


def asked(body):
    return read(HEAD + body + TAIL).tasks[0].evidence


@pytest.mark.parametrize(
    ("body", "papers"),
    [
        ("各学校要在5月底前报送自查报告和问题台账。", ["自查报告", "问题台账"]),
        ("各学校每学期开展一次弱口令清查，清查记录自行留存。", ["清查记录"]),
        ("各校7月4日前完成阅卷，质量分析表每班1份交教导处。", ["质量分析表"]),
        ("各校6月12日前公示受助名单，公示不少于5个工作日。", ["受助名单"]),
    ],
)
def test_papers_to_be_handed_in_kept_or_published(body, papers):
    assert asked(body) == papers


@pytest.mark.parametrize("body", ["各学校要对照《评估细则》完成自评，6月底前结束。", "各校12月底前组织一次应急演练。"])
def test_what_is_only_followed_or_done_is_no_paper(body):
    assert asked(body) == []


def test_a_table_says_what_its_papers_are():
    rows = "序号\n工作任务\n责任单位\n完成时限\n佐证材料\n1\n完成章程修订并形成工作报告\n各学校\n5月底前\n章程文本\n"
    assert asked(rows) == ["章程文本"]


@given(st.text("报告台账名单报送，。《》（）各校@和、", max_size=60))
def test_any_words_have_candidates_that_stand_in_them(words):
    for paper in papers(words, [], ENDS):
        assert words[paper.end - 2 : paper.end] in ENDS
        assert 2 <= len(paper.name) <= 24
        assert len(set(paper.marks)) == len(paper.marks)


def test_the_weights_are_learned_from_the_labels_as_they_are():
    """After a change of labels: python -m tools.papers."""
    assert json.loads(WEIGHTS.read_text("utf-8"))["learned_from"] == learning.learned_from()


def test_duties_are_learned_with_what_their_labels_ask():
    gold, text = labelled()[1]
    told = learning.duties(gold, text)
    assert len(told) > 10
    assert any(want for _, _, want in told)


def test_names_are_the_same_by_what_they_hold():
    assert learning.same("自查报告", "专项自查报告")
    assert not learning.same("报告", "台账")
    assert not learning.same("表", "签到表")
