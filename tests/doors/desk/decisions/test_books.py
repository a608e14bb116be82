"""Pages of minutes after the signature, of emergencies, and of the room's screen."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.test import Client
from pypdf import PdfReader

from tests.corpus.files import word
from xiaoheng.loop.decisions import services
from xiaoheng.loop.decisions.models import Minutes, ScreenTry, UrgentAct

pytestmark = pytest.mark.django_db


def upload(data, name="纪要.docx"):
    return SimpleUploadedFile(name, data)


def test_scan_correction_and_former_version_stand_on_the_page(ty, sign_in):
    _topic, meeting = ty.approved("P16")
    ty.sign(meeting)
    url, client = f"/meetings/{meeting.pk}/", sign_in("ty_office")
    client.post(f"{url}file_scan/", {"file": upload(b"%PDF-1.7\n", "签字件.pdf")})
    client.post(
        f"{url}amend_minutes/", {"file": upload(word(body="<w:document>改</w:document>")), "reason": "人数误写"}
    )
    row = Minutes.objects.get()
    assert (bool(row.scan), bool(row.corrected)) == (True, True)
    client = sign_in("ty_secretary")
    assert "阅读无误，签发更正" in client.get(url).content.decode()
    client.post(f"{url}countersign/", {"digest": row.corrected})
    html = client.get(url).content.decode()
    assert "第2版（现行）" in html
    assert "原因：人数误写" in html
    assert client.get(f"{url}minutes/?file={row.file}").status_code == 200
    assert client.get(f"{url}minutes/?file={'0' * 64}").status_code == 404
    assert "党组织会议纪要〔2023〕1号" in client.get("/meetings/book/").content.decode()


def test_the_minutes_are_printed_as_pdf(ty, sign_in):
    _topic, meeting = ty.approved("P16")
    url, client = f"/meetings/{meeting.pk}/", sign_in("ty_office")
    client.post(f"{url}draft_minutes/")
    answer = client.get(f"{url}minutes/?as=pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    read = PdfReader(BytesIO(b"".join(answer.streaming_content)))
    assert "党组织会议纪要" in "".join("".join(page.extract_text().split()) for page in read.pages)


def test_an_emergency_is_entered_and_heard(ty, sign_in):
    told = {"text": "停用受损教学楼", "reason": "墙体开裂", "done_on": "2023-03-14"}
    sign_in("ty_secretary").post("/urgent/", told)
    row = UrgentAct.objects.get()
    client = sign_in("ty_office")
    assert "停用受损教学楼" in client.get("/meetings/").content.decode()
    ty.meeting(ty.consult(ty.propose("P16")))
    client.post(f"/urgent/{row.pk}/ratify/", {"ratified": "yes"})
    assert UrgentAct.objects.get().state == "ratified"


def test_the_screen_needs_no_account_shows_no_names_and_covers_personnel(ty):
    item = ty.meeting(ty.consult(ty.propose("P06", title="任用中层干部"))).items.get()
    code, screen = services.project(actor=ty.office, meeting=item.meeting).code, Client()
    ty.debate(item)
    services.vote(actor=ty.office, item=item, method="secret", yes=4, no=1, again=(4, 1, 0))
    html = screen.get(f"/screen/?code={code}").content.decode()
    assert "人事议题（内容不投屏）" in html
    assert "赞成 4　反对 1　弃权 0" in html
    assert 'http-equiv="refresh"' in html
    for hidden in ("任用中层干部", "周正", "吴明", "王勤"):
        assert hidden not in html


def test_wrong_codes_are_counted_and_then_even_the_right_one_waits(ty):
    meeting = ty.meeting(ty.propose("M12"), kind="principal")
    code, screen = services.project(actor=ty.office, meeting=meeting).code, Client()
    for _n in range(20):
        assert screen.get("/screen/?code=AAAAAAAA").status_code == 422
    assert screen.get(f"/screen/?code={code}").status_code == 422
    assert Client(REMOTE_ADDR="10.0.0.9").get(f"/screen/?code={code}").status_code == 200
    assert ScreenTry.objects.get().count == 21  # in the database, so that several server processes count together
    ScreenTry.objects.update(since=F("since") - timedelta(minutes=10))
    assert screen.get(f"/screen/?code={code}").status_code == 200
