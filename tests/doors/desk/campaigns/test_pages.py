"""Pages of campaigns: the county's table, the school's part, and every form as a clerk fills it in."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.doors.desk.counting import queries
from tests.loop.execution.campaigns.conftest import Running
from tests.loop.execution.campaigns.test_templates import GOOD
from xiaoheng.ground.library.models import Document
from xiaoheng.loop.execution.campaigns import services
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant, Paper, Tally, Template

CERTAIN = {"title": "春训", "aim": "统一思想", "measures": "分阶段", "since": "2023-03-01", "until": "2023-04-30"}


@pytest.fixture
def run(cast):
    return Running(cast)


def test_the_countys_own_wording_of_a_shipped_template_is_one_file(sign_in, run):
    clerk, here = sign_in("clerk"), "/campaigns/templates/"
    assert "名称是样例，由县定" in clerk.get(here).content.decode()
    text = clerk.get(f"{here}?as=handbook").content.decode()
    assert "文件名不变" in text
    file = SimpleUploadedFile("handbook.yaml", text.replace("组织设置", "党支部设置").encode())
    assert clerk.post("/campaigns/adopt/", {"file": file}).status_code == 302
    for who in ("clerk", "ty_office", "inspector", "leader"):
        own = sign_in(who).get(f"{here}?as=handbook").content.decode()
        assert ("党支部设置" in own, "组织设置" in own) == (True, False), who
    assert "一校一案推进" in sign_in("ty_office").get("/campaigns/").content.decode()


def test_a_campaign_goes_through_its_forms(sign_in, run):
    county = sign_in("clerk")
    template = Template.objects.get(code="spring_training", current=True)
    owner = run.cast.people["leader"].pk
    assert "G-02" not in county.get(f"/campaigns/open/{template.pk}/").content.decode()
    assert county.post(f"/campaigns/open/{template.pk}/", {**CERTAIN, "owner": owner}).status_code == 302
    campaign = Campaign.objects.get()
    assert county.post(f"/campaigns/{campaign.pk}/start/", {"ownership": ""}).status_code == 422
    assert county.post(f"/campaigns/{campaign.pk}/start/", {"everybody": "on"}).status_code == 302
    part = Entrant.objects.get(unit__code="TY")
    school = sign_in("ty_office")
    url = f"/entrants/{part.pk}"
    assert school.post(f"{url}/reach/", {"stage": "mobilise", "done_on": "2023-03-14"}).status_code == 302
    assert school.post(f"{url}/reach/", {"stage": "mobilise", "done_on": "2023-03-14"}).status_code == 422
    paper = SimpleUploadedFile("方案.txt", "实施方案".encode())
    assert school.post(f"{url}/attach/", {"name": "实施方案", "file": paper}).status_code == 302
    told = {"level": 5, "kind": "plan", "title": "主题春训学习计划", "issued_on": date(2023, 3, 10)}
    held = Document.objects.create(unit=part.unit, since=told["issued_on"], entered_on=told["issued_on"], **told)
    assert "建议选用的已有记录" in school.get(f"{url}/attach/?name=学习计划").content.decode()
    for fact, status in (("library.document:0", 422), (f"library.document:{held.pk}", 302)):
        assert school.post(f"{url}/attach/", {"name": "学习计划", "fact": fact}).status_code == status
    assert school.post(f"{url}/tally/", {"counter": "staff", "held_on": "2023-03-14", "number": 48}).status_code == 302
    page = school.get(f"{url}/").content.decode()
    assert "方案.txt" in page
    assert f"/library/documents/{held.pk}/" in page
    assert "标题与要求都提到" in page
    assert "还缺：" in page
    assert f'href="{url}/"' in school.get("/campaigns/").content.decode()  # one's own part at once
    tally = Tally.objects.get()
    assert school.post(f"/campaign-records/tally-{tally.pk}/strike/", {"reason": "多写"}).status_code == 302
    assert school.get(f"/campaign-papers/{Paper.objects.exclude(digest='').get().pk}/").status_code == 200
    county = sign_in("clerk")
    assert "增加学校" not in county.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert "桃源中学" in county.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert f"0/{Entrant.objects.count()}" in county.get("/campaigns/").content.decode()
    found = county.get(f"/campaigns/{campaign.pk}/?q=桃源&lacking=on").content.decode()
    assert ("桃源中学</a>" in found, "柳溪小学</a>" in found) == (True, False)
    assert "没有符合条件的学校" in county.get(f"/campaigns/{campaign.pk}/?q=无此校").content.decode()
    refused = county.post(f"{url}/conclude/", {"result": "done"})
    assert refused.status_code == 422
    assert "还缺" in refused.content.decode()


def test_a_template_is_handed_out_and_taken_in_as_a_file(sign_in, run):
    client = sign_in("clerk")
    assert "title: 主题春训" in client.get("/campaigns/templates/?as=spring_training").content.decode()
    file = SimpleUploadedFile("reading_week.yaml", GOOD.encode("gbk"))  # as a Chinese office computer saves it
    assert client.post("/campaigns/adopt/", {"file": file}).status_code == 302
    assert "读书周" in client.get("/campaigns/templates/").content.decode()
    for data, says in (
        (b"\xff\xfe\x00", "无法识别文件的编码"),
        (GOOD.encode() + b"aim: x", "第6行，aim"),
        (b" ", "空的"),
    ):
        broken = client.post("/campaigns/adopt/", {"file": SimpleUploadedFile("x.yaml", data)})
        assert (broken.status_code, says in broken.content.decode()) == (422, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_county_asks_as_many_questions_for_three_schools_as_for_one(sign_in, run, count):
    campaign = run.start("lessons", schools=("TY", "LX", "SQ")[:count])
    for row in campaign.entrants.select_related("unit"):
        office = run.cast.actor("ty_office")
        if row.unit.code == "TY":
            services.tally(actor=office, entrant=row, counter="model", held_on=date(2023, 3, 14), number=1)
    assert queries(sign_in("clerk"), f"/campaigns/{campaign.pk}/") == CAMPAIGN_QUERIES


CAMPAIGN_QUERIES = 15
