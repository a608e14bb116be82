"""Pages of result tables: freezing, contesting, answering, publishing, explaining."""

from tests.doors.desk.counting import queries
from tests.doors.pages import text, url
from tests.loop.supervision.world import AFTER
from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.lib import clock
from xiaoheng.loop.supervision import services
from xiaoheng.loop.supervision.models import Bulletin, Contest, Explanation


def test_the_county_freezes_from_the_list(world, sign_in):
    client = sign_in("clerk")
    assert "冻结结果表" in text(client, url("bulletins"))
    client.post(url("supervision.freeze", directive=world.order.pk))
    table = Bulletin.objects.get()
    assert "冻结结果表" not in text(client, url("bulletins"))
    page = text(client, url("bulletin", bulletin=table.pk))
    assert "豁免项在分子、分母中都不计" in page
    assert all(school in page for school in ("桃源中学", "柳溪小学", "石桥小学"))


def test_a_school_sees_its_own_row_and_contests_it(world, sign_in):
    table = world.frozen()
    row = table.rows.get(unit__code="LX")
    client = sign_in("lx_secretary")
    page = text(client, url("bulletin", bulletin=table.pk))
    assert "柳溪小学" in page
    assert "石桥小学" not in page
    assert "豁免项在分子、分母中都不计" in page
    contest = url("supervision.contest", bulletin_row=row.pk)
    assert contest in page
    assert client.post(contest, {"reason": ""}).status_code == 422
    answer = client.post(contest, {"reason": "第一项已经办结"})
    assert answer.url == url("bulletin", bulletin=table.pk)
    assert Contest.objects.get().reason == "第一项已经办结"
    assert contest not in text(client, url("bulletin", bulletin=table.pk))


def test_another_schools_row_is_not_for_contesting(world, sign_in):
    row = world.frozen().rows.get(unit__code="LX")
    address = url("supervision.contest", bulletin_row=row.pk)
    assert sign_in("ty_secretary").post(address, {"reason": "x"}).status_code == 403
    assert sign_in("lj_secretary").post(address, {"reason": "x"}).status_code == 404
    assert not Contest.objects.exists()


def test_the_county_answers(world, sign_in):
    table = world.frozen()
    found = services.contest(
        actor=world.cast.actor("ty_secretary"), row=table.rows.get(unit__code="TY"), reason="已经办结"
    )
    client, address = sign_in("clerk"), url("supervision.answer_contest", contest=found.pk)
    assert address in text(client, url("bulletin", bulletin=table.pk))
    assert "已经办结" in text(client, address)
    refused = client.post(address, {"uphold": "uphold", "answer": "采纳"})
    assert (refused.status_code, "没有变化" in refused.content.decode()) == (422, True)
    world.passed("TY", 1)
    client.post(address, {"uphold": "uphold", "answer": "采纳"})
    assert Bulletin.objects.get(version=2).supersedes == table
    assert "第 2 版" in text(client, url("bulletin", bulletin=table.pk))


def test_publishing_waits_and_then_leads_to_explanations(world, sign_in):
    world.passed("LX", 1)
    table = world.frozen()
    client, address = sign_in("clerk"), url("supervision.publish", bulletin=table.pk)
    early = client.post(address, {"meeting_on": "2023-04-20"})
    assert (early.status_code, "尚未结束" in early.content.decode()) == (422, True)
    with clock.on(AFTER):
        client.post(address, {"meeting_on": "2023-04-20"})
    owed = Explanation.objects.get()
    RoleGrant.objects.create(
        account=world.cast.accounts["lx_secretary"], role="secretary", unit=world.cast.units["SQ"], since="2020-01-01"
    )
    client = sign_in("lx_secretary")
    explain = url("supervision.explain", explanation=owed.pk)
    page = text(client, url("bulletin", bulletin=table.pk))
    assert explain in page
    assert "桃源中学" in page  # published: the whole table
    client.post(explain, {"text": "人员调整，已明确专人"})
    owed.refresh_from_db()
    assert owed.state == "given"


def test_who_may_not(world, sign_in):
    table = world.frozen()
    for name, status in (("lj_clerk", 404), ("ty_teacher", 403), ("stranger", 403)):
        assert sign_in(name).get(url("bulletin", bulletin=table.pk)).status_code == status
    for name, status in (("ty_secretary", 403), ("lj_clerk", 404)):
        assert sign_in(name).get(url("supervision.publish", bulletin=table.pk)).status_code == status
    assert sign_in("lj_clerk").post(url("supervision.freeze", directive=world.order.pk)).status_code == 404


def test_pages_ask_the_same_queries_for_one_contest_and_three(world, sign_in):
    table = world.frozen()
    secretary = world.cast.actor("ty_secretary")
    services.contest(actor=secretary, row=table.rows.get(unit__code="TY"), reason="一")
    client = sign_in("clerk")
    pages = (url("bulletins"), url("bulletin", bulletin=table.pk))
    before = [queries(client, page) for page in pages]
    for code in ("LX", "SQ"):
        Contest.objects.create(row=table.rows.get(unit__code=code), reason="二", raised_on="2023-03-14")
    after = [queries(client, page) for page in pages]
    # each open contest asks anew whether this viewer may answer it; the table itself asks no more
    assert after[0] == before[0]
    assert after[1] - before[1] <= 2
