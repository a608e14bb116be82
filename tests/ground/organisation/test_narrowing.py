"""Narrowing schools: by leading organisation and by members; the two ways to the schools of a viewer agree."""

import pytest

from xiaoheng.ground.organisation import selectors
from xiaoheng.ground.organisation.models import Coverage
from xiaoheng.ground.organisation.selectors import Narrowing, narrowed


@pytest.fixture
def codes(cast):
    """Codes of the schools of 云岭县 that fit."""
    return lambda **asked: sorted(
        narrowed(selectors.schools(cast.actor("clerk")), Narrowing(**asked)).values_list("code", flat=True)
    )


def test_by_the_organisation_that_leads(codes, cast):
    assert codes(kind="committee") == ["TY"]
    assert codes(kind="joint_branch") == ["LX", "SQ"]
    assert codes(kind="branch") == codes(kind="none") == []
    Coverage.objects.filter(unit=cast.units["SQ"]).delete()
    assert codes(kind="none") == ["SQ"]


def test_by_members_at_least_and_fewer_than(codes):
    assert codes(members=(0, 1)) == ["SQ"]
    assert codes(members=(4, 7)) == ["LX"]
    assert codes(members=(4, 8)) == ["LX", "TY"]
    assert codes(members=(7, None)) == ["TY"]


def test_by_place_and_kind_of_school(codes, cast):
    assert codes() == ["LX", "SQ", "TY"]
    assert codes(zone=cast.units["YL-Z2"].pk, stage="primary") == ["LX", "SQ"]
    assert codes(county="LJ") == []
    assert codes(ownership="private") == []


@pytest.mark.parametrize("username", ["clerk", "lj_clerk", "leader"])
def test_the_way_by_the_counties_code_sees_the_same_schools(cast, username):
    viewer = cast.actor(username)
    assert set(selectors.schools_by_log(viewer)) == set(selectors.schools(viewer))
