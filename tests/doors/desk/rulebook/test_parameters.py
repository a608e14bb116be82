"""Pages of parameters and clauses: history with sources, what is announced, a dry run, adopting it."""

from datetime import date

import pytest

from tests.doors.desk.rulebook.test_pages import parameter, text, told, url
from xiaoheng.ground.records.models import Entry
from xiaoheng.ground.rulebook import services
from xiaoheng.ground.rulebook.models import ParameterValue

TODAY = date(2023, 3, 14)


@pytest.fixture
def judged(cast):
    services.evaluate(TODAY)
    return cast


def tried(cast, **changes):
    said = told(cast, value=7, **changes)
    query = "&".join(f"{name}={value}" for name, value in said.items() if name != "basis")
    return url("trial", parameter=parameter("committee_min_members").pk) + f"?{query}"


def test_a_dry_run_shows_the_schools_and_writes_nothing(judged, sign_in):
    client, before = sign_in("clerk"), Entry.objects.count()
    page = text(client, tried(judged))
    assert "将消除" in page
    assert "桃源中学" in page[page.index('id="result"') :]
    assert "另定并重新检查" in page
    assert (Entry.objects.count(), ParameterValue.objects.filter(origin="verb").count()) == (before, 0)


def test_it_says_when_the_value_may_not_be_adopted(judged, sign_in):
    address = url("trial", parameter=parameter().pk)
    page = text(sign_in("clerk"), f"{address}?unit={judged.units['YL'].pk}&value=4&since=2023-03-01")
    assert "只可从严：现行为3，不能定为4" in page
    assert "另定并重新检查" not in page


def test_the_leader_tries_but_does_not_adopt(judged, sign_in):
    page = text(sign_in("leader"), tried(judged))
    assert "将消除" in page
    assert "另定并重新检查" not in page
    assert sign_in("ty_secretary").get(tried(judged)).status_code == 403


def test_the_trial_keeps_to_ones_own_units(judged, sign_in):
    answer = sign_in("lj_clerk").get(tried(judged))
    assert answer.status_code == 422
    assert "桃源中学" not in answer.content.decode()


def test_an_announced_value_is_marked_everywhere(judged, sign_in):
    client = sign_in("clerk")
    client.post(url("rulebook.override", parameter=parameter().pk), told(judged, since="2023-09-01"))
    for page in (
        text(client, url("parameter", parameter=parameter().pk)),
        text(client, url("rule", rule="A-16")),
    ):
        assert "已公布、未施行" in page
    listed = text(client, url("parameters"))
    assert "2023年9月1日</time>起为" in "".join(listed.split())


def test_clauses_lead_to_their_rules_and_parameters(judged, sign_in):
    page = text(sign_in("ty_vice"), url("clauses"))
    assert url("rule", rule="A-16") in page
    assert url("parameter", parameter=parameter().pk) in page
    assert "三（二）2（空缺）" in page


def test_every_parameter_of_a_rule_is_reached_from_it(judged, sign_in):
    page = text(sign_in("clerk"), url("rule", rule="A-09"))
    assert url("parameter", parameter=parameter("branch_seats_cap").pk) in page
