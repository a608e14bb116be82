"""Transfers, dues, absences, 双培养: happy, refused by permit, by state, by rule, stale."""

from datetime import date, timedelta

import pytest

from tests.ground.members.walk import applicant
from xiaoheng.ground.members import selectors, services
from xiaoheng.ground.members.models import DuesMonth, Transfer
from xiaoheng.ground.members.selectors.inbox import inbox as of_members
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Membership
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY = date(2023, 3, 14)


@pytest.fixture
def office(cast):
    return cast.actor("ty_office")


@pytest.fixture
def held(cast):
    """The membership of 褚言 at 桃源中学."""
    return Membership.objects.select_related("person", "org__unit").get(person=cast.people["ty_teacher"])


def letter(office, held, **more):
    facts = {"sent_on": date(2023, 2, 22), "way": "letter", "number": "第001号", "valid_until": date(2023, 3, 24)}
    return services.send(actor=office, membership=held, **{**facts, **more})


def test_the_old_branch_stays_responsible_until_the_new_one_accepts(cast, office, held):
    row = letter(office, held, target=cast.orgs["LX-ZB"])
    assert (row.alert_on, row.state) == (date(2023, 3, 14), "sent")
    assert Membership.objects.get(pk=held.pk).until is None
    with pytest.raises(Forbidden):
        services.accept(actor=office, transfer=row, accepted_on=TODAY)
    services.accept(actor=cast.actor("lx_secretary"), transfer=row, accepted_on=TODAY)
    now = Membership.objects.get(person=held.person, until=None)
    assert (now.org.code, now.since, Membership.objects.get(pk=held.pk).until) == ("LX-ZB", TODAY, TODAY)
    with pytest.raises(Refused, match="已接收"):
        services.recall(actor=office, transfer=row)


def test_a_letter_has_a_number_and_an_end_that_is_not_too_far(office, held):
    with pytest.raises(Refused, match="编号或有效期"):
        letter(office, held, outside="外县", number="")
    with pytest.raises(Refused, match="超过3个月"):
        letter(office, held, outside="外县", valid_until=date(2023, 5, 23))
    with pytest.raises(Refused, match="转往何处"):
        letter(office, held)
    letter(office, held, outside="外县", valid_until=date(2023, 5, 22))
    with pytest.raises(Refused, match="未办结的转接"):
        letter(office, held, outside="邻县")


def test_an_expired_letter_is_not_accepted_and_may_be_recalled(office, held):
    row = letter(office, held, outside="外县某校党支部", valid_until=date(2023, 3, 13))
    with pytest.raises(Refused, match="过期"):
        services.accept(actor=office, transfer=row, accepted_on=TODAY, receipt="回执1号")
    services.recall(actor=office, transfer=row)
    again = services.send(actor=office, membership=held, sent_on=TODAY, way="online", outside="外县某校党支部")
    assert again.valid_until is None
    with pytest.raises(Refused, match="没有回执"):
        services.accept(actor=office, transfer=again, accepted_on=TODAY)
    services.accept(actor=office, transfer=again, accepted_on=TODAY, receipt="回执2号")
    assert Membership.objects.get(pk=held.pk).reason == "转往外县某校党支部"


def test_a_branch_refuses_only_with_a_reason_and_the_old_one_may_send_again(cast, office, held):
    row, taker = letter(office, held, target=cast.orgs["LX-ZB"]), cast.actor("lx_secretary")
    why = {"refused_on": TODAY, "cause": "papers", "explanation": "缺转正申请书"}
    with pytest.raises(Forbidden):
        services.refuse(actor=office, transfer=row, **why)
    for wrong in ({"cause": "none"}, {"explanation": " "}):
        with pytest.raises(Refused, match="没有写明退回的理由"):
            services.refuse(actor=taker, transfer=row, **{**why, **wrong})
    services.refuse(actor=taker, transfer=row, **why)
    assert (row.state, row.until, row.valid_until) == ("refused", None, date(2023, 3, 24))
    assert Membership.objects.get(pk=held.pk).until is None
    assert [(d.verb, d.due_on) for d in of_members(office) if d.subject == row.pk] == [
        ("members.resend", date(2023, 3, 24))
    ]
    with pytest.raises(Refused, match="被退回"):
        services.accept(actor=taker, transfer=row, accepted_on=TODAY)
    services.resend(actor=office, transfer=row, on=TODAY)
    with pytest.raises(Refused):
        services.resend(actor=office, transfer=row, on=TODAY)
    services.refuse(actor=taker, transfer=row, **why)
    with clock.on(date(2023, 3, 25)), pytest.raises(Refused, match="过期"):
        services.resend(actor=office, transfer=row, on=date(2023, 3, 25))
    services.recall(actor=office, transfer=row)
    assert letter(office, held, target=cast.orgs["LX-ZB"]).state == "sent"


def test_who_became_a_full_member_on_the_way_is_taken_in_as_one(cast, office):
    person, org = applicant(cast), cast.orgs["TY-DW"]
    row = Membership.objects.create(person=person, org=org, kind="probationary", since=date(2022, 3, 1))
    sent = services.send(
        actor=office, membership=row, sent_on=date(2023, 2, 27), way="online", target=cast.orgs["LX-ZB"]
    )
    organisation.convert(actor=office, membership=row, on=date(2023, 3, 1))
    services.accept(actor=cast.actor("lx_office"), transfer=sent, accepted_on=TODAY)
    now = Membership.objects.get(person=person, until=None)
    assert (now.org.code, now.kind, now.since) == ("LX-ZB", "full", TODAY)


def test_two_accept_one_transfer_once(office, held):
    row = letter(office, held, outside="外县")
    stale = Transfer.objects.select_related("source__unit", "person", "membership__org__unit").get(pk=row.pk)
    services.accept(actor=office, transfer=row, accepted_on=TODAY, receipt="回执")
    with pytest.raises(Refused, match="刚被"):
        services.accept(actor=office, transfer=stale, accepted_on=TODAY, receipt="回执")


def test_a_sheet_of_dues_keeps_amounts_alone(cast, office, held):
    org = cast.orgs["TY-DW"]
    lines = selectors.sheet(org, 202302)
    assert len(lines) == 7
    amounts = {line.person.pk: 7500 for line in lines}
    services.collect(actor=office, org=org, ym=202302, amounts=amounts, paid_on=TODAY)
    services.collect(actor=office, org=org, ym=202302, amounts={held.person_id: 8000}, paid_on=TODAY)
    assert sum(DuesMonth.objects.filter(ym=202302).values_list("amount", flat=True)) == 6 * 7500 + 8000
    assert DuesMonth.objects.filter(through=date(2023, 3, 1)).count() == 7
    entry = Entry.objects.filter(verb="members.collect").latest("seq")
    assert records.payloads([entry])[entry.pk]["total"] == 8000
    with pytest.raises(Refused, match="大于0"):
        services.collect(actor=office, org=org, ym=202302, amounts={held.person_id: 0}, paid_on=TODAY)
    stranger = {cast.people["lx_office"].pk: 100}
    with pytest.raises(Refused, match="不在本支部"):
        services.collect(actor=office, org=org, ym=202302, amounts=stranger, paid_on=TODAY)
    with pytest.raises(Refused, match="尚未开始"):
        services.collect(actor=office, org=org, ym=202304, amounts=amounts, paid_on=TODAY)
    with pytest.raises(Refused, match="不是月份"):
        services.collect(actor=office, org=org, ym=202313, amounts=amounts, paid_on=TODAY)


def test_a_reduction_needs_the_superior_and_then_binds(cast, office, held):
    facts = {"membership": held, "first": 202302, "last": 202304, "amount": 0, "number": "云教工委〔2023〕3号"}
    with pytest.raises(Forbidden):
        services.waive(actor=office, **facts)
    services.waive(actor=cast.actor("clerk"), **facts)
    with pytest.raises(Refused, match="已有减免"):
        services.waive(actor=cast.actor("clerk"), **facts)
    sheet = {"actor": office, "org": held.org, "ym": 202302, "paid_on": TODAY}
    with pytest.raises(Refused, match="与批准的不符"):
        services.collect(**sheet, amounts={held.person_id: 500})
    services.collect(**sheet, amounts={held.person_id: 0})


def test_a_fixed_amount_lies_between_its_bounds(cast, office, held):
    org = cast.orgs["TY-DW"]

    def collect(amount, basis):
        facts = {"ym": 202302, "amounts": {held.person_id: amount}, "bases": {held.person_id: basis}, "paid_on": TODAY}
        services.collect(actor=office, org=org, **facts)

    for basis, wrong, right in (("student", (19, 21, 900), (20,)), ("farmer", (19, 101), (20, 60, 100))):
        for amount in wrong:
            with pytest.raises(Refused, match="按定额交纳"):
                collect(amount, basis)
        for amount in right:
            collect(amount, basis)
            assert DuesMonth.objects.get(person=held.person, ym=202302).amount == amount
    services.waive(actor=cast.actor("clerk"), membership=held, first=202302, last=202302, amount=0, number="减1号")
    collect(0, "student")


def test_dues_begin_in_the_month_of_the_assembly(cast):
    person, org = applicant(cast), cast.orgs["TY-DW"]
    Membership.objects.create(person=person, org=org, kind="probationary", since=date(2023, 2, 28))
    assert person in [line.person for line in selectors.sheet(org, 202302)]
    assert person not in [line.person for line in selectors.sheet(org, 202301)]


def test_lost_contact_ends_in_two_steps_and_no_sooner(cast, office, held):
    clerk = cast.actor("clerk")
    row = services.absent(actor=office, membership=held, kind="lost", since=date(2020, 8, 31))
    with pytest.raises(Refused, match="已有流动或失联"):
        services.absent(actor=office, membership=held, kind="mobile", since=TODAY)
    with pytest.raises(Refused, match="最早2021-02-28"):
        services.suspend(actor=clerk, absence=row, on=date(2021, 2, 27), number="〔2021〕1号")
    with pytest.raises(Refused, match="只有“停止党籍”"):
        services.expel(actor=clerk, absence=row, on=TODAY, number="〔2021〕1号")
    services.suspend(actor=clerk, absence=row, on=date(2021, 3, 1), number="〔2021〕1号")
    with pytest.raises(Refused, match="最早2023-03-01"):
        services.expel(actor=clerk, absence=row, on=date(2023, 2, 28), number="〔2023〕1号")
    services.expel(actor=clerk, absence=row, on=date(2023, 3, 1), number="〔2023〕1号")
    assert Membership.objects.get(pk=held.pk).until == date(2023, 3, 1)


def test_somebody_comes_back(cast, office, held):
    row = services.absent(
        actor=office, membership=held, kind="mobile", since=date(2023, 1, 1), fixed=True, place="外省"
    )
    with pytest.raises(Refused, match="没有失去联系"):
        services.suspend(actor=cast.actor("clerk"), absence=row, on=TODAY, number="1号")
    with pytest.raises(Forbidden):
        services.present(actor=cast.actor("lx_office"), absence=row, on=TODAY)
    assert services.present(actor=office, absence=row, on=TODAY).state == "back"


def test_two_tracks_go_forward_alone(cast, office, held):
    teacher = applicant(cast)
    with pytest.raises(Refused, match="不是党员"):
        services.nurture(actor=office, person=teacher, track="to_backbone", named_on=TODAY)
    row = services.nurture(actor=office, person=teacher, track="to_member", named_on=date(2022, 9, 1))
    services.advance(actor=office, nurture=row, milestone="advanced", reached_on=date(2022, 12, 1))
    with pytest.raises(Refused, match="只能向前"):
        services.advance(actor=office, nurture=row, milestone="paired", reached_on=TODAY)
    with pytest.raises(Refused, match="还不是党员"):
        services.advance(actor=office, nurture=row, milestone="reached", reached_on=TODAY)
    other = services.nurture(actor=office, person=held.person, track="to_backbone", named_on=TODAY)
    with pytest.raises(Refused, match="没有写明依据"):
        services.advance(actor=office, nurture=other, milestone="leading", reached_on=TODAY)
    services.advance(actor=office, nurture=other, milestone="leading", reached_on=TODAY, proof="任〔2023〕1号")
    counted = dict(selectors.counted(selectors.nurtures(office)))
    assert [sum(row) for row in counted.values()] == [1, 1]


def test_lists_ask_as_much_for_three_as_for_one(cast, office, django_assert_num_queries):
    people = [cast.people[name] for name in ("ty_teacher", "ty_vice", "ty_vice2")]
    for count, person in enumerate(people, 1):
        row = Membership.objects.get(person=person)
        services.absent(actor=office, membership=row, kind="lost", since=TODAY - timedelta(days=count))
        letter(office, row, outside="外县")
        if count in (1, 3):
            with clock.on(TODAY), django_assert_num_queries(2):
                assert len(list(selectors.absences(office))) == len(list(selectors.transfers(office))) == count


def test_contact_with_a_mobile_member_is_a_day_and_a_way(cast, office, held):
    row = services.absent(actor=office, membership=held, kind="mobile", since=date(2022, 6, 1))
    with pytest.raises(Forbidden):
        services.contact(actor=cast.actor("lx_office"), absence=row, on=TODAY, way="phone")
    with pytest.raises(Refused, match="不早于2022-06-01"):
        services.contact(actor=office, absence=row, on=date(2022, 5, 31), way="phone")
    services.contact(actor=office, absence=row, on=date(2022, 9, 1), way="visit")
    services.contact(actor=office, absence=row, on=TODAY, way="phone")
    assert selectors.absences(office).get(pk=row.pk).contacted_on == TODAY
    services.present(actor=office, absence=row, on=TODAY)
    with pytest.raises(Refused, match="只登记与在外流动党员的联系"):
        services.contact(actor=office, absence=row, on=TODAY, way="phone")
