"""坏输入: every column of every book, given every bad cell: read, or a problem in a sentence, and never a failure."""

from datetime import date, datetime, timedelta
from datetime import time as hour

import pytest

from xiaoheng.doors.desk.organisation.books import BOOKS
from xiaoheng.ground.organisation.services.importing.reading import read_tables
from xiaoheng.lib.workbook import Table

SHEETS = [spec for book, _verb in BOOKS for spec in book.specs]
BAD = (
    " ", "同上", "/", "2023.9", 2023.9, 2023, 45000, 45000.5, -1, 0, 1e300, 1e20, float("inf"), float("nan"), True, False,
    "12人", "１２", "长" * 500, "张\u200e三", "张\u202e三", "𬭎", "=1+1", "'=1", "'00123", '="00123"', "#REF!", "2023-02-30",
    date(2023, 9, 1), datetime(2023, 9, 1, 8), hour(8, 0), timedelta(days=3), "1、2；3", "😀", "张\ue000", "\n\n",
    "9999-12-31", "1e5", "%s %(x)d {0}", "<b>", "_x0000_", "1" * 400, "一" * 400, "㍿", "½", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("spec", SHEETS, ids=lambda spec: spec.name)
def test_no_cell_makes_the_reader_fail(spec, settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    heads = tuple(column.header for column in spec.columns)
    reading = read_tables([spec], [Table(spec.name, [heads, *((cell,) * len(heads) for cell in BAD)])])
    assert reading.problems
    for problem in reading.problems:
        assert str(problem).startswith(f"{spec.name}第{problem.row}行")
        assert problem.message.endswith("。")


def test_a_sheet_is_not_taken_for_another():
    """By its columns alone: where two sheets of a book have the same, neither could be told from the other."""
    for book, _verb in BOOKS:
        for spec in book.specs:
            table = Table("教务处汇总", [tuple(column.header for column in spec.columns), ("x",) * len(spec.columns)])
            assert spec.name in read_tables(book.specs, [table]).rows
