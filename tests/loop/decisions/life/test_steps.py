"""组织生活会, 民主评议 and 民主生活会: steps with a day or a held meeting, and nothing about anybody."""

from datetime import date

import pytest

from tests.loop.decisions.conftest import TODAY
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.life import selectors, services
from xiaoheng.loop.decisions.life.models import Step

pytestmark = pytest.mark.django_db


def tick(branch, code, kind="org_life", year=2022, **more):
    return services.tick(actor=branch.office, org=branch.org, kind=kind, year=year, code=code, **more)


def test_steps_are_ticked_with_a_day_or_by_a_meeting_that_was_held(branch):
    studied = branch.hold("assembly", date(2023, 2, 10))
    assert tick(branch, "study", meeting=studied).done_on == date(2023, 2, 10)
    tick(branch, "views", done_on=date(2023, 2, 20))
    branch.hold("org_life", date(2023, 3, 10), for_year=2022)
    tick(branch, "mending", done_on=TODAY)
    life = selectors.preparations(branch.org, 2022)[0]
    assert (life.done, len(life.steps), life.held.held_on) == (3, 5, date(2023, 3, 10))
    with pytest.raises(Refused, match="会前完成"):
        tick(branch, "talks", done_on=date(2023, 3, 12))
    with pytest.raises(Refused, match="已经登记"):
        tick(branch, "views", done_on=date(2023, 2, 21))
    services.untick(actor=branch.office, step=Step.objects.get(code="views"))
    assert selectors.preparations(branch.org, 2022)[0].done == 2


def test_what_cannot_be_is_refused(branch, cast):
    for more in (
        {"code": "self", "done_on": TODAY},
        {"code": "study"},
        {"code": "study", "done_on": date(2023, 3, 15)},
        {"code": "study", "done_on": date(2021, 3, 15)},
        {"code": "study", "done_on": TODAY, "kind": "team_life"},
        {"code": "study", "done_on": TODAY, "kind": "nonsense"},
    ):
        with pytest.raises(Refused):
            tick(branch, **more)
    foreign = services.tick(
        actor=cast.actor("ty_office"), org=cast.orgs["TY-DW"], kind="team_life", year=2022, code="report",
        done_on=TODAY,
    )  # fmt: skip
    assert foreign.pk
    assert not Step.objects.filter(org=branch.org).exists()
