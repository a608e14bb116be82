"""Entries of the three lists: what they say, who enters, amends and strikes them."""

from datetime import date

import pytest

from tests.loop.execution.communities.conftest import SINCE, TODAY, UNTIL
from xiaoheng.lib.refusal import Forbidden, Refused, Stale
from xiaoheng.loop.execution.communities import selectors, services
from xiaoheng.loop.execution.communities.models import Entry, Match


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
