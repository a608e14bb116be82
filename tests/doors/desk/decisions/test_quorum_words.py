"""The rule of numbers as people say it: by its class, and by the figures that a school has set for itself."""

from dataclasses import replace

import pytest

from xiaoheng.doors.desk.templatetags.decisions import quorum
from xiaoheng.lib.quorum import Q1, Q2, Q3, Q7, Q8
from xiaoheng.loop.decisions.words import quorum_words


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Q1, "半数以上到会、过半数赞成"),
        (Q2, "三分之二以上到会、过半数赞成"),
        (Q3, "半数以上到会、校长听取意见后决定"),
        (Q7, "三分之二以上到会、半数以上赞成"),
        (Q8, "三分之二以上到会、不表决"),
        (replace(Q1, num=4, den=6, more=4, base=6), "三分之二以上到会、超过三分之二赞成"),
        (replace(Q1, num=3, den=4, more=3, base=5), "3/4以上到会、超过3/5赞成"),
    ],
)
def test_in_words(rule, said):
    assert quorum_words(rule) == said


def test_on_a_page_the_code_stands_beside_the_words():
    assert quorum("Q-1") == '半数以上到会、过半数赞成 <span class="quiet nowrap">Q-1</span>'
    assert quorum(Q1) == quorum("Q-1")
    assert (quorum(""), quorum("Q-9")) == ("—", "Q-9")
