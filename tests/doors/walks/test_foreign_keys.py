"""Keys of other units inside a form or a query: no choice, not found, and nothing of them shown or done."""

import pytest
from django.db.models import F

from tests.doors.asking import ask
from xiaoheng.ground.organisation.models import PartyOrg, Person, Unit
from xiaoheng.loop.decisions.models import Minutes
from xiaoheng.loop.evaluation.models import AppraisalItem
from xiaoheng.loop.execution.communities.models import Kind
from xiaoheng.loop.execution.models import NamedSchool, Target
from xiaoheng.loop.supervision.models import InspectionResult

pytestmark = pytest.mark.django_db
DAYS = {"since": "2023-03-01", "until": "2023-03-31", "due_on": "2023-03-31", "visited_on": "2023-03-14"}
SAYS = dict.fromkeys(("title", "text", "cause", "measure", "reason", "basis", "outcome", "summary", "note"), "测试")
REST = {
    "hours": "8",
    "minutes": "60", "reach": "only", "post": "principal", "value": "3", "kind": "assembly", "present": "2",
    "held_on": "2023-03-13", "agreed": "yes", "heard_on": "2023-03-14", "matters": "P14",
}  # fmt: skip
ISSUED = {"kind": "system", "level": "6", "issuers": "桃源中学", "issued_on": "2023-03-01", "text": ""}
FULL = {**DAYS, **SAYS, **REST}  # a form that lacks nothing but the key under test


def keys(here, there):
    """Who sends what where: the right form of 桃源中学 with one key of another place in it."""
    other, named = Unit.objects.get(code=there["unit"]), NamedSchool.objects.get(draft=here["draft"])
    person, org = Person.objects.filter(unit=other).earliest("pk"), PartyOrg.objects.get(unit=other)
    target = Target.objects.filter(unit=other).earliest("pk")
    signed, unsigned = (Minutes.objects.get(meeting=there[name]) for name in ("meeting", "principal_closed"))
    goal = Unit.objects.get(code="SQ") if here == there else other  # nobody is sent to his own school
    return {
        ("clerk", f"/execution/{here['draft_order']}/put_item/"): {"schools": other.pk},
        ("clerk", "/directives/draft/"): {"named": other.pk},
        ("clerk", f"/execution/{here['draft']}/match/"): {f"named-{named.pk}": other.pk},
        ("clerk", f"/schools/{here['unit']}/people/appoint/"): {"code": person.code},
        ("clerk", f"/parameters/{here['parameter']}/override/"): {"unit": other.pk},
        ("ty_office", f"/programmes/{here['programme']}/train/"): {
            "lines": f"{Person.objects.get(pk=there['person']).code} 8"
        },
        ("clerk", f"/people/{here['person']}/rotate/"): {"kind": "exchange", "target": goal.pk},
        ("ty_office", f"/meetings/{here['party_planned']}/table/"): {"topic": there["young_topic"]},
        ("ty_office", f"/topics/{here['young_topic']}/consult/"): {"consultation": there["consultation"]},
        ("ty_office", f"/execution/{here['resolution']}/carry_out/"): {"owner": person.pk},
        ("ty_office", f"/problems/{here['young_problem']}/plan/"): {"owner": person.pk},
        ("ty_office", f"/problems/{here['young_problem']}/submit/"): {"fact": there["resolution"]},
        ("ty_office", "/problems/open/"): {"unit": there["unit"]},
        ("ty_office", f"/execution/{here['item']}/TY/submit/"): {"facts": f"decisions.minutes:{signed.pk}"},
        ("ty_office", f"/agenda/{here['party_open_item']}/speak/"): {"person": person.pk},
        ("ty_principal", f"/meetings/{here['principal_closed']}/sign/"): {"digest": unsigned.file},
        ("ty_office", "/meetings/hold/"): {"org": org.pk},
        ("ty_vice", "/topics/propose/"): {"supersedes": there["topic"]},
        ("ty_vice", f"/problems/{here['problem']}/amend/"): {"supersedes": there["topic"]},
        ("inspector", "/inspections/visit/"): {"target": target.pk},
        ("ty_office", f"/community-entries/{here['spare_entry']}/propose/"): {
            "other": there["community_resource"],
            "quantity": "1",
        },
        ("ty_office", f"/communities/{here['community']}/list/"): {
            "partner": there["community_partner"],
            "kind": Kind.objects.first().pk,
            "listed": "need",
            "quantity": "1",
        },
        ("ty_office", "/library/enter/"): {**ISSUED, "unit": there["unit"]},
        ("ty_office", f"/library/enter/?supersedes={there['document']}"): {**ISSUED, "unit": here["unit"]},
    }


def test_a_key_of_ones_own_reaches_the_verb(places, clients):
    here = places["TY"].objects
    for (who, url), sent in keys(here, here).items():
        _code, tables, _broken = ask(clients[who], "post", url, {**FULL, **sent})
        assert "records_entry" in tables, url


@pytest.mark.parametrize("school", ["LX", "LJ1"])
def test_a_key_of_others_does_nothing(school, places, clients):
    for (who, url), sent in keys(places["TY"].objects, places[school].objects).items():
        if school == "LX" and who == "clerk":
            continue  # whose school it is as well
        code, tables, _broken = ask(clients[who], "post", url, {**FULL, **sent})
        assert code in (302, 404, 422), url
        assert all(table.startswith("records_") for table in tables), url  # at most the refusal's entry


def test_a_source_of_others_is_not_found(places, clients):
    for school, wanted in {"TY": 200, "LX": 404, "LJ1": 404}.items():
        at = places[school].objects
        failed = InspectionResult.objects.get(inspection=at["inspection"], verdict="false")
        short = AppraisalItem.objects.filter(appraisal=at["appraisal"], points__lt=F("weight")).earliest("pk")
        for row in (failed, short):
            url = f"/problems/open/?source={row._meta.label_lower}:{row.pk}"
            assert ask(clients["ty_office"], "get", url)[0] == wanted, url
