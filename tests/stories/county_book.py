"""A county's workbook as its clerk fills it in: the downloaded template, a row at a time, by the headers it shows."""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from io import BytesIO

from openpyxl import load_workbook

from xiaoheng.doors.reports import template_workbook
from xiaoheng.ground.organisation.services.importing import ORGANISATION

COUNTY = "360101"
TODAY = "2023-03-14"  # the business day of the tests
PARTY = {"党组织书记", "党组织副书记", "专职副书记", "党组织委员"}
SHORT = {"党支部": "ZB", "联合党支部": "LH", "党总支": "ZZ", "党委": "DW"}


@dataclass(frozen=True)
class Role:
    """Who somebody is in a school: posts, birth, whether a member, and what they are in charge of."""

    posts: tuple[str, ...]
    born: str | None = "1980-05-06"
    member: bool = True
    charge: str = ""
    since: str = "2020-09-01"

    def but(self, **changes):
        return replace(self, **changes)


LEADER = Role(("党组织书记", "校长"), charge="人事和党建")
SECRETARY = Role(("党组织书记",), charge="人事和党建")
PRINCIPAL = Role(("校长", "党组织副书记"))
DEPUTY = Role(("专职副书记",), born="1990-05-06", charge="人事和党建")
VICE = Role(("副校长", "党组织委员"), charge="德育")
YOUNG = Role(("党组织委员",), born="1991-05-06")
SEAT = Role(("党组织委员", "副校长"))

# What the domain page asks of each kind of school, so that nothing is found.
SMALL = {"leader": LEADER, "vice": Role(("副校长",), charge="德育")}
BRANCH = {"leader": LEADER, "deputy": DEPUTY, "vice": VICE}
SEPARATE = {"secretary": SECRETARY, "principal": PRINCIPAL, "vice": VICE, "young": YOUNG, "seat": SEAT}
NONE = {"head": Role(("校长",), member=False)}


def usual(kind, full):
    """The leaders of a sound school."""
    if kind is None:
        return NONE
    if kind in ("党委", "党总支"):
        return SEPARATE
    return BRANCH if full >= 7 else SMALL


def seats(roles, number):
    """The same leaders with more or fewer seats: each a vice principal on the committee."""
    return roles | {f"seat{n}": SEAT for n in range(number)}


class Book:
    """Rows by sheet; `bytes()` is the template with these rows below its example."""

    def __init__(self, county=COUNTY):
        self.county = county
        self.rows = defaultdict(list)
        self.people = 0
        self.expected = {}
        self.org(f"{county}-GW", "教育工委", county, superior="", term=None)

    def school(
        self, code, kind=None, full=0, probationary=0, *, roles=None, expect=(), at=None, term="2021-09-01", **unit
    ):
        """A school with its organisation, members and leaders; `expect` are the rules that must be found there."""
        self.expected[code] = set(expect)
        fields = {"学段": "小学", "办学性质": "公办", "独立法人": "是", "设立日期": "2001-09-01"} | unit
        self.row("单位", 单位编码=code, 单位名称=f"{code}学校", 类别="学校", 上级单位编码=self.county, **fields)
        org = at or f"{self.county}-GW"
        if kind:
            org = self.org(f"{code}-{SHORT[kind]}", kind, code, term=term)
        for role in (usual(kind, full) if roles is None else roles).values():
            full -= role.member
            self.person(code, role, org, own=kind and org)
        assert full >= 0, f"{code} has more leading members than members"
        for _ in range(full):
            self.person(code, Role(()), org)
        for _ in range(probationary):
            self.person(code, Role((), member=False), org, kind="预备党员")
        return org

    def org(self, code, kind, unit, *, superior=None, term="2021-09-01", mode="独立组建", covers="", **more):
        superior = f"{self.county}-GW" if superior is None else superior
        fields = {"成立日期": "2005-07-01"} | more
        self.row(
            "党组织", 党组织编码=code, 党组织名称=f"{code}{kind}", 类别=kind, 组建方式=mode, 所在单位编码=unit,
            上级党组织编码=superior, 覆盖单位编码=covers, 本届起始日期=term, **fields,
        )  # fmt: skip
        return code

    def person(self, unit, role, org, *, own=None, kind=None):
        """Somebody who works in a unit; a member of `org` where the role or `kind` says so."""
        self.people += 1
        code = f"{self.people:06}"
        self.row("人员", 工号=code, 姓名=f"人{code}", 出生日期=role.born, 所在单位编码=unit)
        if role.member or kind:
            self.member(code, org, kind or "正式党员")
        in_charge = [post for post in role.posts if post not in PARTY] or role.posts
        for post in role.posts:
            self.post(code, unit, post, own, since=role.since, charge=role.charge if post in in_charge else "")
        return code

    def member(self, person, org, kind="正式党员", since="2010-07-01", until=None):
        self.row("党籍", 工号=person, 党组织编码=org, 党员类别=kind, 起始日期=since, 终止日期=until)

    def post(self, person, unit, post, org=None, *, since="2020-09-01", until=None, charge=""):
        self.row(
            "任职", 工号=person, 任职单位编码=unit, 职务=post, 党组织编码=org if post in PARTY else None, 分管=charge,
            任职日期=since, 离任日期=until, 离任原因="调任" if until else None,
        )  # fmt: skip

    def row(self, sheet, **values):
        self.rows[sheet].append(values)
        return values

    def holder(self, unit, post):
        """The post of the first person who holds it there, as a row that may still be changed."""
        return next(row for row in self.rows["任职"] if (row["任职单位编码"], row["职务"]) == (unit, post))

    def bytes(self, change=None):
        book = load_workbook(BytesIO(template_workbook.template(ORGANISATION.specs)))
        for name, rows in self.rows.items():
            sheet = book[name]
            heads = [str(cell.value or "").rstrip("*") for cell in sheet[1]]
            for values in rows:
                assert set(values) <= set(heads), set(values) - set(heads)
                sheet.append([values.get(head) for head in heads])
        if change:
            change(book)
        stream = BytesIO()
        book.save(stream)
        return stream.getvalue()


class Console:
    """The commands as a person types them, one county, one workbook."""

    def __init__(self, main, capsys, folder):
        self.main, self.capsys, self.folder = main, capsys, folder

    def __call__(self, *arguments):
        code = self.main(list(map(str, arguments)))
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def found(self, code=COUNTY):
        assert self("county", code, "青川县", "--clerk", f"clerk{code}", "--clerk-name", "方敏")[0] == 0

    def file(self, data, name="青川县.xlsx"):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def take(self, data, *more, name="青川县.xlsx"):
        return self("workbook", "import", self.file(data, name), "--unit", COUNTY, *more)

    def rules(self, on, unit=COUNTY, family="A-"):
        """Rules found in each unit on a day."""
        code, out, err = self("check", "--on", on, "--unit", unit, "--json")
        assert (code, err) == (0, "")
        found = defaultdict(set)
        for row in json.loads(out):
            assert row["as_of"] == on
            if row["rule"].startswith(family):
                found[row["unit"]].add(row["rule"])
        return dict(found)
