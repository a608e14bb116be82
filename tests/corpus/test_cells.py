"""坏输入: each cell of the catalogue through the real reader: kept, made right, refused at its place, or asked about."""

from pathlib import Path

import pytest
import yaml

from tests.corpus.book import CELLS, TALLY, cell, checked, xlsx
from xiaoheng.ground.organisation.columns import shown

CASES = yaml.safe_load(Path(__file__).with_name("cells.yaml").read_text(encoding="utf-8"))
TALLIES = [
    ([1, 9, 9, 8, 1, 0], ""),
    ([1, 9, 9, 8, 2, 0], "表决第2行“赞成”：赞成、反对、弃权合计10票，到会9人。请核对票数。"),  # item 39
    ([1, 9, 9, 7, 1, 0], "表决第2行“赞成”：赞成、反对、弃权合计8票，到会9人。请核对票数。"),  # item 38
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['item']} {case['typed']!r}")
def test_a_cell_of_the_catalogue(case):
    state = cell(case["column"], case["typed"])
    column = next(one for one in CELLS.columns if one.header == case["column"])
    problems = [str(problem) for problem in state.problems]
    if "said" in case:
        assert len(problems) == 1
        assert problems[0].startswith(f"各栏第2行“{column.header}”：")
        assert case["said"] in problems[0]
        assert problems[0].endswith("。")
        return
    assert problems == []
    (after,) = state.after["各栏"].values()
    assert shown(column, after[column.field]) == case["kept"]
    assert case.get("asked", "") in "".join(state.reading.questions)
    assert bool(state.reading.questions) == ("asked" in case)


def test_no_refusal_repeats_an_identity_number():
    typed = [case["typed"] for case in CASES if case["column"] == "身份证号" and "said" in case]
    assert not [said for one in typed for said in map(str, cell("身份证号", one).problems) if str(one)[6:14] in said]


@pytest.mark.parametrize(("row", "said"), TALLIES)
def test_votes_that_do_not_add_up(row, said):
    headers = [column.header for column in TALLY.columns]
    assert list(map(str, checked(xlsx("表决", headers, row)).problems)) == ([said] if said else [])


def test_the_catalogue_is_whole():
    """Items 1–53 of names, ids, numbers and dates; those of tables are in test_tables.py, some need a register."""
    registers = yaml.safe_load(Path(__file__).with_name("registers.yaml").read_text(encoding="utf-8"))
    found = {case["item"] for case in (*CASES, *registers)} | {38, 39}
    elsewhere = {
        27,  # no workbook has a telephone column: the system keeps no numbers of persons
        43,  # a book of the 1904 system: test_tables.py
    }
    assert set(range(1, 54)) - found == elsewhere
