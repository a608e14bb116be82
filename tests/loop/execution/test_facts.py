"""已有记录: each book of the school offers what it holds; what fits is proposed with its reason; nothing foreign is."""

from datetime import date

import pytest
from django.utils.translation import override

from xiaoheng.ground.bodies.models import Body, Chain, Kind
from xiaoheng.ground.bodies.words import Duty
from xiaoheng.ground.cadres.models import Programme, Training
from xiaoheng.ground.library.models import Document
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.elections.models import Election
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.life.models import Conversation, Plan
from xiaoheng.loop.decisions.models import Talk
from xiaoheng.loop.decisions.words import MeetingKind
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution
from xiaoheng.loop.execution.models import DirectiveItem
from xiaoheng.loop.execution.selectors.facts.fact import shared

MARCH = date(2023, 3, 6)


def filed(cast, unit):
    rows = {"unit": cast.units[unit], "version": 1, "title": "学校章程", "state": "passed", "number": "云备〔2023〕1号"}
    days = {"drafted_on": MARCH, "effective_on": MARCH, "concluded_on": date(2023, 3, 9)}
    return FiledText.objects.create(kind="charter", **rows, **days)


def body(cast, unit):
    kind = Kind.objects.order_by("pk").first()
    told = {"name": "党建工作领导小组", "basis": "1号", "remit": "统筹", "since": MARCH}
    return Body.objects.create(code=f"{unit}-1", unit=cast.units[unit], kind=kind, **told)


def chain(cast, unit):
    return Chain.objects.create(unit=cast.units[unit], duty=Duty.ETHICS, basis="2号", since=MARCH)


def document(cast, unit):
    told = {"level": 5, "kind": "plan", "title": "“五聚焦五争先”活动实施方案", "issued_on": MARCH, "since": MARCH}
    return Document.objects.create(unit=cast.units[unit], entered_on=date(2023, 3, 10), **told)


def election(cast, unit):
    org = cast.orgs["TY-DW" if unit == "TY" else "LX-ZB"]
    told = {"kind": "term", "state": "confirmed", "seats": 5, "planned_on": MARCH, "drafted_on": MARCH}
    return Election.objects.create(org=org, unit=cast.units[unit], held_on=MARCH, finished_on=MARCH, **told)


def training(cast, unit):
    row = Programme.objects.create(
        unit=cast.units["YL"], title="书记培训班", kind="secretary", audience="secretary", hours=24,
        since=MARCH, until=date(2023, 3, 9),
    )  # fmt: skip
    person = cast.people[f"{unit.lower()}_secretary"]
    Training.objects.create(programme=row, person=person, hours=24, held_on=date(2023, 3, 8))
    return row


def talk(cast, unit):
    both = {"secretary": cast.people["ty_secretary"], "principal": cast.people["ty_principal"]}
    told = {"org": cast.orgs["TY-DW"], "day": MARCH, "is_done": True, "entered_on": MARCH}
    return Talk.objects.create(unit=cast.units[unit], **both, **told)


def plan(cast, unit):
    org = cast.orgs["TY-DW" if unit == "TY" else "LX-ZB"]
    return Plan.objects.create(org=org, year=2023, quarter=2, filed_on=MARCH)


def conversations(cast, unit):
    """The organisation whose talks are counted."""
    org = cast.orgs["TY-DW" if unit == "TY" else "LX-ZB"]
    pair = sorted(cast.people[f"{unit.lower()}_{post}"].pk for post in ("secretary", "vice"))
    told = {"tie": "head_team", "held_on": MARCH, "entered_on": MARCH, "one_id": pair[0], "other_id": pair[1]}
    Conversation.objects.create(org=org, year=2023, **told)
    return org


def assignment(cast, order, text, unit="TY"):
    item = DirectiveItem.objects.create(directive=order, seq=9, title="事项", text=text, minutes=5)
    return reads.assignment(item, cast.units[unit])


@pytest.mark.parametrize(
    ("make", "text", "why"),
    [
        (filed, "完成学校章程修订。", "学校章程"),
        (body, "成立党建工作领导小组。", "党建工作领导小组"),
        (chain, "层层压实师德建设责任。", "师德建设责任"),
        (document, "制定五聚焦五争先方案。", "五聚焦五争先"),
        (election, "按期换届。", "换届"),
        (training, "书记参加培训。", "培训"),
        (talk, "坚持书记和校长沟通。", "书记和校长"),
        (plan, "每季度首月5日前报三会一课计划报备表。", "三会一课计划"),
    ],
)
def test_what_a_book_holds_is_proposed_with_its_reason(cast, signed, make, text, why):
    held = make(cast, "TY")
    row = assignment(cast, signed, text)
    fact = next(one for one in reads.facts(row) if one.id == held.pk and one.kind == held._meta.label_lower)
    assert fact.fits
    assert why in fact.why
    other = next(one for one in reads.facts(assignment_of(signed)(cast)) if one.key == fact.key)
    assert not other.fits
    submitted = execution.submit(actor=cast.actor("ty_office"), assignment=row, facts=[(fact.kind, fact.id)])
    evidence = submitted.submissions.get().evidence.get()
    assert (evidence.subject_kind, evidence.subject, evidence.why) == (fact.kind, str(held.pk), fact.why)


def test_talks_answer_as_a_number(cast, signed):
    org = conversations(cast, "TY")
    fact = next(one for one in reads.facts(assignment(cast, signed, "落实三必谈。")) if one.id == org.pk)
    assert (fact.kind, fact.fits, fact.title) == ("organisation.partyorg", True, "谈心谈话　中共桃源中学委员会（1次）")


def test_what_fits_does_not_hang_on_the_language_of_the_page(cast, signed):
    election(cast, "TY")
    chain(cast, "TY")
    row = assignment(cast, signed, "按期换届，落实师德建设责任。")
    with override("en"):
        assert [(one.fits, "要求中提到" in one.why) for one in reads.facts(row)] == [(True, True)] * 2


def assignment_of(order):
    """An item that asks for none of these."""
    return lambda cast: reads.assignment(order.items.get(seq=3), cast.units["TY"])


@pytest.mark.parametrize("make", [filed, body, chain, document, election, plan, conversations])
def test_another_schools_record_is_never_offered_nor_taken(cast, signed, make):
    held = make(cast, "LX")
    row = assignment(cast, signed, "学校章程、领导小组、师德建设责任、五聚焦五争先、换届、三会一课计划、谈心谈话")
    assert reads.facts(row) == []
    with pytest.raises(Refused, match="不是本校"):
        execution.submit(
            actor=cast.actor("ty_office"), assignment=row, facts=[(held._meta.label_lower, held.pk)], note="有"
        )


def test_the_day_of_the_event_and_the_day_of_entry_are_both_kept(cast, signed):
    late = decisions.hold(
        actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.COMMITTEE,
        held_on=date(2023, 3, 3), title="三月支委会", present=5,
    )  # fmt: skip
    row = reads.assignment(signed.items.get(seq=2), cast.units["TY"])
    paper = execution.Upload(b"%PDF-1.4 x", "记录.pdf", date(2023, 3, 12))
    row = execution.submit(
        actor=cast.actor("ty_office"), assignment=row, facts=[("decisions.meeting", late.pk)], files=[paper]
    )
    kept = {
        one.title[:2]: (one.happened_on, one.entered_on, one.days_late) for one in row.submissions.get().evidence.all()
    }
    assert kept["支委"] == (date(2023, 3, 3), date(2023, 3, 14), 11)
    assert kept["记录"] == (date(2023, 3, 12), date(2023, 3, 14), 2)


def test_last_months_meeting_does_not_answer_this_month(cast, signed):
    decisions.hold(
        actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.COMMITTEE,
        held_on=date(2023, 2, 20), title="二月支委会", present=5,
    )  # fmt: skip
    assert reads.facts(reads.assignment(signed.items.get(seq=2), cast.units["TY"])) == []


def test_what_came_after_the_period_is_offered_and_not_proposed(cast, signed):
    item = signed.items.get(seq=2)
    march, april = reads.assignment(item, cast.units["TY"]), date(2023, 4, 6)
    with clock.on(april):
        held = decisions.hold(
            actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.COMMITTEE,
            held_on=april, title="四月支委会", present=5,
        )  # fmt: skip
        assert [(one.id, one.fits, one.why) for one in reads.facts(march)] == [(held.pk, False, "")]
        assert [one.fits for one in reads.facts(reads.assignment(item, cast.units["TY"]))] == [True]


def test_a_plan_filed_early_answers_for_its_own_quarter(cast, signed):
    early = plan(cast, "TY")
    text, quarterly = "每季度首月5日前报三会一课计划。", {"freq": "quarterly", "interval": 1, "by": {}}
    told = {"title": "事项", "text": text, "minutes": 5, "recurrence": quarterly}
    item = DirectiveItem.objects.create(directive=signed, seq=8, **told)
    now = reads.assignment(item, cast.units["TY"])
    assert [one.fits for one in reads.facts(now)] == [False], "it is for the second quarter"
    now.occurrence = date(2023, 4, 1)
    assert [(one.id, one.fits) for one in reads.facts(now)] == [(early.pk, True)]


def test_what_stands_for_something_already_says_so(cast, signed):
    held = decisions.hold(
        actor=cast.actor("ty_secretary"), org=cast.orgs["TY-DW"], kind=MeetingKind.COMMITTEE,
        held_on=date(2023, 3, 3), title="三月支委会", present=5,
    )  # fmt: skip
    item, office = signed.items.get(seq=2), cast.actor("ty_office")
    march = reads.assignment(item, cast.units["TY"])
    assert reads.facts(march)[0].title.startswith("支委会　")
    assert cast.orgs["TY-DW"].name in reads.facts(march)[0].title
    execution.submit(actor=office, assignment=march, facts=[("decisions.meeting", held.pk)])
    again = reads.facts(assignment(cast, signed, "召开支委会"))
    assert [(one.fits, one.used) for one in again] == [(True, (item.title,))]


def test_what_stood_before_is_not_proposed_where_it_is_to_be_made_anew(cast, signed):
    text = filed(cast, "TY")
    FiledText.objects.update(effective_on=date(2022, 2, 7))
    old = reads.facts(assignment(cast, signed, "3月底前完成学校章程修订。"))
    assert [(one.id, one.fits, one.why) for one in old] == [(text.pk, False, "")]
    assert reads.facts(assignment_with(cast, signed, "公开学校章程。"))[0].fits


def assignment_with(cast, order, text):
    item = DirectiveItem.objects.create(directive=order, seq=10, title="公开", text=text, minutes=5)
    return reads.assignment(item, cast.units["TY"])


def test_one_period_is_not_answered_by_what_answered_another(cast, signed):
    text = filed(cast, "TY")
    item = signed.items.get(seq=2)
    DirectiveItem.objects.filter(pk=item.pk).update(text="每月公开学校章程执行情况。")
    march = reads.assignment(signed.items.get(seq=2), cast.units["TY"])
    assert reads.facts(march)[0].fits
    execution.submit(actor=cast.actor("ty_office"), assignment=march, facts=[("filing.filedtext", text.pk)])
    with clock.on(date(2023, 4, 6)):
        april = reads.facts(reads.assignment(signed.items.get(seq=2), cast.units["TY"]))
    assert [(one.id, one.fits, one.used) for one in april] == [(text.pk, False, (item.title,))]


def test_a_yearly_meeting_answers_for_the_year_it_is_for(cast, signed):
    told = {"actor": cast.actor("ty_secretary"), "org": cast.orgs["TY-DW"], "kind": MeetingKind.TEAM_LIFE, "present": 5}
    last = decisions.hold(held_on=date(2023, 1, 20), title="民主生活会", for_year=2022, **told)
    this = decisions.hold(held_on=date(2023, 3, 6), title="专题民主生活会", for_year=2023, **told)
    named = reads.facts(assignment(cast, signed, "3月底前召开2022年度民主生活会。"))
    assert {one.id: one.fits for one in named} == {last.pk: True, this.pk: False}
    plain = reads.facts(assignment_with(cast, signed, "召开民主生活会。"))
    assert {one.id: one.fits for one in plain} == {this.pk: True}


def test_common_words_make_nothing_fit():
    assert shared("贯彻党组织领导的校长负责制工作方案", "党组织领导的校长负责制实施方案") == ""
    assert "五聚焦五争先" in shared("开展五聚焦五争先活动", "“五聚焦五争先”活动实施方案")
    assert shared("甲" * 50_000, "甲乙丙丁" * 50) == ""
