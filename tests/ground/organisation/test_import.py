"""organisation.import: previewed, confirmed, written whole or not at all, by the right person, once."""

from datetime import date
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ground.organisation.books import MEMBERSHIPS, ORG, PEOPLE, POSTS, UNIT, WHOLE, stored, with_cell, workbook
from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.models import Ancestry, Appointment, Coverage, Membership, PartyOrg, Person, Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.lib.refusal import Forbidden, Refused, Stale


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def bring(cast):
    """`bring(file)` previews and confirms as the county's clerk."""

    def both(file, username="clerk", county="YL", **more):
        actor, unit = cast.actor(username), cast.units[county]
        seen = services.preview(actor=actor, unit=unit, file=file).digest()
        return services.import_(actor=actor, unit=unit, file=file, seen=seen, **more)

    return both


def test_a_whole_school_comes_in(cast, bring):
    plan = bring(stored(**WHOLE))
    assert {sheet: counts["added"] for sheet, counts in plan.counts().items() if counts["added"]} == {
        "单位": 1,
        "党组织": 1,
        "人员": 2,
        "党籍": 2,
        "任职": 2,
    }
    school = Unit.objects.get(code="SH")
    assert (school.log, school.school.zone.code, school.superior.code) == ("YL", "YL-Z1", "YL")
    assert set(Ancestry.objects.filter(unit=school).values_list("ancestor__code", "depth")) == {
        ("SH", 0),
        ("YL", 1),
        ("C", 2),
        ("P", 3),
    }
    assert selectors.party_org_of(school).code == "SH-ZB"
    assert selectors.holder(school, Post.SECRETARY).name == "龙一"
    assert Membership.objects.get(person__code="90002").kind == "probationary"
    assert PartyOrg.objects.get(code="SH-ZB").superior.code == "YL-GW"


def test_the_same_file_twice_changes_nothing(cast, bring):
    file = stored(**WHOLE)
    bring(file)
    models = (Unit, PartyOrg, Coverage, Person, Membership, Appointment, Ancestry)
    before = [model.objects.count() for model in models]
    again = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=file)
    assert again.moving() == []
    with pytest.raises(Refused, match="没有需要写入的内容"):
        bring(file)
    assert [model.objects.count() for model in models] == before


def test_one_entry_says_what_was_done_and_which_units_it_touched(cast, bring, monkeypatch):
    heard = []
    listeners = [lambda entry, touched: heard.append((entry.verb, set(touched)))]
    monkeypatch.setattr(import_module("xiaoheng.ground.records.services.append"), "_listeners", listeners)
    bring(stored(**WHOLE))
    entry = Entry.objects.get(verb="organisation.import")
    assert (entry.verb, entry.log, entry.role, entry.result) == ("organisation.import", "YL", "county_clerk", "done")
    body = Payload.objects.get(entry=entry.pk).body
    assert '"人员":{"added":2,' in body
    assert "名册.xlsx" in body
    touched = {cast.units["YL"].pk, Unit.objects.get(code="SH").pk}
    assert [verb for verb, _units in heard] == ["organisation.import"]
    assert touched <= heard[0][1]
    assert cast.units["TY"].pk not in heard[0][1]


def test_changes_show_old_and_new_and_endings_are_told_apart(cast, bring):
    bring(stored(**WHOLE))
    gone = with_cell(with_cell(POSTS[1], "离任日期", "2023-02-01", "任职"), "离任原因", "调任", "任职")
    renamed = with_cell(UNIT, "单位名称", "山海中心小学", "单位")
    file = stored(units=[renamed], posts=[POSTS[0], gone])
    plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=file)
    unit, post = plan.moving()
    assert (unit.kind, [(d.header, d.old, d.new) for d in unit.differences]) == (
        "changed",
        [("单位名称", "山海小学", "山海中心小学")],
    )
    assert (post.kind, post.title) == ("ended", "龙一（90001） 校长")
    assert plan.counts()["任职"] == {"added": 0, "changed": 0, "ended": 1, "same": 1}
    bring(file, confirmed=True)
    school = Unit.objects.get(code="SH")
    assert school.name == "山海中心小学"
    assert selectors.holder(school, Post.PRINCIPAL) is None
    assert selectors.holder(school, Post.PRINCIPAL, date(2023, 1, 31)).name == "龙一"
    assert Appointment.objects.filter(unit=school).count() == 2


def test_rows_that_are_not_in_the_file_stay_as_they_are(cast, bring):
    before = Person.objects.count()
    bring(stored(**WHOLE))
    assert Person.objects.count() == before + 2
    assert selectors.holder(cast.units["TY"], Post.PRINCIPAL) == cast.people["ty_principal"]


def test_a_school_that_moves_takes_its_place_in_the_tree(cast, bring):
    town = ["YL-T1", "青山镇", "乡镇（街道）", "YL", "", "", "", "", "2001-09-01", ""]
    bring(stored(units=[with_cell(UNIT, "上级单位编码", "YL-T1", "单位"), town]))
    school = Unit.objects.get(code="SH")
    assert list(school.up.order_by("depth").values_list("ancestor__code", flat=True)) == ["SH", "YL-T1", "YL", "C", "P"]
    bring(stored(units=[UNIT]), confirmed=True)
    assert list(school.up.order_by("depth").values_list("ancestor__code", flat=True)) == ["SH", "YL", "C", "P"]
    assert cast.units["TY"].up.count() == 4


def test_a_joint_branch_covers_what_the_file_says_from_today(cast, bring):
    bring(stored(**WHOLE))
    bring(stored(orgs=[with_cell(ORG, "覆盖单位编码", "SH、SQ", "党组织")]))
    row = Coverage.objects.get(org__code="SH-ZB", unit__code="SQ")
    assert row.since == date(2023, 3, 14)
    bring(stored(orgs=[ORG]))
    assert not Coverage.objects.filter(org__code="SH-ZB", unit__code="SQ", until=None).exists()
    assert Coverage.objects.filter(org__code="SH-ZB", unit__code="SH", until=None).count() == 1


def test_a_column_that_is_not_there_leaves_its_facts_alone(cast, bring):
    bring(stored(**WHOLE))

    def without_birth(book):
        book["人员"].delete_cols(3)

    renamed = [with_cell(row, "姓名", row[1] + "改", "人员") for row in PEOPLE]
    bring(stored(workbook(without_birth, people=renamed)))
    assert Person.objects.get(code="90001").born_on == date(1980, 5, 6)
    assert Person.objects.get(code="90001").name == "龙一改"


def test_facts_that_move_between_preview_and_confirmation_stop_the_import(cast):
    clerk, county, file = cast.actor("clerk"), cast.units["YL"], stored(**WHOLE)
    seen = services.preview(actor=clerk, unit=county, file=file).digest()
    Person.objects.create(code="90001", name="别人", unit=cast.units["TY"])
    with pytest.raises(Stale, match="有了变动"):
        services.import_(actor=clerk, unit=county, file=file, seen=seen)
    assert not Unit.objects.filter(code="SH").exists()
    assert Entry.objects.get(verb="organisation.import").result == "refused"


def test_one_wrong_row_and_nothing_is_written(cast, bring):
    wrong = [*POSTS, ["90009", "SH", "副校长", "", "", "2020-09-01", "", ""]]
    with pytest.raises(Refused, match="没有编码为“90009”的人员"):
        bring(stored(**{**WHOLE, "posts": wrong}))
    assert not Unit.objects.filter(code="SH").exists()
    assert not Person.objects.filter(code="90001").exists()


def test_a_failure_in_the_middle_leaves_nothing(cast, bring, monkeypatch):
    def fail(*arguments, **more):
        raise RuntimeError("power")

    monkeypatch.setattr("xiaoheng.ground.organisation.services.importing.bringing.seal", fail)
    with pytest.raises(RuntimeError):
        bring(stored(**WHOLE))
    assert not Unit.objects.filter(code="SH").exists()
    assert not Entry.objects.filter(verb="organisation.import").exists()


@pytest.mark.parametrize("username", ["leader", "auditor", "ty_secretary", "inspector", "lj_clerk", "stranger"])
def test_only_the_clerk_of_the_county(cast, username):
    file = stored(**WHOLE)
    with pytest.raises(Forbidden):
        services.preview(actor=cast.actor(username), unit=cast.units["YL"], file=file)
    with pytest.raises(Forbidden):
        services.import_(actor=cast.actor(username), unit=cast.units["YL"], file=file, seen="")
    assert Entry.objects.get(verb="organisation.import").result == "refused"


QUESTIONS = [
    ({"people": [["90003", "周正", "", "TY"]]}, "同名的人：周正"),
    ({"people": [["90005", "周黨", "", "TY"], ["90006", "周党", "", "TY"]]}, "周黨"),
    ({"people": [["90007", "买买提·艾力", "", "TY"], ["90008", "买买提•艾力", "", "TY"]]}, "买买提"),
    ({"posts": [["00005", "LX", "副校长", "", "", "2021-09-01", "", ""]]}, "同时有2个任职单位：LX、TY"),
    ({"memberships": [["00005", "LX-ZB", "正式党员", "2021-09-01", "", ""]]}, "同时有2个党组织"),
]


@pytest.mark.parametrize(("sheets", "asked"), QUESTIONS, ids=[asked for _sheets, asked in QUESTIONS])
def test_what_may_be_right_or_wrong_is_asked_and_must_be_confirmed(cast, bring, sheets, asked):
    file = stored(**sheets)
    plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=file)
    assert plan.problems == ()
    assert asked in "".join(plan.questions)
    with pytest.raises(Refused, match="需要确认"):
        bring(file)
    bring(file, confirmed=True)


def test_an_old_file_that_would_undo_an_ending_asks_first(cast, bring):
    old = stored(**WHOLE)
    bring(old)
    gone = [*MEMBERSHIPS[1][:4], "2023-03-01", "转出"]
    bring(stored(memberships=[gone]))
    plan = services.preview(actor=cast.actor("clerk"), unit=cast.units["YL"], file=old)
    assert "恢复已于2023-03-01终止的登记" in plan.questions[0]


def test_the_number_of_queries_does_not_grow_with_the_rows(cast, bring):
    def queries(first, last):
        people = [[f"8{n:04}", f"人员{n}号", "1985-01-01", "TY"] for n in range(first, last)]
        posts = [[row[0], "TY", "中层干部", "", "", "2020-09-01", "", ""] for row in people]
        file = stored(people=people, posts=posts)
        with CaptureQueriesContext(connection) as seen:
            bring(file)
        return len(seen)

    queries(0, 1)  # the county's first entry begins its log
    few, many = queries(1, 10), queries(10, 400)
    assert many - few <= 8  # an insert takes a hundred rows or more, whatever the database's limit of parameters
    assert Person.objects.filter(code__startswith="8").count() == 400
