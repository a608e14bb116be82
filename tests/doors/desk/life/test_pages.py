"""Pages of organisation life: a quarter from plan to package, talks each for himself, what is refused."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from tests.doors.pages import text, url
from tests.loop.decisions.conftest import TODAY
from xiaoheng.doors.reports.life_package import plain
from xiaoheng.ground.organisation.models import Coverage, PartyOrg
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.life.models import Conversation, Plan, Planned
from xiaoheng.loop.decisions.life.selectors.package import read
from xiaoheng.loop.decisions.models import Meeting

pytestmark = pytest.mark.django_db
MARCH = date(2023, 3, 20)


def words(drawn):
    """What is read of a page."""
    return re.sub("<[^>]*>", "", drawn)


def test_a_quarter_from_the_proposed_plan_to_what_became_of_it(branch, sign_in):
    client, here = sign_in("ty_office"), url("organisation_life", org=branch.org.pk)
    address = f"{url('life.plan', org=branch.org.pk)}?quarter=2023-2"
    drawn = text(client, address)
    assert 'name="kind_7"' in drawn
    assert "报送期限2023年4月5日" in words(drawn)
    sent = {"lines": "2", "kind_0": "theme_day", "day_0": "2023-04-12", "topic_0": "植树", "day_1": "2023-04-13"}
    wrong = client.post(address, sent)
    assert wrong.status_code == 422
    assert "第2行没有选择类别" in wrong.content.decode()
    late = client.post(address, {**sent, "kind_1": "lecture", "day_1": "2023-07-01"})
    assert late.status_code == 422
    assert "不在本季度" in late.content.decode()
    assert client.post(address, {**sent, "kind_1": "lecture"}).status_code == 302
    assert Planned.objects.count() == 2
    assert "植树" in text(client, f"{here}?quarter=2023-2")
    assert client.post(address, {"lines": "9" * 40}).status_code == 422
    assert Planned.objects.count() == 2


def test_recorded_reported_and_explained_from_the_same_page(branch, sign_in):
    client, here = sign_in("ty_office"), url("organisation_life", org=branch.org.pk)
    plan = branch.plan(("theme_day", MARCH))
    due = branch.past(plan, "committee", date(2023, 3, 8), "议事")
    other = branch.past(plan, "lecture", date(2023, 3, 9))
    drawn = text(client, here)
    assert "未登记" in drawn
    link = f"{url('decisions.hold')}?org={branch.org.pk}&amp;kind=committee&amp;held_on=2023-03-08"
    assert link in drawn
    form = {"org": branch.org.pk, "kind": "committee", "held_on": "2023-03-08", "present": 2, "title": "议事"}
    assert client.post(f"{url('decisions.hold')}?org={branch.org.pk}", form).url == here
    client.post(url("life.miss", planned=other.pk), {"reason": "讲课人外出"})
    client.post(url("life.report", planned=Planned.objects.get(kind="theme_day").pk))
    drawn = text(client, here)
    assert "补录于2023年3月14日" in words(drawn)
    assert "讲课人外出" in drawn
    assert due.pk
    assert "1/3" in text(client, f"{url('life')}?q=第一党支部")


def test_the_board_costs_the_same_however_many_there_are(branch, sign_in):
    client = sign_in("ty_office")
    branch.plan(("theme_day", MARCH))
    asked = [f"{url(name)}?q=第一党支部" for name in ("life", "life_export")]
    few = [queries(client, one) for one in asked]
    for number in range(8):
        more = PartyOrg.objects.create(
            code=f"TY-X{number}", name=f"第{number}党支部", kind="branch", unit=branch.unit, since=branch.org.since
        )
        Plan.objects.create(org=more, year=2023, quarter=1, filed_on=TODAY)
    assert [queries(client, one.replace("第一", "")) for one in asked] <= few


@pytest.mark.both
def test_the_list_goes_out_as_a_workbook_for_the_filter_on_screen(branch, sign_in):
    branch.plan(("theme_day", MARCH))
    client = sign_in("ty_office")
    answer = client.get(f"{url('life_export')}?q=第一党支部&quarter=2023-1")
    heads, *rows = load_workbook(BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True)
    assert [row[0] for row in rows] == [branch.org.name]
    line = dict(zip(heads, rows[0], strict=True))
    assert (line["计划（次）"], line["已召开（次）"], line["计划报送日期"]) == (1, 0, TODAY.isoformat())
    empty = client.get(f"{url('life_export')}?q=没有")
    assert len(list(load_workbook(BytesIO(b"".join(empty.streaming_content))).active.iter_rows())) == 1


def test_talks_are_entered_in_one_go_and_shown_to_the_two(branch, sign_in):
    address = url("life.converse", org=branch.org.pk)
    client = sign_in("ty_vice")
    drawn = text(client, address)
    assert "王勤—冯德" in drawn
    people = branch.people
    form = {"one": people["vice"].pk, "others": [people["vice2"].pk, people["teacher"].pk], "held_on": "2023-03-13"}
    assert client.post(address, form).status_code == 302
    assert Conversation.objects.count() == 2
    again = client.post(address, form)
    assert again.status_code == 422
    assert "已经登记" in again.content.decode()
    assert "王勤—冯德" not in text(client, address)
    client = sign_in("ty_teacher")
    drawn = text(client, address)
    assert "冯德" in drawn, "whom he has not talked with"
    assert Conversation.objects.get(other=people["vice2"]).pk
    row = Conversation.objects.exclude(other=people["teacher"]).exclude(one=people["teacher"]).get()
    assert url("life.strike_conversation", conversation=row.pk) not in drawn
    assert client.post(url("life.strike_conversation", conversation=row.pk)).status_code == 404
    office = text(sign_in("ty_office"), address)
    assert "登记谈话" not in office
    assert "—冯德" not in office


def test_a_step_is_ticked_by_a_held_meeting(branch, sign_in):
    client, held = sign_in("ty_office"), branch.hold("assembly", date(2023, 2, 10), title="学习二十大精神")
    address = f"{url('life.tick', org=branch.org.pk)}?step=org_life:study&year=2022"
    assert "学习二十大精神" in text(client, address)
    form = {"step": "org_life:study", "year": 2022, "meeting": held.pk}
    assert client.post(address, form).status_code == 302
    assert "学习二十大精神" in text(client, f"{url('organisation_life', org=branch.org.pk)}?quarter=2023-1")
    wrong = client.post(address, {**form, "step": "org_life:views", "meeting": "", "year": "x"})
    assert wrong.status_code == 422


def package(client, branch, month="2023-03"):
    answer = client.get(f"{url('life_package', org=branch.org.pk)}?month={month}")
    assert answer.status_code == 200
    pieces = list(answer.streaming_content)
    return ZipFile(BytesIO(b"".join(pieces))), pieces


def test_a_months_package_has_records_table_and_what_was_left_out(branch, sign_in):
    client = sign_in("ty_office")
    branch.hold("theme_day", date(2023, 3, 2), title="=植树/..\\活动", summary="在校园植树。")
    marked = branch.hold("lecture", date(2023, 3, 3), title="专题")
    Meeting.objects.filter(pk=marked.pk).update(title="【秘密】专题")  # as one of an older book might bear it
    branch.hold("committee", date(2023, 2, 3), present=2, title="上月")
    plan = branch.plan(("theme_day", MARCH))
    branch.past(plan, "assembly", date(2023, 3, 6))
    archive, pieces = package(client, branch)
    assert archive.testzip() is None
    names = archive.namelist()
    assert names == ["记录/01 2023-03-02 主题党日.docx", "字段表.xlsx", "说明.txt"]
    assert len(pieces) == 2, "sent record by record"
    sheet = load_workbook(BytesIO(archive.read("字段表.xlsx"))).active
    heads, row = ([cell.value for cell in line] for line in sheet.iter_rows(max_row=2))
    assert row[heads.index("会议主题")] == "'=植树/..\\活动"
    assert row[heads.index("补录")] == "是"
    assert row[heads.index("文件")] == "01 2023-03-02 主题党日.docx"
    said = archive.read("说明.txt").decode("utf-8-sig")
    assert "带有密级标志" in said
    assert "专题" not in said
    assert "支部党员大会：未登记召开" in said
    empty, _pieces = package(client, branch, "2022-05")
    assert empty.namelist() == ["字段表.xlsx", "说明.txt"]
    assert client.get(f"{url('life_package', org=branch.org.pk)}?month=2024-01").status_code == 404
    assert client.get(f"{url('life_package', org=branch.org.pk)}?month=x").status_code == 404


def test_names_in_the_package_are_plain():
    assert plain("../a/b\\c:*?.docx") == "_a_b_c___.docx"
    assert plain("..") == "_"
    assert len(plain("长" * 300)) == 60


def test_columns_are_data_and_an_unknown_field_is_refused(tmp_path):
    path = tmp_path / "organisation_life.yaml"
    path.write_text("title: 包\ncolumns:\n  - {head: 会议, field: kind}\n", encoding="utf-8")
    assert [column.head for column in read(path)] == ["会议"]
    other = tmp_path / "other.yaml"
    other.write_text("title: 包\ncolumns:\n  - {head: 会议, field: secret}\n", encoding="utf-8")
    with pytest.raises(Refused, match="没有“secret”这个字段"):
        read(other)


def test_who_has_one_organisation_sees_it_at_once(cast, sign_in):
    assert url("life_package", org=cast.orgs["LX-ZB"].pk) in text(sign_in("lx_office"), url("life"))
    assert sign_in("lj_clerk").get(url("organisation_life", org=cast.orgs["LX-ZB"].pk)).status_code == 404
    assert not Plan.objects.exists()
    assert not Meeting.objects.filter(held_on=TODAY).exists()


def test_a_joint_branch_says_whom_it_covers_in_each_of_its_schools(branch, sign_in):
    PartyOrg.objects.filter(pk=branch.org.pk).update(kind="joint_branch")
    Coverage.objects.create(org=branch.org, unit=branch.cast.units["LX"], since=date(2022, 9, 1))
    branch.hold("theme_day", date(2023, 3, 8), title="联合植树")
    for name in ("ty_office", "lx_office"):
        drawn = text(sign_in(name), url("organisation_life", org=branch.org.pk))
        assert "覆盖柳溪小学、桃源中学，只计一次" in words(drawn)
        assert "联合植树" in drawn or "2023年3月8日" in drawn


def test_what_is_typed_is_kept_as_it_is_seen(branch, sign_in):
    client, form = sign_in("ty_office"), {"org": branch.org.pk, "kind": "theme_day", "present": 3}
    address = f"{url('decisions.hold')}?org={branch.org.pk}"
    for day in ("2023.3.5", "2023年3月6日", "2023/3/7"):
        assert client.post(address, {**form, "held_on": day, "title": "\u202e植\u200b树\ufeff"}).status_code == 302
    assert set(Meeting.objects.values_list("title", flat=True)) == {"植树"}
    for bad in ({"held_on": "2023-2-30", "title": "植树"}, {"held_on": "2023-03-08", "title": "\u200b"}):
        assert client.post(address, {**form, **bad}).status_code == 422
