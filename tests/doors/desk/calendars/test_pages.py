"""The page of the school calendar."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.desk.counting import queries
from xiaoheng.ground.calendars import services
from xiaoheng.ground.calendars.models import SchoolTerm
from xiaoheng.ground.organisation.models import Account, RoleGrant
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.calendar import is_workday, table, tell

TERMS = [
    (2021, "spring", date(2022, 2, 14), date(2022, 7, 8)),
    (2022, "autumn", date(2022, 9, 1), date(2023, 1, 13)),
    (2022, "spring", date(2023, 2, 6), date(2023, 7, 7)),
]


def set_all(cast, some=TERMS):
    for year, season, first, last in some:
        services.set_term(
            actor=cast.actor("clerk"), unit=cast.units["YL"], year=year, season=season, first=first, last=last
        )


def test_empty_it_says_what_it_is_for(cast, sign_in):
    page = sign_in("clerk").get("/terms/").content.decode()
    assert "还没有登记校历" in page
    assert "登记学期" in page


def test_a_clerk_sets_a_term_and_schools_see_it(cast, sign_in):
    told = {"year": 2022, "season": "spring", "first": "2023-02-06", "last": "2023-07-07"}
    client = sign_in("clerk")
    assert client.post("/terms/set/", {**told, "last": "2023-02-01"}).status_code == 422
    page = client.post("/terms/set/", told, follow=True).content.decode()
    assert "2022—2023学年春季学期" in page
    assert "本学期" in page
    school = sign_in("ty_office").get("/terms/").content.decode()
    assert "2023年2月6日" in school
    assert "/strike/" not in school
    assert "2022—2023" not in sign_in("lj_clerk").get("/terms/").content.decode()


def test_it_is_struck_by_the_button(cast, sign_in):
    set_all(cast, TERMS[:1])
    client = sign_in("clerk")
    page = client.get("/terms/").content.decode()
    address = page[: page.index("/strike/")].rsplit('"', 1)[1] + "/strike/"
    assert "还没有登记校历" in client.post(address, follow=True).content.decode()


def test_more_terms_cost_no_more_queries(cast, sign_in):
    client, counts = sign_in("clerk"), []
    for some in (TERMS[:1], TERMS[1:]):
        set_all(cast, some)
        client.get("/terms/")
        counts.append(queries(client, "/terms/"))
    assert counts[0] == counts[1]


def test_a_clerk_tells_a_day_and_takes_a_table(cast, sign_in, tmp_path, settings, django_capture_on_commit_callbacks):
    settings.XIAOHENG_HOME = tmp_path
    client = sign_in("clerk")
    try:
        page = client.get("/workdays/?year=2031").content.decode()
        assert "这一年还没有放假安排" in page
        told = {"day": "2031-01-22", "works": "off", "note": "除夕"}
        with django_capture_on_commit_callbacks(execute=True):
            page = client.post("/workdays/set/", told, follow=True).content.decode()
        assert "已登记2031年1月22日" in page
        assert "除夕" in page
        assert not is_workday(date(2031, 1, 22))
        again = client.post("/workdays/set/", {**told, "day": "2031-01-25"})
        assert again.status_code == 422  # a Saturday is off by itself
        school = sign_in("ty_office").get("/workdays/?year=2031").content.decode()
        assert "除夕" in school
        assert "/strike/" not in school
        client = sign_in("clerk")
        sheet = b"".join(client.get("/workdays/file/?year=2031"))
        assert table.read_table(sheet, "a.xlsx") == {date(2031, 1, 22): table.Special(False, "除夕")}
        text = b"".join(client.get("/workdays/file/?year=2031&as=csv")) + "2031-02-01,补班\r\n".encode()
        wrong = client.post("/workdays/take/", {"file": SimpleUploadedFile("a.csv", text)})
        assert (wrong.status_code, "第3行：类别“补班”" in wrong.content.decode()) == (422, True)
        right = SimpleUploadedFile("a.csv", text.replace("补班".encode(), "上班".encode()))
        page = client.post("/workdays/take/?year=2031", {"file": right}, follow=True).content.decode()
        assert "相差1天" in page
        address = page[: page.index("/strike/")].rsplit('"', 1)[1] + "/strike/"
        assert "已删除2031年1月22日的登记" in client.post(address, follow=True).content.decode()
    finally:
        tell({})


@pytest.mark.parametrize("place", ["C", "P"])
def test_from_above_the_counties_calendars_are_read_and_not_changed(cast, client, place):
    set_all(cast)
    services.set_term(
        actor=cast.actor("lj_clerk"), unit=cast.units["LJ"], year=2022, season="spring", first=date(2023, 2, 13),
        last=date(2023, 7, 14),
    )  # fmt: skip
    account = Account.objects.create(username="above", name="上级干事", is_demo=True)
    RoleGrant.objects.create(account=account, role=Role.COUNTY_CLERK, unit=cast.units[place], since=date(2020, 1, 1))
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/terms/").content.decode()
    assert ("云岭县" in page, "临江县" in page, "/strike/" in page) == (True, True, False)
    one = client.get("/terms/?county=LJ").content.decode()
    assert ("2023年2月13日" in one, "2023年2月6日" in one) == (True, False)
    row = SchoolTerm.objects.filter(unit=cast.units["LJ"]).get()
    assert client.post(f"/terms/{row.pk}/strike/").status_code == 403
