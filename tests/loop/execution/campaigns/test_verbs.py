"""What the verbs write, refuse and leave in the trail."""

from datetime import date

import pytest

from xiaoheng.ground.library.models import Document
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.execution.campaigns import selectors, services
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant, Step, Tally
from xiaoheng.loop.execution.selectors.facts import DOCUMENT

TODAY = date(2023, 3, 14)


def last():
    """The latest entry with what it says."""
    entry = Entry.objects.latest("pk")
    return entry.verb, records.payloads([entry])[entry.pk]


def test_a_campaign_runs_from_the_template_to_its_end(run):
    campaign = run.start()
    assert last()[1]["schools"] == 2
    part = run.complete(run.part(campaign))
    assert run.standing(part).missing == []
    services.conclude(actor=run.clerk, entrant=part, done=True)
    verb, said = last()
    assert (verb, said["school"], said["result"]) == ("campaigns.conclude", "桃源中学", "已完成")
    with pytest.raises(Refused, match="还有1所学校没有认定结果，如柳溪小学"):
        services.close(actor=run.clerk, campaign=campaign)
    services.conclude(actor=run.clerk, entrant=run.part(campaign, "LX"), done=False, outcome="材料未交")
    assert services.close(actor=run.clerk, campaign=campaign).state == "closed"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"title": " "}, "未填写名称"),
        ({"aim": ""}, "未填写目标任务"),
        ({"measures": ""}, "未填写推进措施"),
        ({"until": date(2023, 2, 28)}, "早于开始日期"),
    ],
)
def test_the_four_clarities_are_all_there(told, says, run):
    with pytest.raises(Refused, match=says):
        run.open(**told)
    assert not Campaign.objects.exists()


def test_a_project_of_the_secretary_is_answered_for_by_a_secretary(run):
    campaign = run.start("lead_goose")
    part = run.part(campaign)
    told = {"actor": run.office, "entrant": part, "theme": "红色课堂", "choice": "党建+教学"}
    with pytest.raises(Refused, match="不能作为责任人"):
        services.plan(owner=run.cast.people["ty_vice"], **told)
    with pytest.raises(Refused, match="未选择类型"):
        services.plan(owner=run.cast.people["ty_secretary"], **{**told, "choice": "党建+别的"})
    with pytest.raises(Refused, match="未填写项目名称"):
        services.plan(owner=run.cast.people["ty_secretary"], **{**told, "theme": " "})
    assert services.plan(owner=run.cast.people["ty_secretary"], **told).theme == "红色课堂"


def test_a_mentor_comes_from_outside(run, outsider):
    part = run.part(run.start("demonstration_school"))
    told = {"actor": run.office, "entrant": part, "owner": run.cast.people["ty_secretary"], "choice": "市级"}
    with pytest.raises(Refused, match="是本校人员"):
        services.plan(mentor=run.cast.people["ty_teacher"], **told)
    assert services.plan(mentor=outsider, **told).mentor == outsider


def test_nothing_is_entered_before_it_begins_or_twice_or_ahead_of_time(run):
    part = run.part(run.start())
    told = {"actor": run.office, "entrant": part, "stage": "mobilise"}
    with pytest.raises(Refused, match="晚于今日"):
        services.reach(done_on=date(2023, 3, 15), **told)
    with pytest.raises(Refused, match="早于专项开始日期2023-03-01"):
        services.reach(done_on=date(2023, 2, 28), **told)
    with pytest.raises(Refused, match="没有这一阶段"):
        services.reach(done_on=TODAY, **{**told, "stage": "nothing"})
    services.reach(done_on=TODAY, **told)
    with pytest.raises(Refused, match="“学习动员”已经登记过"):
        services.reach(done_on=TODAY, **told)
    assert Step.objects.count() == 1


@pytest.mark.parametrize("number", [0, -1, 1_000_001])
def test_a_number_is_a_number_of_things(number, run):
    part = run.part(run.start())
    with pytest.raises(Refused, match="1至1000000"):
        services.tally(actor=run.office, entrant=part, counter="staff", held_on=TODAY, number=number)
    assert not Tally.objects.exists()


def test_a_paper_is_one_that_was_asked_for(run):
    part = run.part(run.start())
    with pytest.raises(Refused, match="没有要求“心得体会”"):
        services.attach(actor=run.office, entrant=part, name="心得体会", data=b"%PDF-1.4", file_name="x.pdf")
    with pytest.raises(Refused, match="没有选择已有记录"):
        services.attach(actor=run.office, entrant=part, name="实施方案")
    with pytest.raises(Refused):
        services.attach(actor=run.office, entrant=part, name="实施方案", data=b"MZ\x90\x00", file_name="x.exe")


def test_a_record_held_stands_for_a_paper_with_the_reason_for_which_it_was_proposed(run, cast):
    told = {"level": 5, "kind": "plan", "title": "主题春训实施方案", "issued_on": TODAY, "since": TODAY}
    held = {unit: Document.objects.create(unit=cast.units[unit], entered_on=TODAY, **told) for unit in ("TY", "LX")}
    part = run.part(run.start())
    offered = {one.id: one for one in selectors.held(part, "实施方案") if one.kind == DOCUMENT}
    assert list(offered) == [held["TY"].pk]
    assert offered[held["TY"].pk].fits
    for kind, pk in ((DOCUMENT, held["LX"].pk), ("organisation.person", 1)):
        with pytest.raises(Refused, match="不是本校"):
            services.attach(actor=run.office, entrant=part, name="实施方案", fact=(kind, pk))
    fact = (DOCUMENT, held["TY"].pk)
    row = services.attach(actor=run.office, entrant=part, name="实施方案", fact=fact)
    assert (row.subject_kind, row.happened_on, "主题春训" in row.why) == (DOCUMENT, TODAY, True)
    with pytest.raises(Refused, match="已经附上"):
        services.attach(actor=run.office, entrant=part, name="实施方案", fact=fact)


def test_what_was_entered_wrongly_is_taken_out_with_a_reason(run):
    part = run.part(run.start())
    row = services.tally(actor=run.office, entrant=part, counter="staff", held_on=TODAY, number=480, place="礼堂")
    with pytest.raises(Refused, match="更正原因"):
        services.strike(actor=run.office, entry=row, reason=" ")
    services.strike(actor=run.office, entry=row, reason="多写了一个0")
    assert last()[1]["entry"] == "参加教职工 480 礼堂"
    assert not Tally.objects.exists()


def test_done_means_that_nothing_is_missing(run):
    part = run.part(run.start())
    with pytest.raises(Refused, match="桃源中学还缺：学习动员"):
        services.conclude(actor=run.clerk, entrant=part, done=True)
    with pytest.raises(Refused, match="没有写原因"):
        services.conclude(actor=run.clerk, entrant=part, done=False)


def test_a_concluded_part_takes_no_more_entries(run):
    part = run.part(run.start())
    services.conclude(actor=run.clerk, entrant=part, done=False, outcome="没有组织")
    with pytest.raises(Refused, match="未完成"):
        services.reach(actor=run.office, entrant=part, stage="mobilise", done_on=TODAY)


def test_awards_only_where_the_template_has_them(run):
    told = {"actor": run.office, "title": "优秀案例", "level": "city", "basis": "市教〔2023〕1号", "awarded_on": TODAY}
    with pytest.raises(Refused, match="不登记获奖"):
        services.award(entrant=run.part(run.start()), **told)
    part = run.part(run.start("brand"))
    services.award(entrant=part, **told)
    with pytest.raises(Refused, match="已经登记过"):
        services.award(entrant=part, **told)
    assert run.standing(part).awards == 1
    (level,) = part.awards.values_list("level", flat=True)
    assert run.standing(part).levels == {level: 1}
    assert [one[1:] for one in selectors.honours([run.standing(part)])] == [(1, 1)]


def test_schools_of_another_county_do_not_join(run):
    with pytest.raises(Refused, match="没有选择参加的学校"):
        run.start(schools=("LJ1",))
    campaign = run.start(schools=("TY",))
    assert services.join(actor=run.clerk, campaign=campaign, schools=[run.cast.units["LX"].pk]) == 1
    with pytest.raises(Refused, match="都已参加"):
        services.join(actor=run.clerk, campaign=campaign, schools=[run.cast.units["LX"].pk])


def test_a_school_runs_one_of_its_own(run):
    campaign = run.open(actor=run.office, unit=run.school, owner=run.cast.people["ty_secretary"])
    assert services.start(actor=run.office, campaign=campaign).state == "running"
    assert [one.unit.code for one in Entrant.objects.select_related("unit")] == ["TY"]


@pytest.mark.parametrize("who", ["ty_vice", "ty_teacher", "lx_office", "clerk", "inspector", "stranger"])
def test_the_school_enters_what_is_its_own(who, run):
    part = run.part(run.start())
    with pytest.raises(Forbidden):
        services.reach(actor=run.cast.actor(who), entrant=part, stage="mobilise", done_on=TODAY)


@pytest.mark.parametrize("who", ["ty_secretary", "ty_office", "leader", "lj_clerk", "auditor"])
def test_the_host_alone_concludes(who, run):
    part = run.part(run.start())
    with pytest.raises(Forbidden):
        services.conclude(actor=run.cast.actor(who), entrant=part, done=False, outcome="没有组织")


def test_a_draft_is_seen_by_its_host_alone(run):
    campaign = run.open()
    assert campaign in selectors.campaigns(run.clerk)
    assert campaign not in selectors.campaigns(run.office)
