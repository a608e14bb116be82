"""Pages of elections: what office, tellers, members and the county see, and the papers."""

from io import BytesIO

import pytest
from docx import Document

from tests.doors.desk.counting import queries
from tests.loop.decisions.elections.world import Electing, votes
from xiaoheng.loop.decisions.elections import services as elections
from xiaoheng.loop.decisions.elections.models import Ballot, Election
from xiaoheng.loop.decisions.elections.words import State


@pytest.fixture
def ty(cast):
    return Electing(cast)


def entered(ballot, **told):
    """A count as the form sends it: everybody elected by all, the last by none."""
    rows = list(ballot.standings.order_by("person__code"))
    data = {"issued": 11, "returned": 11, "void": 0}
    for row, yes in zip(rows, (11, 11, 11, 11, 11, 0), strict=True):
        data |= {f"yes_{row.person_id}": yes, f"no_{row.person_id}": 11 - yes, f"abstain_{row.person_id}": 0}
    return {**data, **told}


def text_of(response):
    word = Document(BytesIO(b"".join(response.streaming_content)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(row.text for row in word.paragraphs), *cells])


def test_a_round_is_entered_on_two_pages(sign_in, ty):
    ballot = ty.begun()
    client = sign_in("ty_office")
    page = client.get(f"/elections/{ballot.election_id}/").content.decode()
    assert "录入计票结果" in page
    assert "应到11人，实到11人" in page
    url = f"/elections/rounds/{ballot.pk}"
    assert client.post(f"{url}/tally/", entered(ballot)).status_code == 302
    assert client.post(f"{url}/recount/", entered(ballot)).status_code == 422
    client = sign_in("ty_teacher")
    other = {f"yes_{ballot.standings.latest('pk').person_id}": "x"}
    assert client.post(f"{url}/recount/", entered(ballot, **other)).status_code == 422
    assert client.post(f"{url}/recount/", entered(ballot)).status_code == 302
    assert Election.objects.get().state == State.SEATED
    assert "当选" in client.get(f"/elections/{ballot.election_id}/").content.decode()


def test_numbers_are_not_shown_before_both_agree(sign_in, ty):
    ballot = ty.begun()
    elections.tally(actor=ty.office, ballot=ballot, count=votes(ballot, 10, 10, 10, 9, 8, 1))
    page = sign_in("ty_teacher").get(f"/elections/{ballot.election_id}/").content.decode()
    assert "已录一次，待复录" in page
    assert "发出选票" not in page


def test_the_steps_are_forms(sign_in, ty):
    client = sign_in("ty_office")
    told = {"org": ty.org.pk, "kind": "term", "seats": 5, "deputies": 1, "planned_on": "2023-04-01"}
    assert client.post("/elections/prepare/", {**told, "seats": 2}).status_code == 422
    assert client.post("/elections/prepare/", told).status_code == 302
    row = Election.objects.get()
    url = f"/elections/{row.pk}"
    assert client.post(f"{url}/ask/", {"text": "拟换届。"}).status_code == 302
    row.refresh_from_db()
    ty.agree(row.request)
    people = [person.pk for person in ty.candidates]
    assert client.post(f"{url}/nominate/", {"people": people[:5]}).status_code == 422
    assert client.post(f"{url}/nominate/", {"people": people}).status_code == 302
    row.refresh_from_db()
    ty.agree(row.review)
    assert client.post(f"{url}/open/", {"without_vote": [ty.more[3].pk]}).status_code == 302
    voters = list(row.voters.values_list("person", flat=True))
    tellers = {"scrutineer": ty.person("teacher").pk, "teller": ty.more[1].pk}
    assert client.post(f"{url}/attend/", {"present": voters, **tellers}).status_code == 302
    assert client.post(f"{url}/begin/").status_code == 302
    assert Ballot.objects.get().entitled == 10


def test_the_county_confirms_on_its_page(sign_in, ty):
    row = ty.reported()
    client = sign_in("clerk")
    assert "批准结果" in client.get(f"/elections/{row.pk}/").content.decode()
    assert client.post(f"/elections/{row.pk}/confirm/", {"approve": "no", "text": ""}).status_code == 422
    assert client.post(f"/elections/{row.pk}/confirm/", {"approve": "yes", "text": "同意。"}).status_code == 302
    assert Election.objects.get().state == State.CONFIRMED


def test_the_papers(sign_in, ty):
    row = ty.reported()
    client, first = sign_in("ty_office"), row.ballots.earliest("number")
    request = text_of(client.get(f"/elections/{row.pk}/papers/request/"))
    assert "关于中共桃源中学委员会换届选举的请示" in request
    assert "差额选举" in request
    report = text_of(client.get(f"/elections/{row.pk}/papers/report/"))
    assert "当选书记：周正（5票）" in report
    paper = text_of(client.get(f"/elections/rounds/{first.pk}/papers/ballot/"))
    names = [line for line in paper.splitlines() if line in {"王勤", "冯德", "吴明", "陈育", "周正", "党员1"}]
    assert names == ["王勤", "冯德", "吴明", "陈育", "周正", "党员1"]
    count = text_of(client.get(f"/elections/rounds/{first.pk}/papers/count/"))
    assert "发出选票11张，收回11张" in count


def test_a_neighbour_sees_nothing(sign_in, ty):
    row = ty.prepared()
    assert sign_in("lj_clerk").get(f"/elections/{row.pk}/").status_code == 404
    assert sign_in("lx_secretary").get(f"/elections/{row.pk}/").status_code == 404
    assert sign_in("inspector").get(f"/elections/{row.pk}/").status_code == 403


def test_the_list_asks_as_often_for_one_as_for_three(sign_in, ty):
    client = sign_in("clerk")
    elections.cancel(actor=ty.office, election=ty.prepared(), reason="改期。")
    one = queries(client, "/elections/")
    for _turn in range(2):
        elections.cancel(actor=ty.office, election=ty.prepared(), reason="改期。")
    assert queries(client, "/elections/") == one
