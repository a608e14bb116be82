"""The minutes as a Word document: layout by the official standard, and everything the record holds."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.loop.decisions.conftest import ty as _ty
from xiaoheng.doors.reports.minutes import minutes, numeral
from xiaoheng.doors.reports.official import Paper
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.services import Mark

ty = _ty


@pytest.fixture
def meeting(ty):
    """Five entitled, one away with a written view, one recused, voted by name."""
    cast, topic = ty.cast, ty.consult(ty.propose("P16", title="落实责任制<办法>𠮷"))
    row = ty.meeting(topic, absent=("ty_moral",))
    marks = {cast.people["ty_moral"].pk: Mark("absent", "同意，请列席人员回避")}
    services.attend(actor=ty.office, meeting=row, marks=marks)
    item = row.items.get()
    services.take_up(actor=ty.office, item=item)
    services.recuse(actor=ty.office, item=item, person=cast.people["ty_vice2"], reason="分管事项涉及本人")
    ty.hear(item)
    voters = [cast.people[name].pk for name in ("ty_secretary", "ty_principal", "ty_vice")]
    services.vote(actor=ty.office, item=item, method="named", ballots=dict.fromkeys(voters, "yes"))
    services.resolve(actor=ty.office, item=item, outcome="approved", text="同意实施。\n由党政办负责落实。")
    services.adjourn(actor=ty.office, meeting=row)
    return Meeting.objects.get(pk=row.pk)


def test_the_paper_holds_the_record(meeting):
    word = Document(BytesIO(minutes(meeting)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for part in (
        "党组织会议纪要",
        "〔2023〕1号",
        "中共桃源中学委员会\t2023年3月14日",
        "周正同志主持召开",
        "一、审议《落实责任制<办法>𠮷》",
        "冯德（分管事项涉及本人）",
        "陈育：同意，请列席人员回避（书面意见，会上宣读，不计入票数）",
        "应到会5人，到会参加本项3人，回避1人。记名表决：赞成3票，反对0票，弃权0票",
        "会议决定：同意实施。",
        "由党政办负责落实。",
        "请假：陈育",
    ):
        assert part in text
    assert text.index("王勤：同意") < text.index("周正（主持人）：同意")


def test_the_page_is_that_of_the_standard(meeting):
    word = Document(BytesIO(minutes(meeting)))
    page = word.sections[0]
    assert [round(side.mm) for side in (page.page_width, page.page_height)] == [210, 297]
    assert [round(m.mm) for m in (page.top_margin, page.left_margin, page.right_margin, page.bottom_margin)] == [
        37,
        28,
        26,
        35,
    ]
    assert (page.page_width - page.left_margin - page.right_margin) == pytest.approx(Mm(156), abs=Mm(1))
    assert word.settings.odd_and_even_pages_header_footer
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs if run.text]
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"} <= fonts
    assert None not in fonts
    body = next(p for p in word.paragraphs if p.text.startswith("2023年3月14日"))
    assert (body.runs[0].font.size, body.paragraph_format.line_spacing) == (Pt(16), Pt(28))


def test_heads_are_numbered_in_chinese():
    assert [numeral(n) for n in (1, 10, 11, 20, 21, 99)] == ["一", "十", "十一", "二十", "二十一", "九十九"]
    assert [numeral(n) for n in (100, 101, 110, 120, 999)] == [
        "一百",
        "一百零一",
        "一百一十",
        "一百二十",
        "九百九十九",
    ]


def test_the_signature_stands_over_the_day_and_a_long_title_breaks_where_it_is_told():
    paper = Paper("报告")
    paper.title("关于中共荷塘小学支部委员会\n补选选举结果的报告")
    paper.title("桃源中学\n章程")
    paper.addressee("中共云岭县委")
    paper.signed("中共荷塘小学支部委员会", "2023年3月14日")
    long, short, addressee, _gap, issuer, day = Document(BytesIO(paper.data())).paragraphs
    assert (long.text.count("\n"), short.text) == (1, "桃源中学章程")
    assert (addressee.text, addressee.paragraph_format.first_line_indent) == ("中共云岭县委：", None)
    assert day.paragraph_format.right_indent == Pt(16) * 4
    assert issuer.paragraph_format.right_indent == Pt(16) * 4 + (Pt(16) * 6.5 - Pt(16) * 11) / 2
