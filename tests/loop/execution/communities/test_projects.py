"""Matches that both sides accept, projects and their outcomes, and what becomes of them."""

from datetime import date

import pytest

from tests.loop.execution.communities.conftest import SINCE, TODAY, UNTIL
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.services.closing import close
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.models import Community, Entry, Project


def test_a_match_is_of_one_kind_at_one_time_between_two_members(run):
    need, resource = run.pair()
    community = Community.objects.get()
    other = run.list(community, "resource", of="ty", kind="venue")
    late = run.list(community, "resource", of="ty", since=date(2023, 7, 1), until=date(2023, 8, 1))
    own = run.list(community, "resource")
    for row in (other, late, own):
        with pytest.raises(Refused, match="不能对接"):
            run.propose(need, row, 1)
    for number in (0, 11):
        with pytest.raises(Refused, match="1至10课时"):
            run.propose(need, resource, number)
    with pytest.raises(Refused, match="不是对接的一方"):
        run.propose(need, resource, 1, actor=system("test"), unit=run.units["SQ"])
    run.propose(need, resource, 4)
    with pytest.raises(Refused, match="已经提出对接"):
        run.propose(need, resource, 4, actor=run.office, unit=run.ty)


def test_each_side_answers_and_a_refused_pair_is_not_proposed_again(run):
    need, resource = run.pair()
    match = run.propose(need, resource, 4)
    with pytest.raises(Forbidden):
        services.accept(actor=run.guest, match=match)
    with pytest.raises(Refused, match="未填写原因"):
        services.decline(actor=run.guest, match=match, unit=run.lx, reason=" ")
    services.decline(actor=run.guest, match=match, unit=run.lx, reason="填错数量")
    assert match.state == "withdrawn"
    community = Community.objects.get()
    assert [one.resource for one in selectors.proposals(community)[need.pk]] == [resource]
    again = run.propose(need, resource, 4)
    services.decline(actor=run.office, match=again, unit=run.ty, reason="老师外出培训")
    assert again.state == "declined"
    assert selectors.proposals(community)[need.pk] == []
    with pytest.raises(Refused, match="当前状态为“未接受”"):
        services.accept(actor=run.office, match=again)


def test_a_dropped_project_gives_back_what_it_took(run):
    project = run.project()
    assert [one.taken for one in Entry.objects.order_by("pk")] == [6, 6]
    with pytest.raises(Refused, match="未填写原因"):
        services.drop(actor=run.guest, project=project, reason="")
    services.drop(actor=run.guest, project=project, reason="场地维修")
    assert [one.taken for one in Entry.objects.order_by("pk")] == [0, 0]
    with pytest.raises(Refused, match="当前状态为“已终止”"):
        services.drop(actor=run.guest, project=project, reason="再次")


def test_an_outcome_has_a_number_a_sentence_and_something_behind_it(run):
    project, empty = run.project(), services.outcomes.Paper()
    for told, says in (
        ({"number": -1}, "0至100000"),
        ({"people": 100_001}, "0至100000"),
        ({"outcome": " "}, "未填写成效"),
        ({"paper": empty}, "没有选择会议，也没有上传材料"),
    ):
        with pytest.raises(Refused, match=says):
            run.report(project, **told)
    with pytest.raises(Forbidden):
        services.report(
            actor=run.office, project=project, number=1, outcome="好", paper=services.outcomes.Paper(data=b"x")
        )
    assert Project.objects.get().state == "open"


def test_an_outcome_is_confirmed_by_the_other_side(run):
    project = run.report(run.project())
    for who in ("lx_secretary", "lx_office", "ty_office", "ty_principal", "leader"):
        with pytest.raises(Forbidden):
            services.close(actor=run.cast.actor(who), project=project)
    services.send_back(actor=run.secretary, project=project, reason="人数不对")
    assert (project.state, project.reason) == ("open", "人数不对")
    run.report(project, people=38)
    services.close(actor=run.clerk, project=project)
    with pytest.raises(Refused, match="当前状态为“已办结”"):
        services.close(actor=run.clerk, project=project)


def test_who_reported_does_not_confirm_even_where_he_holds_both_posts(run):
    community = run.found()
    told = {"community": community, "unit": run.ty, "kind": selectors.kinds()[0], "title": "联合党日", "plan": "一次"}
    project = services.launch(actor=run.office, since=SINCE, until=UNTIL, partner=community.partners.get(), **told)
    assert project.confirmer == run.ty
    said = {"number": 1, "outcome": "开展一次", "paper": services.outcomes.Paper(data=b"record", file_name="a.txt")}
    services.report(actor=run.office, project=project, **said)
    account = run.cast.accounts["ty_secretary"]
    Project.objects.filter(pk=project.pk).update(reported_by=f"account:{account.pk}")
    project.refresh_from_db()
    with pytest.raises(Forbidden):
        services.close(actor=run.secretary, project=project)
    assert services.close(actor=run.clerk, project=project).state == "done"


def test_a_plan_has_days_and_steps_within_them(run):
    project = run.project()
    told = {"actor": run.guest, "project": project, "plan": "送教", "since": SINCE, "until": date(2023, 5, 31)}
    with pytest.raises(Refused, match="未填写项目安排"):
        services.plan(**{**told, "plan": ""})
    with pytest.raises(Refused, match="“上课”的日期不在项目期限内"):
        services.plan(**told, steps=[("上课", date(2023, 6, 1))])
    with pytest.raises(Refused, match="“上课”重复"):
        services.plan(**told, steps=[("上课", TODAY), ("上课", TODAY)])
    services.plan(**told, steps=[("上课", TODAY)])
    step = project.steps.get()
    with pytest.raises(Refused, match="2023-03-01至今日"):
        services.step(actor=run.guest, step=step, done_on=date(2023, 3, 15))
    services.step(actor=run.guest, step=step, done_on=TODAY)
    with pytest.raises(Stale):
        services.step(actor=run.guest, step=step, done_on=TODAY)
    services.plan(**told, steps=[("总结", TODAY)])
    assert [(one.title, bool(one.done_on)) for one in project.steps.all()] == [("上课", True), ("总结", False)]


def test_a_closed_school_is_a_member_no_more_and_its_entries_are_proposed_to_nobody(run):
    need, resource = run.pair()
    community = Community.objects.get()
    assert selectors.proposals(community)[need.pk]
    close(run.lx, TODAY)
    assert not selectors.members(community).exists()
    assert selectors.proposals(community) == {}
    with pytest.raises(Refused, match="其成员已退出"):
        run.propose(need, resource, 1, actor=run.office, unit=run.ty)


def test_a_tie_that_ended_elsewhere_ends_what_was_asked(run):
    match, community = run.propose(*run.pair(), 3), Community.objects.get()
    organisation.unlink(actor=run.clerk, link=selectors.members(community).get(), until=TODAY)
    with pytest.raises(Refused, match="“书法课”已没有余量、已过期，或其成员已退出"):
        services.accept(actor=run.office, match=match)
    match.refresh_from_db()
    services.decline(actor=run.clerk, match=match, unit=run.ty, reason="已不是成员")


def test_who_must_act_finds_it_in_his_inbox(run):
    def waiting(who):
        return [one.verb for one in selectors.inbox(run.cast.actor(who))]

    match = run.propose(*run.pair(), 6)
    assert (waiting("ty_office"), waiting("lx_office")) == (["communities.accept"], [])
    project = services.accept(actor=run.office, match=match)
    assert waiting("lx_office") == []
    with clock.on(date(2023, 6, 20)):
        assert waiting("lx_office") == ["communities.report"]
        project = run.report(project)
        assert (waiting("ty_secretary"), waiting("lx_secretary")) == (["communities.close"], [])
        services.close(actor=run.secretary, project=project)
        assert waiting("ty_secretary") == []
    with clock.on(date(2024, 2, 20)):
        assert (waiting("clerk"), waiting("lj_clerk")) == (["communities.renew"], [])


def test_what_fits_best_comes_first(run):
    community = run.found()
    need = run.list(community, quantity=10)
    part = run.list(community, "resource", of="ty", quantity=4, title="少")
    whole = run.list(community, "resource", of="ty", quantity=10, title="够")
    run.list(community, "resource", of="ty", kind="venue")
    run.list(community, "resource", of="lx", title="自己的")
    services.join(actor=run.clerk, community=community, unit=run.units["SQ"], since=TODAY)
    near = {"unit": run.units["SQ"], "title": "近", "quantity": 1, "listed": "resource", "kind": need.kind}
    near = services.list_(actor=system("test"), community=community, since=SINCE, until=UNTIL, **near)
    found = selectors.proposals(community)[need.pk]
    assert [one.resource for one in found] == [near, whole, part]
    assert found[0].why.endswith("可对接1课时，需10、余1；同片区")
    assert [one.need for one in selectors.proposals_for(near)] == [need]
