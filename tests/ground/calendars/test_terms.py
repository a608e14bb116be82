"""School terms: set, changed and struck by the county's clerk; what cannot be is refused."""

from datetime import date

import pytest

from xiaoheng.ground.calendars import services
from xiaoheng.ground.calendars.models import SchoolTerm
from xiaoheng.ground.calendars.selectors import terms_of
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Forbidden, Refused

AUTUMN = {"year": 2022, "season": "autumn", "first": date(2022, 9, 1), "last": date(2023, 1, 13)}
SPRING = {"year": 2022, "season": "spring", "first": date(2023, 2, 6), "last": date(2023, 7, 7)}


def put(cast, who="clerk", unit="YL", **changes):
    return services.set_term(actor=cast.actor(who), unit=cast.units[unit], **{**SPRING, **changes})


def test_a_term_is_set_and_changed(cast):
    row = put(cast)
    assert put(cast, first=date(2023, 2, 8)).pk == row.pk
    entry = Entry.objects.filter(verb="calendars.set_term").last()
    assert (entry.kind, entry.result) == ("calendars.schoolterm", "done")
    assert [term.first for term in terms_of(cast.units["TY"])] == [date(2023, 2, 8)]
    assert terms_of(cast.units["LJ1"]) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"last": date(2023, 2, 6)}, "结束日应晚于开学日"),
        ({"first": date(2022, 2, 6), "last": date(2022, 7, 1)}, "应在2023年1—5月开学"),
        ({"season": "autumn"}, "应在2022年8—10月开学"),
        ({"last": date(2023, 3, 6)}, "共5周"),
        ({"last": date(2023, 12, 1)}, "不在8—30周之间"),
        ({"first": date(2023, 1, 9)}, "与2022—2023学年秋季学期（2022-09-01至2023-01-13）重叠"),
    ],
)
def test_days_that_cannot_be_are_refused(cast, changes, told):
    put(cast, **AUTUMN)
    with pytest.raises(Refused, match=told):
        put(cast, **changes)
    assert SchoolTerm.objects.count() == 1


@pytest.mark.parametrize("who", ["leader", "ty_office", "lj_clerk"])
def test_only_the_countys_own_clerk_sets_it(cast, who):
    with pytest.raises(Forbidden):
        put(cast, who)


def test_a_wrong_term_is_struck_once(cast):
    row = put(cast)
    services.strike_term(actor=cast.actor("clerk"), term=row)
    with pytest.raises(Refused, match="已被他人删除"):
        services.strike_term(
            actor=cast.actor("clerk"), term=SchoolTerm(**SPRING, pk=row.pk or 1, unit=cast.units["YL"])
        )
    assert not SchoolTerm.objects.exists()
