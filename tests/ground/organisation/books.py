"""Workbooks made in tests, as people make them."""

from io import BytesIO

from openpyxl import Workbook

from xiaoheng.ground.organisation.sheets import ACCOUNTS, GRANTS, SHEETS
from xiaoheng.ground.records import services as records

NAMES = {"units": "单位", "orgs": "党组织", "people": "人员", "memberships": "党籍", "posts": "任职"}
NAMES |= {"accounts": "账号", "grants": "角色"}
# Identity, control name, way and day of change are left out: they are optional, and rows are easier to read without.
LATER = ("identity", "named", "way", "changed_on")
HEADERS = {
    spec.name: [column.header for column in spec.columns if column.field not in LATER]
    for spec in (*SHEETS, ACCOUNTS, GRANTS)
}

# One new school with its branch, two people, their membership and posts.
UNIT = ["SH", "山海小学", "学校", "YL", "小学", "公办", "是", "YL-Z1", "2001-09-01", ""]
ORG = ["SH-ZB", "山海小学党支部", "党支部", "独立组建", "SH", "YL-GW", "SH", "2022-09-01", "2005-07-01", ""]
PEOPLE = [["90001", "龙一", "1980-05-06", "SH"], ["90002", "龙二", "1990-07-08", "SH"]]
MEMBERSHIPS = [
    ["90001", "SH-ZB", "正式党员", "2010-07-01", "", ""],
    ["90002", "SH-ZB", "预备党员", "2022-07-01", "", ""],
]
POSTS = [
    ["90001", "SH", "党组织书记", "SH-ZB", "", "2020-09-01", "", ""],
    ["90001", "SH", "校长", "", "", "2020-09-01", "", ""],
]
WHOLE = {"units": [UNIT], "orgs": [ORG], "people": PEOPLE, "memberships": MEMBERSHIPS, "posts": POSTS}


def workbook(change=None, **sheets):
    """Bytes of a workbook with these rows under the template's headers; `change(book)` may spoil it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(NAMES[name])
        sheet.append(HEADERS[NAMES[name]])
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def stored(data=None, name="名册.xlsx", **sheets):
    """The staged file of a workbook."""
    return records.stage(data if data is not None else workbook(**sheets), name)


def with_cell(row, header, value, sheet):
    """A row with one cell replaced."""
    return [value if head == header else cell for head, cell in zip(HEADERS[sheet], row, strict=True)]
