"""What the verbs write, refuse and leave in the trail."""

from datetime import date

import pytest

from tests.loop.execution.communities.conftest import PAPER, SINCE, TODAY, UNTIL
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Link
from xiaoheng.ground.organisation.services.closing import close
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry as TrailEntry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.models import Community, Entry, Match, Project


def last():
    """The latest entry with what it says."""
    entry = TrailEntry.objects.latest("pk")
    return entry.verb, records.payloads([entry])[entry.pk]


def test_from_the_agreement_to_an_outcome_that_counts(run):
    community = run.found()
    verb, said = last()
    assert (verb, said["title"], said["schools"]) == ("communities.found", "桃李党建共同体", 1)
    project = run.project()
    assert (project.unit, project.other, project.confirmer) == (run.lx, run.ty, run.ty)
    steps = [("备课", date(2023, 3, 20)), ("上课", date(2023, 3, 31))]
    services.plan(
        actor=run.guest, project=project, plan="每周二送教", since=SINCE, until=date(2023, 5, 31), steps=steps
    )
    services.step(actor=run.guest, step=project.steps.first(), done_on=TODAY)
    run.report(project)
    assert selectors.figures([community])[community.pk].done == 0
    services.close(actor=run.secretary, project=project)
    found = selectors.figures([community])[community.pk]
    assert found == selectors.Figures(members=3, resources=1, needs=1, projects=1, matched=1, done=1, people=40)
    assert last()[1]["outcome"] == "完成6课时书法课"


def test_a_tie_that_stands_already_is_the_membership(run):
    told = {"kind": "community", "other": run.ty, "since": date(2022, 9, 1)}
    organisation.link(actor=run.clerk, unit=run.lx, **told)
    community = run.found(schools=[run.lx])
    assert [one.unit for one in selectors.members(community)] == [run.lx]
    assert Link.objects.get(kind="community").since == date(2022, 9, 1)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"title": " "}, "未填写名称"),
        ({"since": date(2023, 3, 15)}, "签订日期晚于今日"),
        ({"until": date(2023, 2, 28)}, "早于签订日期"),
        ({"data": b""}, "没有上传框架协议书"),
        ({"schools": [], "outside": [" "]}, "没有选择成员"),
        ({"outside": ["长" * 61]}, "超过60字"),
    ],
)
def test_a_community_is_founded_by_its_agreement(told, says, run):
    with pytest.raises(Refused, match=says):
        run.found(**told)
    assert not Community.objects.exists()
    assert not Link.objects.filter(kind="community").exists()


def test_a_school_leads_one_community_at_a_time_and_only_of_its_county(run):
    run.found()
    with pytest.raises(Refused, match="已牵头一个运行中的共同体"):
        run.found(title="另一个")
    with pytest.raises(Refused, match="不在本县"):
        run.found(lead=run.units["SQ"], schools=[run.units["LJ1"]])
    told = {"lead": run.units["SQ"], "title": "别的", "since": SINCE, "until": UNTIL, "schools": [run.lx]}
    for who in ("leader", "lj_clerk", "ty_secretary", "ty_office"):
        with pytest.raises(Forbidden):
            services.found(actor=run.cast.actor(who), **told, **PAPER)


def test_members_come_and_go_on_days(run):
    community = run.found(schools=[], outside=["东街社区党委"])
    join = {"actor": run.clerk, "community": community}
    services.join(unit=run.lx, since=TODAY, **join)
    with pytest.raises(Refused, match="柳溪小学已是成员"):
        services.join(unit=run.lx, since=TODAY, **join)
    with pytest.raises(Refused, match="东街社区党委已是成员"):
        services.join(outside="东街社区党委", since=TODAY, **join)
    with pytest.raises(Refused, match="没有写明谁加入"):
        services.join(since=TODAY, **join)
    with pytest.raises(Refused, match="2023-03-01至今日"):
        services.join(unit=run.units["SQ"], since=date(2023, 2, 1), **join)
    with pytest.raises(Refused, match="晚于加入日期2023-03-14"):
        services.leave(unit=run.lx, on=TODAY, **join)
    with clock.on(date(2023, 4, 3)):
        services.leave(unit=run.lx, on=date(2023, 4, 1), **join)
        services.leave(partner=community.partners.get(), on=date(2023, 4, 1), **join)
        assert not selectors.members(community).exists()
        assert not selectors.partners(community).exists()
        with pytest.raises(Refused, match="没有这一成员"):
            services.leave(unit=run.ty, on=date(2023, 4, 1), **join)


def test_who_leaves_settles_first_and_leaves_nothing_on_the_lists(run):
    project, community = run.project(), Community.objects.get()
    unused = run.list(community, title="没人要的")
    leave = {"actor": run.clerk, "community": community, "unit": run.lx, "on": TODAY}
    with pytest.raises(Refused, match="柳溪小学退出之前，项目“书法课”须先办结或终止"):
        services.leave(**leave)
    services.close(actor=run.secretary, project=run.report(project))
    services.leave(**leave)
    unused.refresh_from_db()
    assert unused.state == "struck"
    used = Entry.objects.get(listed="need", taken=6)
    assert (used.state, used.left) == ("open", 0)


def test_an_agreement_is_renewed_by_a_later_one(run):
    community = run.found(until=date(2023, 3, 10))
    told = {"actor": run.clerk, "community": community, **PAPER}
    with pytest.raises(Refused, match="没有超过原来的2023-03-10"):
        services.renew(since=date(2023, 3, 9), until=date(2023, 3, 10), **told)
    services.renew(since=TODAY, until=UNTIL, **told)
    assert [one.until for one in community.agreements.all()] == [UNTIL, date(2023, 3, 10)]
    with pytest.raises(Refused, match="同日或更晚"):
        services.renew(since=TODAY, until=date(2025, 1, 1), **told)


def test_it_dissolves_when_everything_is_settled(run):
    community = run.found()
    match = run.propose(*run.pair(), 5)
    told = {"actor": run.clerk, "community": community, "reason": "协议期满"}
    with pytest.raises(Refused, match="解散之前，“书法课”的对接须先有答复"):
        services.dissolve(**told)
    community.refresh_from_db()
    assert community.state == "running"
    project = services.accept(actor=run.office, match=match)
    with pytest.raises(Refused, match="解散之前，项目“书法课”须先办结或终止"):
        services.dissolve(**{**told, "community": Community.objects.get()})
    services.drop(actor=run.guest, project=project, reason="老师调走")
    community = services.dissolve(**{**told, "community": Community.objects.get()})
    assert not Link.objects.filter(kind="community", until__isnull=True).exists()
    assert [one.unit for one in selectors.members(community)] == [run.lx]
    with pytest.raises(Refused, match="当前状态为“已解散”"):
        run.list(community)
    with pytest.raises(Refused, match="当前状态为“已解散”"):
        services.dissolve(**{**told, "community": community})
    assert run.found(title="再成立", since=TODAY).state == "running"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"title": " "}, "未填写名称"),
        ({"quantity": 0}, "1至100000"),
        ({"quantity": 100_001}, "1至100000"),
        ({"until": date(2023, 2, 1)}, "早于开始日期"),
        ({"since": date(2023, 1, 1), "until": date(2023, 3, 13)}, "结束日期已过"),
        ({"listed": "wish"}, "没有这一清单"),
    ],
)
def test_an_entry_says_how_much_of_what_and_when(told, says, run):
    community = run.found()
    with pytest.raises(Refused, match=says):
        run.list(community, **told)
    assert not Entry.objects.exists()


def test_the_same_entry_is_not_entered_twice(run):
    community = run.found()
    run.list(community, title="书法课")
    with pytest.raises(Refused, match="“书法课”已登记过同样的一条"):
        run.list(community, title="书法课")
    run.list(community, title="书法课", quantity=11)
    launch = {"community": community, "unit": run.lx, "kind": selectors.kinds()[0], "title": "共立", "plan": "一次"}
    services.launch(actor=run.guest, since=SINCE, until=UNTIL, **launch)
    with pytest.raises(Refused, match="“共立”已登记过同样的一条"):
        services.launch(actor=run.guest, since=SINCE, until=UNTIL, **launch)


def test_only_members_enter_and_the_lead_for_partners(run):
    community = run.found(schools=[])
    with pytest.raises(Refused, match="柳溪小学今天不是“桃李党建共同体”的成员"):
        run.list(community)
    assert run.list(community, "resource", of="out").holder == "东街社区党委"
    services.join(actor=run.clerk, community=community, unit=run.lx, since=TODAY)
    told = {"community": community, "unit": run.lx, "listed": "need", "title": "场地", "quantity": 1}
    said = {**told, "kind": selectors.kinds()[0], "since": SINCE, "until": UNTIL}
    with pytest.raises(Refused, match="由牵头学校登记"):
        services.list_(actor=run.guest, partner=community.partners.get(), **said)
    for who in ("clerk", "ty_office", "lx_vice"):
        with pytest.raises(Forbidden):
            services.list_(actor=run.cast.actor(who), **said)


GOOD = "需求\t课程\t书法课\t16\t2023-03-20\t2023-06-30\n资源清单\t阵地场所\t会议室\t4\t2023/3/20\t2023年6月30日\n"


def test_rows_of_a_worksheet_are_entered_whole_or_not_at_all(run):
    community = run.found()
    told = {"actor": run.guest, "community": community, "unit": run.lx}
    bad = "愿望\t课程\t课\t1\t2023-03-20\t2023-06-30\n需求\t课程\t课\t许多\t2023-03-20\t2023-06-30\n需求\t课程\n"
    bad += "需求\t写生\t课\t1\t2023-03-20\t2023-06-30\n需求\t课程\t课\t1\t2023-02-30\t2023-06-30\n"
    bad += "需求\t课程\t课\t0\t2023-03-20\t2023-06-30\n"
    with pytest.raises(Refused) as refused:
        services.paste(text=GOOD + bad, **told)
    assert all(f"第{number}行" in str(refused.value) for number in range(3, 9))
    assert not Entry.objects.exists()
    for text, says in ((" \n", "没有可登记的行"), (GOOD * 101, "最多登记200行"), ("\x00", "空字符")):
        with pytest.raises(Refused, match=says):
            services.paste(text=text, **told)
    services.paste(text="清单\t类别\t内容\t数量\t开始\t结束\n" + GOOD, **told)
    assert [(one.listed, one.quantity, one.holder) for one in Entry.objects.all()] == [
        ("need", 16, "柳溪小学"), ("resource", 4, "柳溪小学"),
    ]  # fmt: skip
    services.dissolve(actor=run.clerk, community=community, reason="期满")
    with pytest.raises(Refused, match="当前状态为“已解散”"):
        services.paste(text=GOOD, **told)


def test_an_entry_is_amended_never_below_what_was_agreed(run):
    run.project()
    need = Entry.objects.get(listed="need")
    told = {"title": "书法课", "since": SINCE, "until": date(2023, 6, 30)}
    with pytest.raises(Refused, match="已对接6，不能改为5"):
        services.amend(actor=run.guest, entry=need, quantity=5, **told)
    assert services.amend(actor=run.guest, entry=need, quantity=6, **told).left == 0
    with pytest.raises(Refused, match="已有对接，不能撤下"):
        services.strike(actor=run.guest, entry=need, reason="不要了")
    need.refresh_from_db()
    assert need.state == "open"


def test_what_is_struck_takes_its_proposals_with_it(run):
    need, resource = run.pair()
    match = run.propose(need, resource, 5)
    services.strike(actor=run.guest, entry=need, reason="登记有误")
    with pytest.raises(Refused, match="当前状态为“已撤回”"):
        services.accept(actor=run.office, match=Match.objects.get(pk=match.pk))
    with pytest.raises(Stale):
        services.accept(actor=run.office, match=match)
    with pytest.raises(Refused, match="当前状态为“已撤下”"):
        services.amend(actor=run.guest, entry=need, title="书法课", quantity=3, since=SINCE, until=UNTIL)
    with pytest.raises(Refused):
        run.propose(need, resource, 5)


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
