"""A book of no room: what a cell may hold of every kind, and a tally whose figures must agree."""

from io import BytesIO

from openpyxl import Workbook

from xiaoheng.ground.organisation.columns import Column, SheetSpec
from xiaoheng.ground.organisation.services.importing.book import Book, Sheet
from xiaoheng.ground.organisation.services.importing.checking import order
from xiaoheng.ground.organisation.services.importing.reading import read_tables
from xiaoheng.ground.organisation.services.importing.state import compare
from xiaoheng.lib.workbook import read

CELLS = SheetSpec(
    "各栏",
    (
        Column("序号", "code", "code", True),
        Column("姓名", "name", "name", True, length=60),
        Column("工号", "staff", "code"),
        Column("身份证号", "identity", "identity"),
        Column("人数", "people", "number", most=2000, unit="名"),
        Column("委员数", "seats", "number", least=3, most=11, unit="名"),
        Column("占比", "share", "number", most=100, places=1, unit="%"),
        Column("日期", "day", "day"),
    ),
    ("code",),
)
TALLY = SheetSpec(
    "表决",
    (
        Column("序号", "code", "code", True),
        *(Column(header, name, "number", True) for header, name in (("应到", "due"), ("到会", "present"))),
        *(Column(header, name, "number", True) for header, name in (("赞成", "yes"), ("反对", "no"), ("弃权", "none"))),
    ),
    ("code",),
)


def check(state):
    """Votes that are more or fewer than those who voted."""
    order(state)
    for row, after in state.each(TALLY):
        votes = [after[name] for name in ("yes", "no", "none")]
        if None not in votes and sum(votes) != after["present"]:
            message = f"赞成、反对、弃权合计{sum(votes)}票，到会{after['present']}人。"
            state.problems.append(row.problem("yes", message, "请核对票数。"))


def nothing(*_arguments):
    return iter(())


BOOK = Book(
    title="坏输入",
    about="",
    verb="organisation.import",
    page="import",
    sheets=(Sheet(CELLS, nothing, nothing, nothing), Sheet(TALLY, nothing, nothing, nothing)),
    check=check,
    ask=nothing,
    touched=nothing,
)


def xlsx(sheet, *rows):
    """A workbook of one sheet."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell(column, typed):
    """What comes of one cell in its column: the state, after every check."""
    headers = [one.header for one in CELLS.columns]
    row = {"序号": "1", "姓名": "张三", column: typed}
    return checked(xlsx("各栏", headers, [row.get(header) for header in headers]))


def checked(data, name="表.xlsx"):
    """The state of a file, after every check."""
    state = compare(BOOK, None, None, read_tables(BOOK.specs, read(data, name)))
    BOOK.check(state)
    return state
