"""What is typed on any page and bears a marking of secrecy comes no further, and is not shown again."""

import pytest

from xiaoheng.ground.records.models import Payload

FORM = {"title": "党建工作", "since": "2023-03-01", "until": "2023-04-30"}


def test_it_is_refused_and_neither_kept_nor_shown_again(sign_in):
    client, before = sign_in("clerk"), Payload.objects.count()
    answer = client.post("/directives/draft/", {**FORM, "title": "绝密★启用前 某工程"})
    page = answer.content.decode()
    assert (answer.status_code, "带有密级标志“绝密★”" in page, "某工程" in page) == (422, True, False)
    part = client.post("/directives/draft/", {**FORM, "title": "绝密★"}, headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == "/"
    assert Payload.objects.count() == before


@pytest.mark.parametrize("text", ["无记名（秘密）投票", "学校保密工作", "字" * 700 + "标注为机密★的文件"])
def test_what_is_no_marking_goes_on(sign_in, text):
    answer = sign_in("clerk").post("/directives/draft/", {**FORM, "basis": text})
    assert answer.status_code in (302, 422)
    assert "密级" not in answer.content.decode()
