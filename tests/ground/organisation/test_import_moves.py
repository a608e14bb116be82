"""人员变动 in a workbook: who works elsewhere, and who holds a post otherwise, since a day; what was before stays."""

from datetime import date

import pytest

from tests.ground.organisation.books import PEOPLE, POSTS, WHOLE, with_cell
from tests.ground.organisation.test_import_changes import bring, home, look, undo
from xiaoheng.ground.organisation.models import Appointment, FormerPlace, Person

__all__ = ["bring", "home", "look"]
DAY = date(2023, 2, 1)
MOVED = with_cell(PEOPLE[0], "所在单位编码", "TY", "人员")


@pytest.fixture
def school(bring):
    """山海小学 with its two people, one of them its secretary by appointment."""
    bring(**{**WHOLE, "change": told("任命")})


def told(way, day=""):
    """A change of the workbook: how the first post is held, and since when."""

    def change(book):
        if "任职" in book.sheetnames:
            sheet = book["任职"]
            for place, (header, value) in enumerate((("任职方式", way), ("变更日期", day)), sheet.max_column + 1):
                sheet.cell(1, place, header)
                sheet.cell(2, place, value)

    return change


def held():
    rows = Appointment.objects.filter(person__code="90001", post="secretary").order_by("since")
    return [(row.way, row.since, row.until) for row in rows]


def test_without_a_day_a_move_is_asked_and_corrected(school, look, bring):
    _said, plan = look(people=[MOVED])
    assert "人员第2行：龙一（90001）的所在单位编码将作为更正写入" in plan.questions[0]
    bring(people=[MOVED])
    assert Person.objects.get(code="90001").unit.code == "TY"
    assert not FormerPlace.objects.exists()


def test_since_a_day_the_place_before_is_kept_and_undoing_takes_it_back(cast, school, look, bring):
    on = {"人员": "2023-02-01"}
    assert look(people=[MOVED], on=on)[1].questions == ()
    bring(people=[MOVED], on=on)
    former = FormerPlace.objects.get()
    assert (former.person.code, former.unit.code, former.until) == ("90001", "SH", DAY)
    _said, again = look(people=[MOVED], on=on)
    assert (again.moving(), again.questions, again.problems) == ([], (), ())
    undo(cast)
    assert Person.objects.get(code="90001").unit.code == "SH"
    assert not FormerPlace.objects.exists()


def test_a_day_for_whoever_stays_says_nothing(school, look):
    assert look(people=PEOPLE, on={"人员": "2023-02-01"})[1].moving() == []


@pytest.mark.parametrize(
    ("unit", "day", "said"),
    [
        ("TY", "2023-03-15", "人员第2行“变更日期”：变更日期2023-03-15还没有到"),
        ("TY", "1950-01-01", "设立"),
        ("TY", "2023-01-31", "之后还有单位变动的登记"),
    ],
)
def test_a_move_on_a_day_that_cannot_be(cast, school, look, unit, day, said):
    person = Person.objects.get(code="90001")
    FormerPlace.objects.create(person=person, unit=cast.units["LX"], since=date(2020, 1, 1), until=DAY)
    row = with_cell(PEOPLE[0], "所在单位编码", unit, "人员")
    problem = str(look(people=[row], on={"人员": day})[1].problems[0])
    assert said in problem


def test_another_way_since_a_day_goes_on_as_a_row_of_its_own(cast, school, look, bring):
    change = told("选任", "2023-02-01")
    bring(posts=[POSTS[0]], change=change)
    assert held() == [("appointed", date(2020, 9, 1), DAY), ("elected", DAY, None)]
    assert Appointment.objects.get(person__code="90001", post="secretary", since=DAY).org.code == "SH-ZB"
    _said, again = look(posts=[POSTS[0]], change=change)
    assert (again.moving(), again.questions, again.problems) == ([], (), ())
    undo(cast)
    assert held() == [("appointed", date(2020, 9, 1), None)]


def test_another_way_without_a_day_is_asked_and_corrected(school, look, bring):
    change = told("选任")
    assert "党组织书记的任职方式将作为更正写入" in look(posts=[POSTS[0]], change=change)[1].questions[0]
    bring(posts=[POSTS[0]], change=change)
    assert held() == [("elected", date(2020, 9, 1), None)]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2023-03-15", "还没有到"), ("2020-09-01", "变更日期不晚于任职日期2020-09-01"), ("2019-01-01", "不晚于任职日期")],
)
def test_another_way_on_a_day_that_cannot_be(school, look, day, said):
    problem = str(look(posts=[POSTS[0]], change=told("选任", day))[1].problems[0])
    assert "任职第2行“变更日期”" in problem
    assert said in problem


def test_a_post_that_ended_changes_no_more(school, bring, look):
    ended = with_cell(with_cell(POSTS[0], "离任日期", "2023-01-01", "任职"), "离任原因", "调任", "任职")
    bring(posts=[ended], change=told("任命"))
    problem = str(look(posts=[ended], change=told("选任", "2023-02-01"))[1].problems[0])
    assert "这一任职已于2023-01-01终止" in problem
