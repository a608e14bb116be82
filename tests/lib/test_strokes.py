"""Names by the strokes of the surname."""

import pytest

from xiaoheng.lib.strokes import by_strokes, strokes


@pytest.mark.parametrize(
    ("name", "count"),
    [("丁山", 2), ("于明", 3), ("王勤", 4), ("邓一", 4), ("冯德", 5), ("刘文", 6), ("陈育", 7), ("郑文", 8), ("赵明", 9),
     ("高远", 10), ("黄明", 11), ("蒋一", 12), ("褚言", 13), ("蔡文", 14), ("潘明", 15), ("薛一", 16), ("魏明", 17)],
)  # fmt: skip
def test_common_surnames(name, count):
    assert strokes(name) == count


def test_names_on_a_paper():
    names = ["黄明", "王勤", "王一", "李文", "丁山", "𠮷田"]
    assert by_strokes(names, str) == ["丁山", "王勤", "王一", "李文", "黄明", "𠮷田"]
    assert strokes("𠮷田") is None
