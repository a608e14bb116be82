"""No marking of secrecy gets into an order, a draft or a topic, however it is typed; what is refused is not repeated."""

from dataclasses import replace
from datetime import date

import pytest

from tests.loop.execution.conftest import ITEMS, NOTICE, SINCE, UNTIL
from xiaoheng.ground.records.models import Payload
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.execution import intake
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import Directive, DirectiveItem, DraftTask

MARKED = "机密★1年 某工程名单"


@pytest.fixture
def refused():
    """Nothing typed with the marking is anywhere but in the sentence that names the marking."""
    yield
    said = Payload.objects.order_by("pk").last().body
    assert "密级标志“机密★”" in said
    assert "某工程名单" not in said
    for model in (Directive, DirectiveItem):
        assert not model.objects.filter(title__contains="某工程").exists()


@pytest.mark.parametrize("name", ["title", "text", "who", "evidence"])
def test_it_is_refused_in_each_part_of_an_item(cast, draft, refused, name):
    wording = replace(ITEMS[0], **{name: MARKED if name in ("title", "text") else (MARKED,)})
    with pytest.raises(Refused, match="第4项带有密级标志"):
        execution.put_item(actor=cast.actor("clerk"), directive=draft, wording=wording)


@pytest.mark.parametrize("name", ["title", "basis"])
def test_it_is_refused_in_the_header(cast, draft, refused, name):
    header = {"title": "党建", "since": SINCE, "until": UNTIL, name: MARKED}
    with pytest.raises(Refused, match="交办单的标题或依据带有密级标志"):
        execution.draft(actor=cast.actor("clerk"), unit=cast.units["YL"], **header)
    with pytest.raises(Refused, match="交办单的标题或依据带有密级标志"):
        execution.revise(actor=cast.actor("clerk"), directive=draft, **header)


def test_it_is_refused_in_the_reasons_that_schools_read(cast, issued, refused):
    for verb in (execution.amend, execution.recall):
        with pytest.raises(Refused, match="的理由带有密级标志"):
            verb(actor=cast.actor("clerk"), directive=issued, reason=MARKED)


def test_a_notice_that_bears_it_further_down_gives_no_item_of_it(cast):
    clerk = cast.actor("clerk")
    data = NOTICE.read_bytes() + "\n二十、各学校于3月20日前报送（机密）材料清单。\n".encode()
    notice = intake.receive(actor=clerk, unit=cast.units["YL"], data=data, name=NOTICE.name)
    notice.drafts.update(state="dropped")
    marked = notice.drafts.filter(text__contains="机密").first() or notice.drafts.first()
    DraftTask.objects.filter(pk=marked.pk).update(text="各学校报送（机密）材料清单。", state="accepted", reach="all")
    with pytest.raises(Refused, match=f"第{marked.seq}条带有密级标志"):
        intake.confirm(actor=clerk, notice=notice)
    told = {"title": "报送清单", "who": [], "due_on": date(2023, 3, 20), "evidence": ["机密★清单"]}
    marked.refresh_from_db()
    with pytest.raises(Refused, match="带有密级标志"):
        intake.correct(actor=clerk, draft=marked, text="各学校报送清单。", **told)
    intake.correct(actor=clerk, draft=marked, text="各学校报送清单。", **{**told, "evidence": []})
    assert intake.confirm(actor=clerk, notice=notice).items.count() == 1


@pytest.mark.parametrize("name", ["title", "text"])
def test_it_is_refused_in_a_topic(cast, refused, name):
    told = {"title": "调整处室", "text": "拟撤并。", "matters": ["ZZ-01"], name: MARKED}
    with pytest.raises(Refused, match="议题的名称或方案带有密级标志"):
        decisions.propose(actor=cast.actor("ty_secretary"), unit=cast.units["TY"], **told)
