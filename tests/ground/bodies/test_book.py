"""bodies.import: bodies with their members by workbook; what is exported comes back, and may be taken back."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from xiaoheng.ground.bodies import selectors, services
from xiaoheng.ground.bodies.models import Body, Chain, Seat
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Import
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Forbidden

pytestmark = pytest.mark.django_db
CONGRESS = ["TY-JDH", "TY", "教职工代表大会", "桃中教代会", "桃中〔2021〕1号", "", "", "5", "2021-09-01", ""]
GROUP = ["TY-YS", "TY", "意识形态工作领导小组", "桃中意识形态组", "桃中〔2021〕2号", "管阵地", "", "", "2021-09-01", ""]
SEATS = [
    ["TY-JDH", "00007", "其他教职工", "负责人", "", "2021-09-01", ""],
    ["TY-JDH", "", "教师", "成员", "30", "2021-09-01", ""],
    ["TY-YS", "00005", "其他教职工", "负责人", "", "2021-09-01", ""],
]


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


CHAIN = [
    ["TY", "德育工作", "2022-09-01", "1", "书记", "00005", "", "党组织书记", "总体负责", "桃中党〔2022〕6号", ""],
    ["TY", "德育工作", "2022-09-01", "2", "分管领导", "00008", "", "副校长", "组织落实", "桃中党〔2022〕6号", ""],
]


def stored(bodies=(), seats=(), chains=()):
    """A staged workbook with these rows."""
    book = Workbook()
    book.remove(book.active)
    for spec, rows in zip(services.BODIES_BOOK.specs, (bodies, seats, chains), strict=True):
        sheet = book.create_sheet(spec.name)
        sheet.append([column.header for column in spec.columns])
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return records.stage(stream.getvalue(), "机构.xlsx")


@pytest.fixture
def look(ty):
    def seen(actor=None, **rows):
        said = {"actor": actor or ty.clerk, "unit": ty.cast.units["YL"], "file": stored(**rows)}
        return said, organisation.preview(**said, book=services.BODIES_BOOK)

    return seen


@pytest.fixture
def bring(look):
    def both(**rows):
        said, plan = look(**rows)
        return services.import_(**said, seen=plan.digest(), confirmed=True)

    return both


def test_bodies_come_with_term_remit_and_members_and_are_judged(ty, bring):
    bring(bodies=[CONGRESS, GROUP], seats=SEATS)
    body = Body.objects.get(code="TY-JDH")
    assert (str(selectors.term_on(body).ends), body.remit[:2]) == ("2026-09-01", "讨论")
    made = selectors.make_up([body])[body.pk]
    assert (made.total, made.parts["teacher"], made.chair.name) == (31, 30, "郑文")
    assert ty.told_of("G-06") == ["missing"] * 4
    assert ty.told_of("A-26") == ["missing"] * 2


def test_what_is_exported_comes_back_as_it_is_and_a_new_term_beside_the_old(ty, look, bring):
    bring(bodies=[CONGRESS, GROUP], seats=SEATS)
    rows = organisation.export(actor=ty.clerk, unit=ty.cast.units["YL"], book=services.BODIES_BOOK)
    _said, plan = look(bodies=rows["机构"], seats=rows["机构成员"])
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    bring(bodies=[[*CONGRESS[:6], "2023-03-01", "3", *CONGRESS[8:]]])
    terms = Body.objects.get(code="TY-JDH").terms.order_by("since")
    assert [term.years for term in terms] == [5, 3]


@pytest.mark.parametrize(
    ("bodies", "seats", "told"),
    [
        ([[*CONGRESS[:7], "2", *CONGRESS[8:]]], [], "3至5年"),
        ([[*CONGRESS[:2], "茶话会", *CONGRESS[3:]]], [], "没有“茶话会”"),
        ([[CONGRESS[0], "LJ1", *CONGRESS[2:]]], [], "没有编码为“LJ1”"),
        ([CONGRESS, ["TY-JD2", *CONGRESS[1:]]], [], "前后重叠"),
        ([CONGRESS], [["TY-JDH", "00007", "家长代表", "成员", "", "2021-09-01", ""]], "只登记人数"),
        ([CONGRESS], [["TY-JDH", "", "家长代表", "成员", "", "2021-09-01", ""]], "也没有人数"),
        ([CONGRESS], [["TY-JDH", "", "教师", "负责人", "3", "2021-09-01", ""]], "写明是谁"),
        ([CONGRESS], [["TY-JDH", "00012", "教师", "成员", "", "2021-09-01", ""]], "不是该单位"),
        ([GROUP], [["TY-YS", "00011", "教师", "成员", "", "2021-09-01", ""]], "没有现任职务"),
        ([CONGRESS], [SEATS[0], ["TY-JDH", "00011", "教师", "负责人", "", "2021-09-01", ""]], "两名现任"),
        ([CONGRESS], [SEATS[0], [*SEATS[0][:2], "教师", "成员", *SEATS[0][4:]]], "两种构成"),
        ([CONGRESS], [SEATS[1], [*SEATS[1][:5], "2022-09-01", ""]], "前后重叠"),
        ([CONGRESS], [["TY-J9", "", "教师", "成员", "3", "2021-09-01", ""]], "没有编码为“TY-J9”"),
    ],
)
def test_rows_that_do_not_hold_are_named(bodies, seats, told, look):
    _said, plan = look(bodies=bodies, seats=seats)
    assert any(told in str(problem) for problem in plan.problems), list(map(str, plan.problems))


def test_a_chain_comes_level_by_level_and_comes_back_as_it_is(ty, look, bring):
    bring(chains=CHAIN)
    (chain,) = Chain.objects.all()
    assert (chain.duty, chain.basis, [link.scope for link in chain.links.all()]) == (
        "moral", "桃中党〔2022〕6号", ["总体负责", "组织落实"],
    )  # fmt: skip
    rows = organisation.export(actor=ty.clerk, unit=ty.cast.units["YL"], book=services.BODIES_BOOK)
    _said, plan = look(chains=rows["责任链"])
    assert (plan.moving(), plan.problems, plan.questions) == ([], (), ())
    bring(chains=[with_(row, 10, "2023-03-01") for row in CHAIN])
    assert str(Chain.objects.get().until) == "2023-03-01"


def with_(row, place, value):
    """The row with another value in one place."""
    return [*row[:place], value, *row[place + 1 :]]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (CHAIN[:1], "不足两级"),
        ([CHAIN[0], with_(CHAIN[1], 3, "3")], "不连续"),
        ([CHAIN[0], with_(CHAIN[1], 9, "桃中党〔2022〕7号")], "文号不一致"),
        ([CHAIN[0], with_(CHAIN[1], 7, "校长")], "没有这一现任职务"),
        ([CHAIN[0], with_(CHAIN[1], 5, "99999")], "没有编码为“99999”"),
        ([with_(row, 2, "2099-09-01") for row in CHAIN], "晚于今天"),
        ([*CHAIN, *(with_(row, 2, "2023-01-01") for row in CHAIN)], "此后已有新的责任链"),
    ],
)
def test_levels_that_do_not_hold_are_named(rows, told, look):
    _said, plan = look(chains=rows)
    assert any(told in str(problem) for problem in plan.problems), list(map(str, plan.problems))


def test_undone_it_is_gone_unless_somebody_went_on(ty, bring):
    bring(bodies=[CONGRESS, GROUP], seats=SEATS)
    ty.seat(Body.objects.get(code="TY-YS"), "staff", person=ty.people["ty_vice"])
    row = Import.objects.latest("pk")
    found = organisation.undoing(actor=ty.clerk, row=row)
    organisation.undo_import(actor=ty.clerk, row=row, seen=found.digest(), confirmed=True)
    assert list(Body.objects.values_list("code", flat=True)) == ["TY-YS"]
    assert not Seat.objects.filter(body__code="TY-JDH").exists()


def test_only_the_countys_clerk_brings_it_in(ty, look):
    with pytest.raises(Forbidden):
        look(actor=ty.office)
