"""What is typed on any page and bears a marking of secrecy comes no further, and is not shown again."""

import pytest

from xiaoheng.ground.records.models import Payload

FORM = {"title": "党建工作", "since": "2023-03-01", "until": "2023-04-30"}


def test_it_goes_back_with_the_reason_and_nothing_is_kept(sign_in):
    client, before = sign_in("clerk"), Payload.objects.count()
    answer = client.post("/directives/draft/", {**FORM, "title": "绝密★启用前 某工程"}, HTTP_REFERER="/directives/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/directives/")
    page = client.get("/directives/").content.decode()
    assert "带有密级标志“绝密★”" in page
    assert "某工程" not in page
    assert Payload.objects.count() == before


@pytest.mark.parametrize("text", ["无记名（秘密）投票", "学校保密工作", "字" * 700 + "标注为机密★的文件"])
def test_what_is_no_marking_goes_on(sign_in, text):
    answer = sign_in("clerk").post("/directives/draft/", {**FORM, "basis": text})
    assert answer.status_code in (302, 422)
    assert "密级" not in answer.content.decode()
