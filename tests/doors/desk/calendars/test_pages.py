"""The page of the school calendar."""

from datetime import date

from tests.doors.desk.counting import queries
from xiaoheng.ground.calendars import services

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
