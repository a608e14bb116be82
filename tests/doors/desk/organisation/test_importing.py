"""Pages of the import: upload, preview, confirm; what goes wrong is said where it is mended; other people see nothing."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.ground.books import workbook as any_workbook
from tests.ground.organisation.books import PEOPLE, UNIT, WHOLE, with_cell, workbook
from xiaoheng.doors.desk.organisation.books import BOOKS
from xiaoheng.ground.cadres.models import Title
from xiaoheng.ground.organisation.models import Import, Person, Unit

UPLOAD, PREVIEW = reverse("desk:import"), reverse("desk:organisation.import")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path


@pytest.fixture
def clerk(sign_in):
    return sign_in("clerk")


def send(client, data, name="名册.xlsx"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)}, follow=True)


def seen(response):
    return response.context["form"].initial["seen"]


def text(response):
    return response.content.decode()


def test_upload_look_confirm_and_read_what_was_done(clerk):
    response = send(clerk, workbook(**WHOLE))
    page = text(response)
    assert [url.split("?")[0] for url, _code in response.redirect_chain] == [PREVIEW]
    assert "山海小学（SH）" in page
    assert "龙一（90001） 校长" in page
    assert not Unit.objects.filter(code="SH").exists()
    response = clerk.post(PREVIEW, {"seen": seen(response)}, follow=True)
    assert response.redirect_chain == [(UPLOAD, 302)]
    assert "已导入：单位新增1；党组织新增1；人员新增2；党籍新增2；任职新增2。" in text(response)
    assert "名册.xlsx" in text(response)
    assert Unit.objects.filter(code="SH").exists()


def test_the_staged_file_is_gone_after_the_import_and_a_double_click_writes_once(clerk):
    response = send(clerk, workbook(**WHOLE))
    clerk.post(PREVIEW, {"seen": seen(response)})
    again = clerk.post(PREVIEW, {"seen": seen(response)}, follow=True)
    assert again.redirect_chain == [(UPLOAD, 302)]
    assert "请先上传工作簿" in text(again)
    assert Person.objects.filter(code="90001").count() == 1


def test_problems_stand_with_their_place_and_there_is_no_button(clerk):
    wrong = [with_cell(PEOPLE[0], "所在单位编码", "XX", "人员")]
    response = send(clerk, workbook(units=[UNIT], people=wrong))
    page = "".join(text(response).split())
    assert "人员第2行<br>所在单位编码" in page
    assert "没有编码为“XX”的单位。" in page
    assert "确认导入" not in page
    assert clerk.post(PREVIEW, {"seen": seen(response)}).status_code == 422
    assert not Person.objects.filter(code="90001").exists()


def test_a_change_shows_old_and_new(clerk):
    response = send(clerk, workbook(people=[["00005", "周政", "1980-01-05", "TY"]]))
    assert "姓名：<del>周正</del> → <ins>周政</ins>" in text(response)


def test_questions_must_be_ticked(clerk):
    response = send(clerk, workbook(people=[["90003", "周正", "", "TY"]]))
    assert "同名的人：周正（00005）、周正（90003）" in text(response)
    refused = clerk.post(PREVIEW, {"seen": seen(response)})
    assert refused.status_code == 422
    assert not Person.objects.filter(code="90003").exists()
    clerk.post(PREVIEW, {"seen": seen(response), "confirmed": "on"})
    assert Person.objects.filter(code="90003").exists()


def test_when_facts_moved_the_new_preview_is_shown_and_can_be_confirmed(clerk, cast):
    response = send(clerk, workbook(people=[["00005", "周政", "1980-01-05", "TY"]]))
    Person.objects.filter(code="00005").update(name="周郑")
    stale = clerk.post(PREVIEW, {"seen": seen(response)})
    assert stale.status_code == 422
    assert "预览之后，登记内容有了变动" in text(stale)
    assert "<del>周郑</del>" in text(stale)
    assert Person.objects.get(code="00005").name == "周郑"
    clerk.post(PREVIEW, {"seen": stale.context["form"]["seen"].value()})
    assert Person.objects.get(code="00005").name == "周政"


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"\xd0\xcf\x11\xe0", "旧.xls", "这是旧版表格（.xls 或 .et）"),
        (b"\xd0\xcf\x11\xe0", "旧.xlsx", "这是旧版表格（.xls 或 .et）"),
        (b"PK\x03\x04broken", "坏.xlsx", "已损坏"),
        (b"", "空.xlsx", "空"),
        (b"%PDF-1.7", "文件.pdf", "不是 Excel 工作簿"),
        ("甲,乙\n".encode(), "别的.csv", "没有找到可以导入的工作表"),
    ],
)
def test_what_cannot_be_read_is_refused_at_the_upload(clerk, data, name, told):
    response = send(clerk, data, name)
    assert response.status_code == 422
    assert told in text(response)
    assert clerk.get(PREVIEW).status_code == 302


def test_a_file_that_changes_nothing_says_so(clerk):
    data = clerk.post(reverse("desk:import_export")).content
    page = text(send(clerk, data))
    assert "没有需要写入的内容：工作簿与登记一致。" in page
    assert "确认导入" not in page


def test_downloads(clerk):
    for method, address, name in (
        ("get", "import_template", "组织工作簿模板"),
        ("post", "import_export", "云岭县组织工作簿2023-03-14"),
    ):
        response = getattr(clerk, method)(reverse(f"desk:{address}"))
        assert load_workbook(BytesIO(response.content)).sheetnames[1:6] == ["单位", "党组织", "人员", "党籍", "任职"]
        assert unquote(response.headers["Content-Disposition"]) == f"attachment; filename*=UTF-8''{name}.xlsx"


def test_another_county_sees_its_own_and_not_the_staged_file(sign_in, client):
    send(sign_in("clerk"), workbook(**WHOLE))
    client.logout()
    other = sign_in("lj_clerk")
    assert "云岭县" not in text(other.get(UPLOAD))
    assert other.get(PREVIEW).status_code == 302
    page = text(send(other, workbook(**WHOLE)))
    assert "没有编码为“YL”的单位" in page
    assert "确认导入" not in page


@pytest.mark.parametrize("username", ["leader", "auditor", "inspector", "ty_secretary", "ty_teacher", "stranger"])
@pytest.mark.parametrize(
    "name", ["import", "organisation.import", "import_template", "import_export", "imports", "import_accounts"]
)
def test_nobody_else(sign_in, username, name):
    ask = sign_in(username).post if name.endswith("export") else sign_in(username).get
    assert ask(reverse(f"desk:{name}")).status_code == 403


def test_names_are_escaped(clerk):
    page = text(send(clerk, workbook(units=[UNIT], people=[["90001", "<script>alert(1)</script>", "", "SH"]])))
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;" in page


def test_the_list_shows_every_book_with_its_sheets_and_each_has_a_template(clerk):
    page = text(clerk.get(reverse("desk:imports")))
    for book, _verb in BOOKS:
        assert f'href="{reverse(f"desk:{book.page}")}"' in page
        assert str(book.about) in page
        assert all(spec.name in page for spec in book.specs)
        sheets = load_workbook(BytesIO(clerk.get(reverse(f"desk:{book.page}_template")).content)).sheetnames
        assert sheets == ["说明", *(spec.name for spec in book.specs)]


def test_another_book_is_uploaded_looked_at_and_confirmed_on_its_own_pages(clerk):
    rows = {"职称": [{"工号": "00005", "姓名": "周正", "职称": "高级", "取得时间": "2015年12月1日"}]}
    upload = {"file": SimpleUploadedFile("职称.xlsx", any_workbook(rows))}
    response = clerk.post(reverse("desk:import_cadres"), upload, follow=True)
    page = text(response)
    assert "“职称”栏目“职称”中的“高级”按“高级教师”导入" in page
    assert "周正（00005） 高级教师" in page
    assert "工作经历" not in page
    said = {"seen": seen(response), "confirmed": "on"}
    assert "已导入：职称新增1。" in text(clerk.post(reverse("desk:cadres.import"), said, follow=True))
    assert Title.objects.get().person.name == "周正"


def test_two_who_upload_the_same_file_write_it_once(clerk, cast):
    second = Client()
    second.force_login(cast.accounts["clerk"])
    data = workbook(**WHOLE)
    mine, theirs = send(clerk, data), send(second, data)
    clerk.post(PREVIEW, {"seen": seen(mine)})
    late = second.post(PREVIEW, {"seen": seen(theirs)}, follow=True)
    assert late.redirect_chain == [(UPLOAD, 302)]
    assert "暂存的文件“名册.xlsx”已过期或与上传时不符。" in text(late)
    assert "请重新上传。" in text(late)
    assert Unit.objects.filter(code="SH").count() == Import.objects.count() == 1
    assert "没有需要写入的内容" in text(send(second, data))
