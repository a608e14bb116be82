"""The library's pages: what is found, drawn, entered, cleaned up and exported."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from tests.ground.library.conftest import Library
from xiaoheng.ground.library import services
from xiaoheng.ground.library.models import CleanupEntry, Document, DocumentLink
from xiaoheng.ground.library.words import EntryState
from xiaoheng.ground.rulebook.models import Parameter

pytestmark = pytest.mark.django_db
ENTERED = {
    "unit": "TY", "title": "党组织会议议事规则", "number": "桃中党[2022]3号", "level": "6", "kind": "procedure",
    "issuers": "桃源中学、县教育局", "issued_on": "2022-09-01",
}  # fmt: skip


@pytest.fixture
def library(cast):
    return Library(cast)


def of(page, **named):
    return reverse(f"desk:{page}", kwargs={name: row.pk for name, row in named.items()})


def cells(response):
    """The workbook of an answer, sheet by sheet."""
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_school_enters_a_document_and_is_told_its_number(sign_in, library):
    library.issue(number="云教工委〔2022〕5号")
    client, url = sign_in("ty_office"), reverse("desk:library.enter")
    sent = {**ENTERED, "bases": "云教工委(2022)5号", "text": "BR18"}
    page = client.post(url, sent, follow=True).content.decode()
    assert "已规范为“桃中党〔2022〕3号”" in page
    row = Document.objects.get(unit=library.school)
    assert DocumentLink.objects.filter(source=row).count() == 2
    assert "桃源中学、县教育局" in page
    again = client.post(url, sent)
    assert again.status_code == 422
    assert "已收录" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"unit": "LX"}, "不是有效选项"),
        ({"bases": "云教工委〔2022〕9号"}, "没有文号为"),
        ({"title": "名单（秘密）"}, "国家秘密"),
        ({"number": "桃中党〔2022〕03号"}, "补了0"),
    ],
)
def test_what_cannot_be_entered(changes, told, sign_in, library):
    response = sign_in("ty_office").post(reverse("desk:library.enter"), {**ENTERED, **changes})
    assert response.status_code == 422
    assert not Document.objects.exists()
    if told != "不是有效选项":
        assert told in response.content.decode()


@pytest.mark.both
def test_documents_are_found_by_words_level_kind_and_standing(sign_in, library):
    county, school = library.issue(number="云教工委〔2022〕5号"), library.enter("学校章程", kind="charter")
    library.enter("旧制度", kind="system", until=date(2023, 1, 1))
    client, url = sign_in("clerk"), reverse("desk:library")

    def found(**asked):
        return [one.row for one in client.get(url, asked).context["rows"]]

    assert found(text="教工委[2022]") == [county]
    assert found(text="章程") == found(kind="charter") == [school]
    assert found(level="4") == found(unit="YL") == [county]
    assert [row.title for row in found(standing="over")] == ["旧制度"]
    assert found(standing="over", on="2022-12-31") == []
    assert len(found(level="x", unit="NONE")) == 3
    rows = cells(client.get(reverse("desk:library_export"), {"kind": "charter"}))["文库"]
    assert [row[0] for row in rows] == ["标题", "学校章程"]


def test_a_document_shows_what_it_rests_on_and_what_carries_it_out(sign_in, library):
    top = library.issue(
        "中央的意见", level=1, issuers=("中央办公厅",), number="中办发〔2022〕7号", issued_on=date(2022, 1, 1)
    )
    county = library.issue("县的办法", bases=[top, "SS23"])
    school = library.enter(bases=[county])
    client = sign_in("ty_office")
    page = client.get(of("document", document=school)).content.decode()
    assert page.index("中央的意见") < page.index("2023年全面推进") < page.index("县的办法")
    page = client.get(of("document", document=top)).content.decode()
    assert "2份，涉及1所学校" in page
    assert "本文件在制度条款中的要义" in page  # the rulebook knows a text of this number
    clauses = client.get(reverse("desk:clauses")).content.decode()
    assert of("document", document=county) in clauses
    assert of("document", document=top) in clauses
    assert "clauses" not in sign_in("ty_teacher").get(of("document", document=top)).content.decode()
    assert sign_in("lj_secretary").get(of("document", document=top)).status_code == 404


def test_the_source_of_a_value_leads_to_its_document(sign_in, library):
    from xiaoheng.ground.rulebook import services as rulebook

    row = library.issue(number="云教工委〔2022〕5号")
    parameter = Parameter.objects.get(key="vacancy_months_max")
    said = {"unit": library.county, "value": 2, "since": date(2023, 3, 14), "basis": row.number}
    rulebook.override(actor=library.clerk, parameter=parameter, **said)
    page = sign_in("clerk").get(of("parameter", parameter=parameter)).content.decode()
    assert of("document", document=row) in page


def test_a_document_is_corrected_linked_repealed_and_replaced(sign_in, library):
    basis, row = library.issue(), library.enter(file=("桃源中学议事规则".encode(), "规则.txt"))
    client = sign_in("ty_office")
    sent = {**ENTERED, "title": "议事规则", "reason": "标题录错"}
    assert "已更正" in client.post(of("library.correct", document=row), sent, follow=True).content.decode()
    link = {"kind": "carries_out", "document": basis.pk}
    assert "已登记。" in client.post(of("library.link", document=row), link, follow=True).content.decode()
    assert client.post(of("library.link", document=row), {**link, "text": "BR18"}).status_code == 422
    made = DocumentLink.objects.get()
    page = client.post(of("library.unlink", document_link=made), {"next": of("document", document=row)}, follow=True)
    assert "已删除关系" in page.content.decode()
    assert b"".join(client.get(of("document_file", document=row)).streaming_content).decode() == "桃源中学议事规则"
    new = {**ENTERED, "title": "新的议事规则", "number": "", "issued_on": "2023-03-01"}
    url = reverse("desk:library.enter") + f"?supersedes={row.pk}"
    assert 'value="议事规则"' in client.get(url).content.decode()
    client.post(url, new)
    page = client.get(of("document", document=row)).content.decode()
    assert "被新文件替代" in page
    assert "登记废止" not in page
    latest = Document.objects.get(title="新的议事规则")
    ended = {"until": "2023-04-01", "number": "党会〔2023〕2号"}
    assert "已登记废止" in client.post(of("library.repeal", document=latest), ended, follow=True).content.decode()
    clerk, reason = sign_in("clerk"), {"reason": "选错文件"}
    assert "已恢复" in clerk.post(of("library.restore", document=latest), reason, follow=True).content.decode()
    assert clerk.post(of("library.strike", document=row), {"reason": " "}).status_code == 422
    assert clerk.post(of("library.strike", document=latest), reason).status_code == 422  # it replaces another
    assert "已删除登记" in clerk.post(of("library.strike", document=basis), reason, follow=True).content.decode()
    client, basis = sign_in("ty_office"), library.issue()
    for wrong in ("x", "9" * 19, str(basis.pk)):
        status = client.get(reverse("desk:library.enter"), {"supersedes": wrong}).status_code
        assert status == (403 if wrong == str(basis.pk) else 404)


def test_gaps_name_what_rests_on_nothing_or_on_what_is_over(sign_in, library):
    basis = library.issue("县的办法")
    library.enter("有依据的规则", bases=[basis])
    services.repeal(actor=library.clerk, document=basis, until=date(2023, 3, 1), number="云教工委〔2023〕3号")
    library.enter("没有依据的规则")
    context = sign_in("clerk").get(reverse("desk:library_gaps")).context
    assert [one.row.title for one in context["rows"]] == ["没有依据的规则"]
    assert [link.source.title for link, _seen in context["links"]] == ["有依据的规则"]


def test_a_clean_up_from_opening_to_its_end(sign_in, library):
    library.enter("章程", kind="charter")
    library.issue("县的办法")
    clerk = sign_in("clerk")
    sent = {"title": "2023年制度清理", "basis": "云教工委〔2023〕2号", "due_on": "2023-03-31"}
    assert "2023年制度清理" in clerk.post(reverse("desk:library.open_cleanup"), sent, follow=True).content.decode()
    entry = CleanupEntry.objects.get(unit=library.school)
    place = of("cleanup", cleanup=entry.cleanup)
    assert "还有2份" in clerk.post(of("library.close_cleanup", cleanup=entry.cleanup), follow=True).content.decode()
    office, url = sign_in("ty_office"), of("library.rule_on", cleanup_entry=entry)
    inbox = office.get("/").content.decode()
    assert "2023年制度清理：1份待定" in inbox
    assert place in inbox
    assert "县的办法" not in office.get(place).content.decode()
    verdict = {"verdict": "keep", "reason": "sound", "number": "党会〔2023〕2号"}
    assert office.post(url, {**verdict, "reason": "conflict"}).status_code == 422
    assert "已登记清理意见" in office.post(url, verdict, follow=True).content.decode()
    own = CleanupEntry.objects.get(unit=library.county)
    assert office.get(of("library.rule_on", cleanup_entry=own)).status_code == 404
    clerk = sign_in("clerk")
    clerk.post(of("library.rule_on", cleanup_entry=own), {**verdict, "verdict": "repeal", "reason": "outdated"})
    assert own.document.pk == Document.objects.get(ending="repealed").pk
    book = cells(clerk.get(of("cleanup_export", cleanup=entry.cleanup), {"state": "kept"}))
    assert [row[0] for row in book["清理台账"]] == ["文件", "章程"]
    assert [row[:2] for row in book["进度"]] == [("单位", "文件"), ("桃源中学", 1), ("云岭县", 1)]
    assert "清理已结束" in clerk.post(of("library.close_cleanup", cleanup=entry.cleanup), follow=True).content.decode()
    assert "改意见" not in clerk.get(place).content.decode()


def test_pages_ask_the_same_number_of_questions_for_one_and_for_three(sign_in, library):
    basis = library.issue("县的办法", bases=["BR18"])
    client, units = sign_in("clerk"), [library.cast.units[code] for code in ("TY", "LX", "SQ")]

    def fill(some):
        for unit in some:
            said = {"actor": library.clerk, "unit": unit, "issuers": (unit.name,)}
            library.enter("规则", **said, bases=[basis])
            library.enter("章程", **said)

    fill(units[:1])
    cleanup, _entries = library.open()
    gone = library.issue("废止的办法")
    library.enter("依据废止的规则", bases=[gone])
    services.repeal(actor=library.clerk, document=gone, until=date(2023, 3, 1), number="1号")
    urls = [reverse("desk:library"), reverse("desk:library_gaps"), of("document", document=basis)]
    urls += [reverse("desk:cleanups"), of("cleanup", cleanup=cleanup), reverse("desk:clauses")]
    before = [queries(client, url) for url in urls]
    fill(units[1:])
    library.enter("又一份依据废止的规则", bases=[gone])
    for row in Document.objects.filter(unit__in=units[1:]):
        CleanupEntry.objects.create(cleanup=cleanup, document=row, unit=row.unit, state=EntryState.PENDING)
    assert [queries(client, url) for url in urls] == before
