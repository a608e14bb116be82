"""Pages of the rulebook: findings by rule with next step, one rule with its values, a value of one's own."""

from datetime import date

import pytest

from tests.doors.desk.counting import queries
from tests.doors.pages import text, url
from xiaoheng.ground.organisation.models import School, Unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import Finding, Parameter, ParameterValue

TODAY = date(2023, 3, 14)


@pytest.fixture
def judged(cast):
    """The cast, judged today: its committee has seven members, its schools lack records."""
    services.evaluate(TODAY)
    return cast


def test_the_county_reads_what_why_and_what_next(judged, sign_in):
    page = text(sign_in("clerk"), url("findings"))
    assert "桃源中学班子中35岁以下的干部0名，应不少于1名。" in page
    assert "三（二）3（年轻干部）" in page
    assert "请培养和选拔优秀年轻干部进班子" in page
    assert "临江一中" not in page


def test_a_school_reads_its_own_only(judged, sign_in):
    page = text(sign_in("ty_office"), url("findings"))
    assert "桃源中学" in page
    assert "石桥小学" not in page


@pytest.mark.both
@pytest.mark.parametrize(
    ("asked", "there", "away"),
    [
        ("rule=A-19", "年轻干部", "没有登记任何人员"),
        ("outcome=unknown", "没有登记任何人员", "35岁以下的干部0名"),
        ("strength=must", "没有登记任何人员", "35岁以下的干部0名"),
        ("stage=primary", "石桥小学", "桃源中学班子"),
        ("zone={zone}", "桃源中学班子", "没有登记任何人员"),
    ],
)
def test_filters(judged, sign_in, asked, there, away):
    page = text(sign_in("clerk"), f"{url('findings')}?{asked.format(zone=judged.units['YL-Z1'].pk)}")
    rows = page[page.index('id="list"') :]
    assert there in rows
    assert away not in rows


@pytest.mark.both
@pytest.mark.parametrize("asked", ["rule=Z-99", "zone=x", "strength=%20", "stage=1&stage=2"])
def test_a_filter_that_makes_no_sense_filters_nothing(judged, sign_in, asked):
    assert "桃源中学" in text(sign_in("clerk"), f"{url('findings')}?{asked}")


def test_queries_do_not_grow_with_schools(judged, sign_in):
    client = sign_in("clerk")
    few = {name: queries(client, address) for name, address in pages()}
    for number in range(3):
        school = Unit.objects.create(
            code=f"N{number}", name=f"新校{number}", kind="school", superior=judged.units["YL"], log="YL", since=TODAY
        )
        School.objects.create(unit=school, stage="primary")
        place(school)
    services.evaluate(TODAY)
    assert Finding.objects.filter(unit__code="N2", ended=0).exists()
    assert {name: queries(client, address) for name, address in pages()} == few


def pages():
    named = [(name, url(name)) for name in ("findings", "pleas", "clauses", "parameters")]
    return [*named, ("rule", url("rule", rule="A-16")), ("parameter", url("parameter", parameter=parameter().pk))]


def test_a_rule_shows_its_values_and_who_set_them(judged, sign_in):
    client = sign_in("clerk")
    page = text(client, url("rule", rule="A-16"))
    assert "书记、校长空缺期限" in page
    assert "三（二）2（空缺）" in page
    answer = client.post(url("rulebook.override", parameter=parameter().pk), told(judged))
    assert answer.url == url("parameter", parameter=parameter().pk)
    page = text(client, answer.url)
    assert "云教工委〔2023〕2号" in page
    assert "方敏" in page
    assert "云教工委〔2023〕2号" in text(sign_in("ty_office"), answer.url)
    assert "云教工委〔2023〕2号" not in text(sign_in("lj_secretary"), answer.url)


def parameter(key="vacancy_months_max"):
    return Parameter.objects.get(key=key)


def told(cast, **changes):
    said = {"unit": cast.units["YL"].pk, "value": 2, "since": "2023-03-01", "until": "", "basis": "云教工委〔2023〕2号"}
    return said | changes


def test_a_refused_value_keeps_what_was_typed(judged, sign_in):
    answer = sign_in("clerk").post(url("rulebook.override", parameter=parameter().pk), told(judged, value=9))
    assert answer.status_code == 422
    assert "只可从严：现行为3，不能定为9" in answer.content.decode()
    assert "云教工委〔2023〕2号" in answer.content.decode()
    assert not ParameterValue.objects.filter(origin="verb").exists()


def test_another_countys_unit_cannot_be_chosen(judged, sign_in):
    forged = told(judged, unit=judged.units["LJ"].pk)
    answer = sign_in("clerk").post(url("rulebook.override", parameter=parameter().pk), forged)
    assert answer.status_code == 422
    assert not ParameterValue.objects.filter(origin="verb").exists()


@pytest.mark.parametrize("username", ["ty_secretary", "inspector", "stranger"])
def test_others_may_not_set_values(judged, sign_in, username):
    client = sign_in(username)
    address = url("rulebook.override", parameter=parameter().pk)
    assert client.get(address).status_code == 403
    assert client.post(address, told(judged)).status_code == 403


def test_no_such_rule_or_parameter(judged, sign_in):
    client = sign_in("clerk")
    assert client.get(url("rule", rule="Z-99")).status_code == 404
    assert client.get(url("rulebook.override", parameter=999999)).status_code == 404
