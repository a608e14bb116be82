"""organisation.appoint, organisation.leave: happy, refused by permit, by state, by rule."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import selectors, services
from xiaoheng.ground.organisation.words import Post
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused


def test_clerk_appoints_and_the_trail_says_so(cast):
    clerk, school, teacher = cast.actor("clerk"), cast.units["TY"], cast.people["ty_teacher"]
    row = services.appoint(actor=clerk, person=teacher, unit=school, post=Post.MIDDLE_MANAGER, since=date(2023, 3, 1))
    assert selectors.holder(school, Post.MIDDLE_MANAGER) == teacher
    entry = Entry.objects.get(verb="organisation.appoint", subject=str(row.pk))
    assert (entry.log, entry.role, entry.unit, entry.result) == ("YL", "county_clerk", "TY", "done")


def test_a_neighbour_county_may_not_appoint_and_the_refusal_is_entered(cast):
    with pytest.raises(Forbidden):
        services.appoint(
            actor=cast.actor("lj_clerk"),
            person=cast.people["ty_teacher"],
            unit=cast.units["TY"],
            post=Post.MIDDLE_MANAGER,
            since=date(2023, 3, 1),
        )
    assert Entry.objects.get(verb="organisation.appoint").result == "refused"


def test_the_same_post_twice_is_refused(cast):
    with pytest.raises(Refused, match="不能重复任命"):
        services.appoint(
            actor=cast.actor("clerk"),
            person=cast.people["ty_principal"],
            unit=cast.units["TY"],
            post=Post.PRINCIPAL,
            since=date(2023, 3, 1),
        )


def test_leaving_empties_the_post_from_that_day(cast):
    school = cast.units["TY"]
    row = selectors.holders(school, Post.PRINCIPAL).get()
    services.leave(actor=cast.actor("clerk"), appointment=row, until=date(2023, 3, 14), reason="调任")
    assert selectors.holder(school, Post.PRINCIPAL) is None
    assert selectors.holder(school, Post.PRINCIPAL, date(2023, 3, 13)) == cast.people["ty_principal"]
    with pytest.raises(Refused, match="已登记离任"):
        services.leave(actor=cast.actor("clerk"), appointment=row, until=date(2023, 3, 15), reason="调任")
