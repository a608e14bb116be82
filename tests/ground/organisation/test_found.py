"""organisation.found: units made in bulk stand in the tree and in their county's log; only the system may."""

import pytest

from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Ancestry, Unit
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(cast):
    return Unit.objects.create(
        code="NEW", name="新县", kind=UnitKind.COUNTY, superior=cast.units["YL"].superior, since="2020-01-01", log="NEW"
    )


def test_the_units_take_their_place_and_open_the_log(county):
    school = Unit.objects.create(
        code="NEW-1", name="新县中学", kind=UnitKind.SCHOOL, superior=county, since="2020-01-01", log="NEW"
    )
    services.found(actor=system("装入"), unit=county, units=[county, school], source="演示数据")
    assert set(Ancestry.objects.filter(unit=school).values_list("ancestor__code", "depth")) >= {
        ("NEW-1", 0),
        ("NEW", 1),
    }
    entry = Entry.objects.get(log="NEW")
    assert (entry.verb, entry.role, entry.seq, entry.result) == ("organisation.found", "system", 1, "done")


def test_nobody_else_founds_units(cast, county):
    with pytest.raises(Forbidden):
        services.found(actor=cast.actor("clerk"), unit=county, units=[county], source="手工")
    assert not Ancestry.objects.filter(unit=county).exists()
