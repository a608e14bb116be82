"""A community from its agreement to its end, and who belongs to it."""

from datetime import date

import pytest

from tests.loop.execution.communities.conftest import PAPER, SINCE, TODAY, UNTIL
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Link
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry as TrailEntry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.models import Community, Entry


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
