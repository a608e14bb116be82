"""Pages of filing: what a school sees of its draft, what the county sees of its review, and no script gets through."""

import io

import pytest
from docx import Document

from tests.loop.decisions.filing.world import Filer
from xiaoheng.doors.reports.filed_text import chinese
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.filing import services
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.words import Kind, State

BAD = "<script>alert(1)</script>"


@pytest.fixture
def ty(cast):
    return Filer(cast)


def test_a_file_with_a_script_becomes_words(sign_in, ty):
    client = sign_in("ty_office")
    file = io.BytesIO(f"章程\n第一条 党的领导。{BAD}\n第一条 重复".encode())
    file.name = "章程.txt"
    response = client.post("/filings/draft/", {"kind": "charter", "source": "file", "file": file})
    text = FiledText.objects.get()
    assert response["Location"] == f"/filings/{text.pk}/"
    page = client.get(f"/filings/{text.pk}/").content.decode()
    assert BAD not in page
    assert "&lt;script&gt;" in page
    assert "第一条 重复" in page  # what was not understood is shown


def test_the_county_does_not_read_a_draft_and_the_neighbour_reads_nothing(sign_in, ty):
    draft, other = ty.draft(), services.draft(actor=ty.office, unit=ty.unit, kind=Kind.LIST, reference=True)
    FiledText.objects.filter(pk=other.pk).update(
        state=State.SUBMITTED, county=ty.unit.superior, submitted_on=clock.today(), due_on=clock.today()
    )
    assert [sign_in("clerk").get(f"/filings/{row.pk}/").status_code for row in (draft, other)] == [404, 200]
    assert [sign_in("lj_clerk").get(f"/filings/{row.pk}/").status_code for row in (draft, other)] == [404, 404]
    listed = sign_in("clerk").get("/filings/").content.decode()
    assert [f"/filings/{row.pk}/" in listed for row in (draft, other)] == [False, True]


def test_a_review_in_parts_then_a_conclusion(sign_in, ty):
    text = ty.registered(Kind.PARTY_RULES)
    client, first = sign_in("clerk"), text.articles.first()
    url = f"/filings/{text.pk}"
    assert client.post(f"{url}/examine/", {f"verdict_{first.pk}": "advise"}).status_code == 422
    told = {f"verdict_{first.pk}": "advise", f"dimension_{first.pk}": "regular", f"opinion_{first.pk}": "写明依据。"}
    assert client.post(f"{url}/examine/", told).status_code == 302
    unread = client.post(f"{url}/conclude/", {"outcome": "advised", "effective_on": "2023-03-14"})
    assert unread.status_code == 422
    assert "还有14条没有审查" in unread.content.decode()
    client.post(f"{url}/examine/", {"rest": "1", **told})
    assert client.post(f"{url}/conclude/", {"outcome": "advised", "effective_on": "2023-03-14"}).status_code == 302
    page = sign_in("ty_secretary").get("/schools/TY/").content.decode()
    assert "云岭县备〔2023〕1号" in page
    assert Parameter.objects.get(key="important_quorum").title in page


def test_a_request_under_review_is_not_answered_past_the_review(sign_in, ty):
    text = ty.registered()
    client, url = sign_in("clerk"), f"/requests/{text.request_id}/"
    page = client.get(url).content.decode()
    assert f"/filings/{text.pk}/" in page
    assert "reply/" not in page
    client.post(f"{url}reply/", {"approve": "yes", "text": "同意"})
    text.request.refresh_from_db()
    assert text.request.replied_on is None


def test_the_paper_is_the_text(sign_in, ty):
    text = ty.draft()
    answer = sign_in("ty_office").get(f"/filings/{text.pk}/paper/")
    words = [row.text for row in Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs]
    assert words[0] == "桃源中学章程"
    assert "（第1版，草稿）" in words
    assert any(row.startswith("第十条　本章程") for row in words)


def test_numbers_of_articles():
    assert [chinese(n) for n in (1, 10, 11, 20, 101, 110, 300)] == [
        "一", "十", "十一", "二十", "一百〇一", "一百一十", "三百",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_many_questions_for_three_as_for_one(sign_in, ty, count, django_assert_num_queries):
    for kind in (Kind.PARTY_RULES, Kind.PRINCIPAL_RULES, Kind.CHARTER)[:count]:
        row = services.draft(actor=ty.office, unit=ty.unit, kind=kind, reference=True)
        FiledText.objects.filter(pk=row.pk).update(
            state=State.PASSED, effective_on=clock.today(), number=f"备{kind}", county=ty.unit.superior
        )
    client = sign_in("ty_office")
    client.get("/filings/")
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/filings/")


LIST_QUERIES = 9
