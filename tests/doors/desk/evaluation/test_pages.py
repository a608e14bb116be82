"""Pages of evaluation: computing, explaining, overriding, closing."""

import pytest

from tests.doors.desk.counting import queries
from tests.doors.pages import url
from xiaoheng.loop.evaluation import services
from xiaoheng.loop.evaluation.models import Appraisal, AppraisalItem


@pytest.fixture
def computed(world):
    """All schools computed; TY has one verified and one contradicted item."""
    for seq in (1, 2):
        world.passed("TY", seq)
    world.inspected("partial", seq=2)
    services.compute(actor=world.clerk, unit=world.cast.units["YL"], year=2023)
    return world


def appraisal(code="TY"):
    return Appraisal.objects.get(unit__code=code)


def test_the_county_computes_from_the_list(world, sign_in):
    client = sign_in("clerk")
    assert "计算云岭县 2023 年度评价" in client.get(url("appraisals")).content.decode()
    answer = client.post(url("evaluation.compute", unit="YL"), {"year": "2023"})
    assert answer.url == f"{url('appraisals')}?year=2023"
    page = client.get(answer.url).content.decode()
    assert all(school in page for school in ("桃源中学", "柳溪小学", "石桥小学"))
    assert "依据不足" in page


@pytest.mark.parametrize("year", ["", "abc", "1"])
def test_no_year_no_computing(world, sign_in, year):
    answer = sign_in("clerk").post(url("evaluation.compute", unit="YL"), {"year": year}, follow=False)
    assert answer.status_code == 302
    assert not Appraisal.objects.exists()


def test_a_school_reads_what_was_counted_and_what_is_missing(computed, sign_in):
    row = appraisal()
    page = sign_in("ty_office").get(url("appraisal", appraisal=row.pk)).content.decode()
    for item in row.items.all():
        assert item.explanation in page
        assert item.missing in page
    assert "转为问题" in page
    assert "调整得分" not in page
    assert "审定</button>" not in page


def test_an_override_shows_both_values_to_the_school(computed, sign_in):
    item = AppraisalItem.objects.get(appraisal=appraisal(), code="A3")
    address = url("evaluation.override", appraisal_item=item.pk)
    client = sign_in("clerk")
    assert client.post(address, {"points": "99", "reason": "x"}).status_code == 422
    assert client.post(address, {"points": "12.34", "reason": "x"}).status_code == 422
    client.post(address, {"points": "12.5", "reason": "现场复查"})
    item.refresh_from_db()
    assert item.override == 125
    page = sign_in("ty_office").get(url("appraisal", appraisal=item.appraisal_id)).content.decode()
    assert "计算得分 7.5，调整为 12.5：现场复查" in page


def test_closing_takes_the_buttons_away(computed, sign_in):
    row, client = appraisal(), sign_in("clerk")
    client.post(url("evaluation.close", appraisal=row.pk))
    row.refresh_from_db()
    assert row.state == "closed"
    page = client.get(url("appraisal", appraisal=row.pk)).content.decode()
    assert "调整得分" not in page


def test_who_sees_and_who_may(computed, sign_in):
    row = appraisal()
    seen = (("leader", 200), ("ty_vice", 200), ("lx_office", 404), ("lj_clerk", 404), ("ty_teacher", 403))
    for name, status in seen:
        assert sign_in(name).get(url("appraisal", appraisal=row.pk)).status_code == status
    assert sign_in("ty_secretary").post(url("evaluation.close", appraisal=row.pk)).status_code == 403
    assert sign_in("lj_clerk").post(url("evaluation.compute", unit="YL"), {"year": 2023}).status_code == 404


@pytest.mark.both
def test_filters(computed, sign_in):
    client = sign_in("clerk")
    assert "桃源中学" in client.get(url("appraisals") + "?year=2023&level=").content.decode()
    assert "柳溪小学" in client.get(url("appraisals") + "?year=2023&level=unjudged").content.decode()
    assert "柳溪小学" not in client.get(url("appraisals") + "?year=2022").content.decode()
    assert client.get(url("appraisals") + "?year=x&level=9").status_code == 200


def test_the_list_asks_the_same_queries_for_one_and_three_schools(world, sign_in):
    client = sign_in("clerk")
    services.compute(actor=world.clerk, unit=world.cast.units["TY"], year=2023)
    one = queries(client, url("appraisals"))
    services.compute(actor=world.clerk, unit=world.cast.units["YL"], year=2023)
    assert queries(client, url("appraisals")) == one
