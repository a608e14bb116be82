"""From draft to recall through the pages: signature, reminder, amendment, latecomers, parts; the official document."""

from io import BytesIO

from django.urls import reverse
from docx import Document

from tests.cast import LONG_AGO
from tests.doors.pages import url
from tests.loop.execution.test_changing import new_school
from xiaoheng.doors.reports.directive import paper
from xiaoheng.ground.organisation.models import Appointment, PartyOrg
from xiaoheng.ground.organisation.words import GroupKind, OrgKind, Post
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, Nudge, Part, Target
from xiaoheng.loop.execution.words import DirectiveState


def words(data):
    return [row.text for row in Document(BytesIO(data)).paragraphs if row.text]


def test_a_draft_is_presented_signed_off_and_issued(sign_in, cast, draft):
    here, page = {"directive": draft.pk}, url("directive", directive=draft.pk)
    sign_in("clerk").post(url("execution.present", **here))
    leader = sign_in("leader")
    assert "签发" in leader.get(page).content.decode()
    leader.post(url("execution.hand_back", **here), {"reason": "核对第2项"})
    clerk = sign_in("clerk")
    assert "退回修改：核对第2项" in clerk.get(page).content.decode()
    clerk.post(url("execution.present", **here))
    sign_in("leader").post(url("execution.sign_off", **here))
    clerk = sign_in("clerk")
    assert "高远已于" in clerk.get(page).content.decode()
    clerk.post(url("execution.issue", **here))
    draft.refresh_from_db()
    assert (draft.state, draft.signer) == (DirectiveState.ISSUED, "高远")


def test_the_clerk_reminds_amends_and_recalls(sign_in, cast, signed):
    clerk, here = sign_in("clerk"), {"directive": signed.pk}
    page = clerk.post(url("execution.nudge", **here), {"zone": "YL-Z2"}, follow=True).content.decode()
    assert "已催办2所学校" in page
    assert set(Nudge.objects.values_list("unit__code", flat=True)) == {"LX", "SQ"}
    page = clerk.post(url("execution.amend", **here), {"reason": "上级调整"}, follow=True).content.decode()
    assert "与原单的不同" in page
    row = signed.amendments.get()
    clerk.post(url("execution.strike_item", item=row.items.get(seq=3).pk))
    page = clerk.post(url("execution.issue", directive=row.pk), follow=True).content.decode()
    assert "并入原交办单" in page
    page = sign_in("ty_office").get(url("directive", **here)).content.decode()
    assert "上级调整" in page
    assert "<del>谈心谈话</del>" in page
    sign_in("clerk").post(url("execution.recall", **here), {"reason": "通知废止"})
    page = sign_in("ty_office").get(url("directive", **here)).content.decode()
    assert "撤回：通知废止" in page


def test_a_school_opened_later_gets_the_order(sign_in, cast, signed):
    new_school(cast)
    clerk = sign_in("clerk")
    assert "新设小学" in clerk.get(url("directive", directive=signed.pk)).content.decode()
    clerk.post(url("execution.join", directive=signed.pk))
    assert Target.objects.filter(directive=signed, unit__code="XS").exists()


def test_a_school_shares_out_an_item_and_a_member_reports(sign_in, cast, signed):
    item, people = signed.items.get(seq=1), cast.people
    office, here = sign_in("ty_office"), {"item": item.pk, "unit": "TY"}
    page = office.post(url("execution.share", **here), {"title1": "起草", "owner1": people["lx_vice"].pk})
    assert page.status_code == 422
    office.post(url("execution.share", **here), {"title1": "起草章程", "owner1": people["ty_teacher"].pk})
    office.post(url("execution.hand_over", **here), {"owner": people["ty_vice"].pk})
    page = office.get(url("cell", **here)).content.decode()
    assert "由王勤承办" in page
    assert "起草章程" in page
    part = Part.objects.get()
    teacher = sign_in("ty_teacher")
    assert "起草章程" in teacher.get(reverse("desk:inbox")).content.decode()
    teacher.post(url("execution.complete", part=part.pk), {"note": "已起草"})
    part.refresh_from_db()
    assert (part.state, part.note) == ("done", "已起草")


def test_a_share_goes_to_every_branch_by_its_secretary(sign_in, cast, signed):
    item, here = signed.items.get(seq=1), {"item": signed.items.get(seq=1).pk, "unit": "TY"}
    office, orgs = sign_in("ty_office"), {}
    for code, name in (("TY-1", "第一党支部"), ("TY-2", "第二党支部")):
        orgs[code] = PartyOrg.objects.create(
            code=code, name=name, kind=OrgKind.BRANCH, group=GroupKind.GRADE, unit=cast.units["TY"], since=LONG_AGO
        )
    whole = {"each": "on", "title1": "支部学习一次", "due1": "2023-03-20"}
    told = office.post(url("execution.share", **here), whole).content.decode()
    assert "这些支部没有在任书记：第一党支部、第二党支部" in told
    for code, who in (("TY-1", "ty_vice"), ("TY-2", "ty_moral")):
        Appointment.objects.create(
            person=cast.people[who], unit=cast.units["TY"], org=orgs[code], post=Post.SECRETARY, since=LONG_AGO
        )
    office.post(url("execution.share", **here), whole)
    office.post(url("execution.share", **here), {"title1": "再学一次", "org1": orgs["TY-2"].pk})
    given = Part.objects.filter(assignment__item=item).values_list("title", "org__code", "owner__name")
    assert list(given) == [
        ("支部学习一次", "TY-1", "王勤"), ("支部学习一次", "TY-2", "陈育"), ("再学一次", "TY-2", "陈育"),
    ]  # fmt: skip
    part = Part.objects.last()
    moral = sign_in("ty_moral")
    assert "退回，请学校另行分派" in moral.get(url("execution.complete", part=part.pk)).content.decode()
    assert moral.post(url("execution.give_back", part=part.pk), {"reason": ""}).status_code == 422
    moral.post(url("execution.give_back", part=part.pk), {"reason": "时间冲突"})
    page = office.get(url("cell", **here)).content.decode()
    assert "须另行分派" in page
    assert "时间冲突" in page
    late = moral.post(url("execution.give_back", part=part.pk), {"reason": "再退"})
    assert (late.status_code, "当前状态为“已退回”" in late.content.decode()) == (422, True)


def test_the_order_as_an_official_document(sign_in, cast, issued):
    found = words(paper(issued))
    assert found[:4] == ["云岭县交办单", "〔2023〕1号", "党建工作任务", "柳溪小学、石桥小学、桃源中学："]
    assert "一、修订学校章程" in found
    assert "时限：2023年3月31日前" in found
    assert found[-5:] == ["附件：交办事项一览表", "云岭县", "2023年3月14日", "附件", "交办事项一览表"]
    answer = sign_in("ty_office").get(url("directive_paper", directive=issued.pk))
    assert words(b"".join(answer.streaming_content)) == found
    assert sign_in("lj_clerk").get(url("directive_paper", directive=issued.pk)).status_code == 404


def test_an_amendment_as_an_official_document_names_only_what_changes(cast, signed):
    clerk = cast.actor("clerk")
    row = execution.amend(actor=clerk, directive=signed, reason="时间冲突")
    execution.strike_item(actor=clerk, item=row.items.get(seq=3))
    execution.issue(actor=clerk, directive=row)
    found = words(paper(Directive.objects.get(pk=row.pk)))
    assert "因时间冲突，现将《党建工作任务》〔2023〕1号修改如下" in "".join(found)
    assert [text for text in found if text.startswith(("一、", "二、"))] == ["一、删去“谈心谈话”"]
