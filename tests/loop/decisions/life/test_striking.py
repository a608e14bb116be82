"""decisions.strike: what was entered wrongly of organisation life is gone, unless something rests on it."""

import json
from datetime import date

import pytest
from django.apps import apps

from tests.loop.decisions.assemblies.conftest import Bodies
from tests.loop.execution.campaigns.conftest import Running
from xiaoheng.ground.records.models import Entry, Payload
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.decisions import selectors as reads
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.life.models import Step
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.execution import selectors as orders
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.campaigns.models import Paper
from xiaoheng.loop.execution.communities.models import Project
from xiaoheng.loop.execution.models import Evidence
from xiaoheng.loop.supervision.models import Case
from xiaoheng.loop.supervision.words import CaseKind

pytestmark = pytest.mark.django_db
MARCH = date(2023, 3, 8)


def strike(branch, row, reason="日期登记错误", actor=None):
    decisions.strike(actor=actor or branch.office, meeting=row, reason=reason)


def test_a_slip_is_gone_and_the_trail_says_what_it_was(branch):
    row = branch.hold("theme_day", MARCH, title="植树")
    strike(branch, row, " 日期登记错误 ")
    assert not Meeting.objects.exists()
    said = Entry.objects.get(verb="decisions.strike")
    assert (said.result, said.kind, said.subject) == ("done", "decisions.meeting", str(row.pk))
    payload = json.loads(Payload.objects.get(entry=said.pk).body)
    told = {key: payload[key] for key in ("kind", "org", "held_on", "title", "reason")}
    assert told == {
        "kind": "主题党日", "org": branch.org.name, "held_on": "2023-03-08", "title": "植树", "reason": "日期登记错误",
    }  # fmt: skip
    assert branch.hold("theme_day", MARCH).pk, "entered anew, as it was"


def test_its_plan_is_open_again_and_no_list_counts_it(branch):
    plan = branch.plan(("theme_day", date(2023, 3, 20)))
    branch.past(plan, "committee", MARCH)
    row = branch.hold("committee", MARCH, 2)
    assert branch.marks() == ["held", "ahead"]
    strike(branch, row)
    assert branch.marks() == ["open", "ahead"]
    assert not branch.whole().beside
    assert not reads.meetings(branch.office).exists()


def test_the_rhythm_is_judged_again_at_once(branch):
    branch.hold("assembly", date(2022, 9, 14))
    row = branch.hold("assembly", date(2022, 12, 14))
    rulebook.evaluate()
    short = Finding.objects.filter(rule="C-1", subject_kind="org", subject=branch.org.pk, ended=0)
    assert not short.exists()
    strike(branch, row)
    assert list(short.values_list("period", flat=True)) == [202210]


def test_a_finding_about_the_meeting_goes_with_it(branch):
    org = branch.cast.orgs["TY-DW"]
    row = decisions.hold(actor=branch.office, org=org, kind="team_life", held_on=MARCH, present=1)
    found = Finding.objects.filter(rule="Q-8", subject_kind="meeting", subject=row.pk, ended=0)
    assert found.count() == 1
    strike(branch, row)
    assert not found.exists()


def test_whoever_may_enter_may_take_back_and_nobody_else(branch):
    row, cast = branch.hold("theme_day", MARCH), branch.cast
    for name in ("ty_principal", "ty_teacher", "clerk", "lj_clerk", "lx_secretary"):
        with pytest.raises(Forbidden):
            strike(branch, row, actor=cast.actor(name))
    with pytest.raises(Refused, match="原因"):
        strike(branch, row, " ")
    strike(branch, row, actor=branch.secretary)
    with pytest.raises(Stale, match="已被撤销"):
        strike(branch, row)
    assert Entry.objects.filter(verb="decisions.strike", result="done").count() == 1


def test_what_was_run_at_the_table_is_never_struck(branch):
    ty = Bodies(branch.cast, "TY")
    called = ty.call("team_life", org=branch.cast.orgs["TY-DW"])
    with pytest.raises(Refused, match="当前状态"):
        strike(branch, called)
    held = ty.end(ty.sit(called), "围绕主题开展对照检查。")
    with pytest.raises(Refused, match="在系统中召开"):
        strike(branch, held)
    assert held.attendances.exists()


def test_a_step_that_names_it_comes_first(branch):
    row = branch.hold("lecture", MARCH)
    kind = selectors.yearly_kinds(branch.org)[0]
    code = selectors.preparations(branch.org, 2023)[0].steps[0][0]
    step = services.tick(actor=branch.office, org=branch.org, kind=kind, year=2023, code=code, meeting=row)
    with pytest.raises(Refused, match=r"的步骤“.*”引用了这次会议") as refusal:
        strike(branch, row)
    assert "先撤销这一步骤" in refusal.value.remedy
    services.untick(actor=branch.office, step=step)
    strike(branch, row)
    assert not Step.objects.exists()


def test_an_answer_that_was_handed_in_comes_first(branch, cast):
    clerk = cast.actor("clerk")
    order = execution.draft(
        actor=clerk, unit=cast.units["YL"], title="党建任务", since=date(2023, 3, 1), until=date(2023, 4, 30),
        items=(execution.Wording("开展主题党日", "3月底前开展一次主题党日。", due_on=date(2023, 3, 31)),),
    )  # fmt: skip
    order = execution.issue(actor=clerk, directive=order)
    execution.sign(actor=branch.office, directive=order, unit=branch.unit)
    row, asked = branch.hold("theme_day", MARCH), orders.assignment(order.items.get(), branch.unit)
    answer = execution.submit(actor=branch.office, assignment=asked, facts=[("decisions.meeting", row.pk)])
    with pytest.raises(Refused, match="“开展主题党日”的答复引用了这次会议") as refusal:
        strike(branch, row)
    assert "发文单位退回" in refusal.value.remedy
    back = execution.send_back(actor=clerk, assignment=answer, reason="日期不符")
    with pytest.raises(Refused, match="答复引用了这次会议"):
        strike(branch, row)
    execution.submit(actor=branch.office, assignment=back, note="改报")
    strike(branch, row)
    assert Evidence.objects.get().subject == str(row.pk), "what was handed in stays told"


def test_a_paper_of_a_campaign_comes_first(branch, cast):
    run, row = Running(cast), branch.hold("lecture", MARCH)
    part = run.part(run.start())
    about = {"subject_kind": "decisions.meeting", "subject": str(row.pk)}
    paper = Paper.objects.create(entrant=part, name="学习计划", title="党课", entered_on=MARCH, **about)
    with pytest.raises(Refused, match="材料“学习计划”引用了这次会议"):
        strike(branch, row)
    paper.delete()
    strike(branch, row)


def test_what_the_superior_keeps_of_it_is_not_told_and_holds_it(branch, cast):
    row = branch.hold("lecture", MARCH)
    told = {"unit": cast.units["YL"], "school": branch.unit, "year": 2023, "serial": 1, "opened_on": MARCH}
    Case.objects.create(kind=CaseKind.values[0], meeting=row, **told)
    with pytest.raises(Refused, match="上级的工作记录引用了这次会议"):
        strike(branch, row)
    assert Meeting.objects.get() == row


def test_every_table_that_points_at_a_meeting_by_kind_and_key_is_asked():
    pointing = {
        model for model in apps.get_models()
        if model.__module__.startswith("xiaoheng.loop.") and {"subject_kind", "subject"} <= {
            field.name for field in model._meta.get_fields()
        }
    }  # fmt: skip
    assert pointing == {Evidence, Paper, Project}
