"""转办他校 through the pages: asked by a school, answered by the county, moved on; both schools see it."""

from django.urls import reverse

from tests.doors.pages import url
from xiaoheng.loop.execution.models import Transfer


def test_a_school_asks_and_the_county_answers(sign_in, cast, signed):
    item, units = signed.items.get(seq=1), cast.units
    here = {"item": item.pk, "unit": "LX"}
    office = sign_in("lx_office")
    assert office.post(url("execution.request_transfer", **here), {"to": units["TY"].pk}).status_code == 422
    office.post(url("execution.request_transfer", **here), {"to": units["TY"].pk, "reason": "集团校统一修订"})
    row = Transfer.objects.get()
    assert "申请转由桃源中学办理：集团校统一修订" in office.get(url("cell", **here)).content.decode()
    clerk = sign_in("clerk")
    assert "转办申请：修订学校章程" in clerk.get(reverse("desk:inbox")).content.decode()
    page = clerk.get(url("item", item=item.pk), follow=True).content.decode()  # where the duty leads
    assert "申请转由桃源中学办理，待答复" in page
    assert url("cell", **here) in page
    assert clerk.post(url("execution.decline_transfer", transfer=row.pk), {}).status_code == 422
    clerk.post(url("execution.allow_transfer", transfer=row.pk))
    for who in ("clerk", "lx_office", "ty_office"):
        seen = sign_in(who)
        page = seen.get(url("cell", item=item.pk, unit="TY" if who == "ty_office" else "LX"), follow=True)
        assert "柳溪小学的这一项" in page.content.decode(), who
    page = sign_in("lx_office").get(url("directive", directive=signed.pk)).content.decode()
    assert "转由桃源中学一并办理" in page
    assert "由他校一并办理" in page
    page = sign_in("ty_office").get(url("directive", directive=signed.pk)).content.decode()
    assert url("cell", item=item.pk, unit="TY") in page  # a link that it may follow
    assert url("cell", **here) not in page
    clerk = sign_in("clerk")
    page = clerk.get(url("cell", item=item.pk, unit="TY")).content.decode()
    assert "改由他校办理，或交回本校" in page
    clerk.post(url("execution.transfer", **here), {"to": units["LX"].pk, "reason": "自己办"})
    assert "交回柳溪小学办理：自己办" in clerk.get(url("cell", **here)).content.decode()
    assert clerk.post(url("execution.allow_transfer", transfer=row.pk), follow=True).status_code in (200, 409)


def test_a_stranger_moves_nothing(sign_in, cast, signed):
    item = signed.items.get(seq=1)
    told = {"to": cast.units["LX"].pk, "reason": "调整"}
    for who, unit, code in (("lx_office", "TY", 404), ("lj_clerk", "TY", 404), ("ty_vice", "TY", 403)):
        answer = sign_in(who).post(url("execution.request_transfer", item=item.pk, unit=unit), told)
        assert answer.status_code in (403, code), who
    assert not Transfer.objects.exists()
