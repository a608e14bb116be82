"""The overview: each number is the length of its list, sums add up, a filter holds everywhere, queries do not grow."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.doors.desk.counting import queries
from xiaoheng.ground.organisation.models import Account, Appointment, Coverage, PartyOrg, RoleGrant, School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.words import Post, Role
from xiaoheng.ground.rulebook import services

TODAY = date(2023, 3, 14)
OVERVIEW = reverse("desk:overview")
NOTABLE = re.compile(r'<a href="([^"]+)"><strong class="tone-\w+">(\d+)</strong>')
CELL = re.compile(r'<td class="(?:num|cell-mark)"><a href="([^"]+)">(\d+)</a></td>')


@pytest.fixture
def judged(cast):
    """The cast judged today, with something to come."""
    PartyOrg.objects.filter(code="TY-DW").update(term_since=date(2018, 7, 31))
    services.evaluate(TODAY)
    return cast


@pytest.fixture
def city(judged, client):
    """Somebody who looks from the city, with counties 云岭 and 临江 below."""
    account = Account.objects.create(username="city", name="市领导", is_demo=True)
    RoleGrant.objects.create(account=account, role=Role.COUNTY_LEADER, unit=judged.units["C"], since=date(2020, 1, 1))
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def listed(client, url):
    """How many rows a list says it has."""
    return int(re.search(r"共 (\d+)\s+[所项]", text(client, url)).group(1))


def linked(page, pattern):
    return [(unescape(url), int(count)) for url, count in pattern.findall(page)]


@pytest.mark.parametrize("asked", ["", "?stage=primary", "?size=0-3", "?kind=joint_branch"])
def test_each_number_is_the_length_of_its_list(judged, sign_in, asked):
    client = sign_in("clerk")
    page = text(client, OVERVIEW + asked)
    numbers = linked(page, NOTABLE) + linked(page, CELL)
    counted = [(url, count) for url, count in numbers if url.startswith(("/schools/", "/forecast/", "/gaps/"))]
    assert counted
    for url, count in counted:
        assert listed(client, url) == count, url


def test_a_city_sees_its_counties_and_each_number_is_the_length_of_its_list(judged, city):
    page = text(city, OVERVIEW)
    assert "云岭县" in page
    assert "临江县" in page
    for url, count in linked(page, CELL) + linked(page, NOTABLE):
        assert listed(city, url) == count, url
    rows = re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)(?:</a>)?</th>\s*<td class="num">(\d+)</td>', page)
    assert dict(rows) == {"云岭县": "3", "临江县": "1", "合计": "4"}


def test_a_city_opens_one_county(judged, city):
    page = text(city, f"{OVERVIEW}?county=YL")
    assert "云岭县总览" in page
    assert "桃源中学" in page
    assert "临江一中" not in page


def test_a_school_right_below_the_city_is_counted(judged, city):
    school = Unit.objects.create(
        code="CS", name="市实验学校", kind="school", superior=judged.units["C"], log="C", since=TODAY
    )
    School.objects.create(unit=school, stage="primary")
    place(school)
    page = text(city, OVERVIEW)
    assert "云州市直属学校" in page
    assert dict(re.findall(r'<th scope="row">([^<]+)</th>\s*<td class="num">(\d+)</td>', page))["合计"] == "5"


@pytest.mark.both
@pytest.mark.parametrize("asked", ["county=LJ", "zone=999999", "zone=x", "size=1-1", "kind=x"])
def test_what_is_not_in_sight_filters_everything_away_or_nothing(judged, sign_in, asked):
    page = text(sign_in("clerk"), f"{OVERVIEW}?{asked}")
    assert "临江一中" not in page


def test_coverage_stands_beside_its_target(judged, sign_in):
    page = text(sign_in("clerk"), OVERVIEW)
    assert "达到目标" in page
    assert "应达到50%" in page
    assert "应达到100%" in page
    Appointment.objects.filter(unit=judged.units["TY"], post=Post.PRINCIPAL).update(until=TODAY)
    assert "未达到目标" in text(sign_in("clerk"), OVERVIEW)


def test_queries_do_not_grow_with_schools(judged, sign_in):
    client, addresses = sign_in("clerk"), [OVERVIEW, *map(reverse, ["desk:schools", "desk:forecast", "desk:figures"])]
    few = [queries(client, url) for url in addresses]
    _more(judged.units["YL"], 3)
    assert [queries(client, url) for url in addresses] == few


def test_queries_do_not_grow_with_counties(judged, city):
    few = queries(city, OVERVIEW)
    for number in range(3):
        county = Unit.objects.create(
            code=f"K{number}", name=f"新县{number}", kind="county", superior=judged.units["C"], log=f"K{number}",
            since=TODAY,
        )  # fmt: skip
        place(county)
        _more(county, 1)
    assert queries(city, OVERVIEW) == few


def _more(county, count):
    for number in range(count):
        code = f"{county.code}-N{number}"
        school = Unit.objects.create(
            code=code, name=f"新校{number}", kind="school", superior=county, log=county.code, since=date(2010, 9, 1)
        )
        School.objects.create(unit=school, stage="primary")
        place(school)
        org = PartyOrg.objects.create(
            code=f"{code}-D", name="支部", kind="branch", unit=school, term_since=date(2020, 7, 1), since=TODAY
        )
        Coverage.objects.create(org=org, unit=school, since=TODAY)
    services.evaluate(TODAY)


def test_the_export_says_what_the_page_says_and_no_name_is_a_formula(judged, sign_in):
    Unit.objects.filter(code="TY").update(name="=1+1")
    client = sign_in("clerk")
    answer = client.get(reverse("desk:overview_export"))
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    names = [row[0].value for row in book["学校与规则"].iter_rows(min_row=2)]
    assert len(names) == 3
    assert "'=1+1" in names
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    shown = dict(re.findall(r"<strong[^>]*>(\d+)</strong>\s+([^<]+)", text(client, OVERVIEW)))
    assert shown
    exceptions = {row[0].value: row[2].value for row in book["需要处理"].iter_rows(min_row=2)}
    assert all(exceptions[label.strip()] == int(count) for count, label in shown.items() if label.strip())


@pytest.mark.both
def test_the_page_of_a_figure_lists_what_it_counts(judged, sign_in):
    client = sign_in("clerk")
    page = text(client, reverse("desk:figure", kwargs={"figure": "orgs"}))
    assert "中共桃源中学委员会" in page
    assert "临江一中党支部" not in page
    apart = reverse("desk:figure", kwargs={"figure": "coverage_rate"}) + "?part=apart"
    assert "石桥小学" in text(client, apart)
    assert client.get(reverse("desk:figure", kwargs={"figure": "orgs"}) + "?part=base").status_code == 404


FIGURE = re.compile(r'<a\s+href="(/[^"]*figures/[^"]+)#list"\s*>([^<]+)</a>')


@pytest.mark.parametrize("asked", ["", "?stage=primary", "?on=2023-02-01"])
def test_each_figure_and_its_base_are_the_lengths_of_the_lists_they_link_to(judged, sign_in, asked):
    client = sign_in("clerk")
    numbers = linked_text(text(client, reverse("desk:figures") + asked), FIGURE)
    counts = [(url, int(shown)) for url, shown in numbers if shown.isdigit()]
    assert len(counts) > 12
    for url, count in counts:
        assert client.get(url).context["page"].paginator.count == count, url


def linked_text(page, pattern):
    return [(unescape(url), shown.strip()) for url, shown in pattern.findall(page)]


def test_a_figure_is_frozen_from_its_page(judged, sign_in):
    client = sign_in("clerk")
    answer = client.post(reverse("desk:rulebook.snapshot", kwargs={"figure": "shared_rate"}), {"on": "2023-03-01"})
    page = text(client, answer.url)
    assert "2023年3月1日" in page
    assert "50.0%" in page


def test_an_organisation_outside_schools_is_not_forgotten(judged, sign_in):
    PartyOrg.objects.create(
        code="YL-JG", name="局机关党支部", kind="branch", unit=judged.units["YL"], term_since=date(2019, 1, 1),
        since=date(2019, 1, 1),
    )  # fmt: skip
    services.evaluate(TODAY)
    client = sign_in("clerk")
    assert "学校以外的单位不符合规定" in text(client, OVERVIEW)
    assert "届满" in text(client, f"{reverse('desk:schools')}?place=other&outcome=breaks")
