"""What the verbs write, refuse and leave in the trail."""

from datetime import date

import pytest

from tests.ground.cadres.conftest import DAY
from xiaoheng.ground.cadres import selectors, services
from xiaoheng.ground.cadres.models import Ledger, Programme, Training, Workload
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.records import selectors as records
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused, Stale

pytestmark = pytest.mark.django_db
FACTS = {
    "certify": {"kind": "senior"},
    "confer": {"rank": 4},
    "attest": {"kind": "teaching", "place": "桃源中学语文教师"},
    "weigh": {"share": 50},
    "commend": {"kind": "member", "level": "county", "issuer": "县委"},
    "reserve": {"level": "head", "basis": "云教工委〔2022〕3号"},
}


def last():
    """The latest entry with what it says."""
    entry = Entry.objects.latest("pk")
    return entry.verb, records.payloads([entry])[entry.pk]


@pytest.mark.parametrize("verb", FACTS)
def test_a_fact_is_entered_once_and_told_in_the_trail(verb, ty):
    row = ty.do(verb, actor=ty.clerk, **FACTS[verb])
    assert (row.person, row.since) == (ty.secretary, DAY)
    told, said = last()
    assert (told, said["person"], said["since"]) == (f"cadres.{verb}", "周正", "2022-09-01")
    with pytest.raises(Refused, match=r"登记过|已列为"):
        ty.do(verb, actor=ty.clerk, **FACTS[verb])


@pytest.mark.parametrize(
    ("verb", "changes", "told"),
    [
        ("confer", {"since": date(2023, 3, 15)}, "晚于今日"),
        ("certify", {"until": DAY}, "须晚于起始日期"),
        ("attest", {"place": " "}, "未写明在何处"),
        ("weigh", {"share": 101}, "0%到100%"),
        ("commend", {"kind": "org"}, "表彰的是党组织"),
        ("reserve", {"basis": " "}, "未填写依据"),
    ],
)
def test_what_is_wrong_is_refused(verb, changes, told, ty):
    with pytest.raises(Refused, match=told):
        ty.do(verb, actor=ty.clerk, **{**FACTS[verb], **changes})


def test_only_what_rules_ask_about_opens_the_ledger(ty):
    for verb in ("reserve", "commend"):
        ty.do(verb, actor=ty.clerk, **FACTS[verb])
    assert not Ledger.objects.filter(unit=ty.unit).exists()
    ty.do("confer", rank=4)
    assert Ledger.objects.get(unit=ty.unit).since == date(2023, 3, 14)


def test_a_new_workload_ends_the_one_before(ty):
    first = ty.do("weigh", share=25, since=date(2022, 3, 1))
    ty.do("weigh", share=50)
    assert Workload.objects.get(pk=first.pk).until == DAY


def test_a_rotation_leads_elsewhere(ty):
    with pytest.raises(Refused, match="本人所在单位"):
        ty.do("rotate", actor=ty.clerk, kind="exchange", target=ty.unit)
    row = ty.do("rotate", actor=ty.clerk, kind="exchange", target=ty.cast.units["LX"])
    assert list(selectors.rotations(ty.cast.units["LX"])) == [row]


def test_hours_of_many_people_in_one_verb(ty):
    programme = ty.programme()
    people = Person.objects.filter(unit__log="YL", unit__kind="school")
    before = Entry.objects.count()
    services.train(actor=ty.clerk, programme=programme, hours=dict.fromkeys(people.values_list("pk", flat=True), 24))
    assert Entry.objects.count() == before + 1
    assert Training.objects.filter(programme=programme, held_on=date(2023, 3, 3)).count() == people.count()
    services.train(actor=ty.clerk, programme=programme, hours={ty.secretary.pk: 8})
    assert Training.objects.get(programme=programme, person=ty.secretary).hours == 8
    assert Training.objects.filter(programme=programme).count() == people.count()


def test_whom_and_how_much_a_programme_takes(ty):
    own = ty.programme(unit=ty.unit, kind="special")
    for hours, told in (
        ({}, "没有填写任何人"),
        ({ty.secretary.pk: 25}, "1到24"),
        ({ty.cast.people["lx_vice"].pk: 8}, "不属于举办单位"),
    ):
        with pytest.raises(Refused, match=told):
            services.train(actor=ty.office, programme=own, hours=hours)
    ahead = ty.programme(unit=ty.unit, since=date(2023, 4, 1), last=date(2023, 4, 2))
    with pytest.raises(Refused, match="尚未开班"):
        services.train(actor=ty.office, programme=ahead, hours={ty.secretary.pk: 8})
    with pytest.raises(Refused, match="早于开始日期"):
        ty.programme(last=date(2023, 2, 1))


def test_a_fact_ends_once(ty):
    row = ty.do("certify", kind="senior")
    services.end(actor=ty.clerk, row=row, until=date(2023, 3, 1))
    with pytest.raises(Stale):
        services.end(actor=ty.clerk, row=row, until=date(2023, 3, 2))
    with pytest.raises(Refused, match="没有截止日期"):
        services.end(actor=ty.clerk, row=ty.do("confer", rank=3), until=date(2023, 3, 1))


def test_what_was_wrong_is_taken_out_and_stays_in_the_trail(ty):
    row = ty.do("confer", rank=5)
    with pytest.raises(Refused, match="更正原因"):
        services.strike(actor=ty.clerk, row=row, reason=" ")
    services.strike(actor=ty.clerk, row=row, reason="录错一级")
    verb, said = last()
    assert (verb, said["rank"], said["reason"]) == ("cadres.strike", "正高级教师", "录错一级")
    assert not ty.secretary.titles.exists()
    programme = ty.programme()
    services.train(actor=ty.clerk, programme=programme, hours={ty.secretary.pk: 24})
    with pytest.raises(Refused, match="不能删除"):
        services.strike(actor=ty.clerk, row=programme, reason="重复")
    services.strike(actor=ty.clerk, row=programme.trainings.get(), reason="重复")
    services.strike(actor=ty.clerk, row=programme, reason="重复")
    assert not Programme.objects.filter(pk=programme.pk).exists()


def test_a_school_keeps_its_own_people_and_the_county_the_rest(ty):
    for verb, person in (("reserve", ty.secretary), ("confer", ty.cast.people["lx_vice"])):
        with pytest.raises(Forbidden):
            ty.do(verb, person=person, **FACTS[verb])
    with pytest.raises(Forbidden):
        services.strike(actor=ty.office, row=ty.do("confer", rank=3), reason="录错")


def test_an_organisation_is_honoured(ty):
    org = ty.cast.orgs["TY-DW"]
    facts = {"actor": ty.clerk, "org": org, "level": "county", "issuer": "县委", "since": DAY}
    row = services.honour(**facts)
    assert (row.org, row.kind, row.person) == (org, "org", None)
    with pytest.raises(Refused, match="已经登记过"):
        services.honour(**facts)


def test_charges_are_dated_and_replace_each_other(ty):
    post = ty.cast.people["ty_vice"].appointments.get(post="vice_principal")

    def charges(day):
        with clock.on(day):
            return {one.charge for one in post.portfolios.filter(in_force(day))}

    services.assign(actor=ty.office, appointment=post, charges=["teaching", "logistics"], since=DAY)
    services.assign(actor=ty.office, appointment=post, charges=["teaching", "moral_education"], since=date(2023, 2, 1))
    assert charges(date(2023, 1, 31)) == {"teaching", "logistics"}
    assert charges(date(2023, 2, 1)) == {"teaching", "moral_education"}
    assert ty.found("A-20") == []  # the moral director and the vice-principal are members
    services.assign(actor=ty.office, appointment=post, charges=[], since=date(2023, 2, 1))
    assert charges(date(2023, 3, 14)) == set()
    for wrong, told in (({"since": date(2020, 1, 1)}, "早于任职日期"), ({"since": date(2023, 3, 15)}, "晚于今日")):
        with pytest.raises(Refused, match=told):
            services.assign(actor=ty.office, appointment=post, charges=["teaching"], **wrong)
    post.charge = "teaching"
    post.save()
    with pytest.raises(Refused, match="已是任职时的分管"):
        services.assign(actor=ty.office, appointment=post, charges=["teaching"], since=DAY)
