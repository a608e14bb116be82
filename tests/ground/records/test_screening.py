"""No upload whose name or head bears a marking of secrecy is kept, whichever door it comes through."""

from io import BytesIO

import pytest
from docx import Document

from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import StoredFile
from xiaoheng.lib.refusal import Refused

pytestmark = pytest.mark.django_db


def word(*lines):
    """A Word document of these lines."""
    paper, made = Document(), BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(made)
    return made.getvalue()


def pdf(text):
    """A PDF of one line, with a font of Chinese that readers know by name."""
    shown = f"BT /F1 16 Tf 72 700 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + end % (table, len(made))


MARKED = "机密★1年 桃源县委教育工委文件 关于考务安排的通知"


@pytest.mark.parametrize(
    ("data", "name"),
    [(pdf(MARKED), "通知.pdf"), (word(MARKED), "通知.docx"), (MARKED.encode("gb18030"), "通知.txt")],
)
def test_the_head_of_a_file_is_read(data, name):
    with pytest.raises(Refused, match="版头带有密级标志“机密★”"):
        records.store(data, name)
    assert not StoredFile.objects.exists()


def test_the_name_is_read_even_where_the_file_cannot_be():
    with pytest.raises(Refused, match="文件名带有密级标志“（秘密）”") as refused:
        records.store(b"\xff\xd8\xff...", "名单（秘密）.jpg")
    assert "名单" not in str(refused.value)  # a refusal is kept in the trail


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf("桃源中学关于以无记名投票方式秘密投票选举的通知"), "通知.pdf"),
        (word("关于转发文件的通知", "长" * 600, "原文标有（机密）"), "转发.docx"),
        (b"%PDF-1.7\nbroken", "坏的.pdf"),
    ],
)
def test_an_ordinary_word_what_is_said_of_others_and_what_cannot_be_read_pass(data, name):
    assert records.store(data, name).name == name
