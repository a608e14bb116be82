"""decisions.load_catalogue and what a set of matters asks for."""

import pytest

from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused
from xiaoheng.loop.decisions import selectors, services
from xiaoheng.loop.decisions.models import Matter

LOADER = system("test")


def codes(rows):
    return [row.code for row in rows]


def gates(needs):
    return [need.kind.code for need in needs.gates]


def test_the_lists_hold_25_and_20_matters_in_five_areas(cast):
    party = selectors.catalogue("party")
    assert codes(party) == [f"P{n:02}" for n in range(1, 26)]
    assert len(set(party.values_list("area", flat=True))) == 5
    assert codes(selectors.catalogue("principal")) == [f"M{n:02}" for n in range(1, 21)]


def test_every_item_put_forward_leads_to_party_matters_and_every_pm_matter_has_exactly_one(cast):
    known = {m.code: m for m in Matter.objects.all()}
    study = [m for m in known.values() if m.mode == "R"]
    assert all(known[code].body == "party" for m in study for code in m.leads_to.split())
    for matter in known.values():
        if "PM" in matter.gates.split():
            assert len([m for m in study if matter.code in m.leads_to.split()]) == 1, matter.code


def test_loading_twice_changes_nothing_and_leaves_no_entry(cast):
    before = Entry.objects.filter(verb="decisions.load_catalogue").count()
    assert services.load_catalogue(actor=LOADER) == 0
    assert Entry.objects.filter(verb="decisions.load_catalogue").count() == before
    Matter.objects.filter(code="P11").update(title="旧名")
    assert services.load_catalogue(actor=LOADER) == 1
    assert Matter.objects.get(code="P11").title == "学校章程制定修订"


def test_people_may_not_load_it(cast):
    Matter.objects.filter(code="P11").update(title="旧名")
    with pytest.raises(Forbidden):
        services.load_catalogue(actor=cast.actor("clerk"))
    assert Matter.objects.get(code="P11").title == "旧名"


def test_a_file_with_an_unknown_gate_is_refused_by_name_and_nothing_is_written(cast, tmp_path):
    (tmp_path / "gates.yaml").write_text("TU: {body: 大会, before: table, clause: 某条}", encoding="utf-8")
    rows = "body: party\nclause: 某条\nareas: {一: {P01: {title: 甲, quorum: Q-1, gates: XX}}}"
    (tmp_path / "party.yaml").write_text(rows, encoding="utf-8")
    (tmp_path / "principal.yaml").write_text("body: principal\nclause: 某条\nareas: {}", encoding="utf-8")
    with pytest.raises(Refused, match=r"party.yaml 的 P01"):
        services.load_catalogue(actor=LOADER, folder=tmp_path)
    assert Matter.objects.get(code="P01").title != "甲"


def test_a_charter_goes_to_the_principal_first_and_then_to_the_party_meeting(cast):
    needs = selectors.requirements(["P11"])
    assert codes(needs.matters) == ["P11", "M02"]
    assert [str(stage) for stage in needs.stages] == ["principal", "party"]
    assert gates(needs) == ["PM", "TU", "LE", "UP"]
    assert (needs.quorum, needs.categories) == ("Q-1", "M")


def test_several_matters_unite_their_requirements_under_the_strictest_quorum(cast):
    needs = selectors.requirements(["P06", "P15"])
    assert (needs.quorum, needs.categories) == ("Q-2", "MP")
    assert set(gates(needs)) == {"PM", "TU", "CS", "PB", "UP"}
    assert {m.code for need in needs.gates if need.kind.code == "TU" for m in need.because} == {"P15"}


def test_an_everyday_item_is_the_principals_alone(cast):
    needs = selectors.requirements(["M12"])
    assert ([str(s) for s in needs.stages], needs.quorum, gates(needs)) == (["principal"], "Q-3", [])


def test_a_research_item_brings_its_party_matter_or_asks_which(cast):
    assert codes(selectors.requirements(["M01"]).matters) == ["P12", "M01"]
    with pytest.raises(Refused, match="P11、P14"):
        selectors.requirements(["M02"])
    assert codes(selectors.requirements(["M02", "P14"]).matters) == ["P14", "M02"]
    # P24 itself names no PM; put forward as M10 it has to pass the principal's meeting all the same.
    assert gates(selectors.requirements(["M10", "P24"]))[0] == "PM"


@pytest.mark.parametrize("chosen", [[], ["P99"]])
def test_no_matter_and_unknown_matters_are_refused(cast, chosen):
    with pytest.raises(Refused):
        selectors.requirements(chosen)
