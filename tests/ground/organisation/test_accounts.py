"""organisation.enrol, organisation.grant, organisation.revoke: accounts, and roles from a day to a day."""

from datetime import date

import pytest

from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, RoleGrant
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

TODAY = date(2023, 3, 14)


@pytest.fixture
def ask(cast):
    """One act of 桃源中学's secretary: an ordinary request upward."""

    def request():
        actor = actor_of(cast.accounts["ty_secretary"])  # as the middleware reads it for every request
        services.request(
            actor=actor, unit=cast.units["TY"], superior=cast.units["YL"], title="请示", due_on=date(2024, 1, 1)
        )

    return request


def test_the_next_request_after_the_role_has_ended_is_refused(cast, ask):
    grant = RoleGrant.objects.get(account=cast.accounts["ty_secretary"])
    ask()
    services.revoke(actor=cast.actor("clerk"), grant=grant, until=TODAY)
    with pytest.raises(Forbidden):
        ask()


def test_a_role_ends_on_its_day_and_begins_on_its_day(cast, ask):
    grant = RoleGrant.objects.get(account=cast.accounts["ty_secretary"])
    services.revoke(actor=cast.actor("clerk"), grant=grant, until=date(2023, 3, 16))
    with clock.on(date(2023, 3, 15)):
        ask()
    with clock.on(date(2023, 3, 16)), pytest.raises(Forbidden):
        ask()
    services.grant(
        actor=cast.actor("clerk"), account=grant.account, role=Role.PRINCIPAL, unit=grant.unit, since=date(2023, 4, 1)
    )
    with clock.on(date(2023, 3, 31)), pytest.raises(Forbidden):
        ask()
    with clock.on(date(2023, 4, 1)):
        ask()


def test_an_account_that_is_switched_off_holds_no_role(cast, ask):
    Account.objects.filter(username="ty_secretary").update(is_active=False)
    with pytest.raises(Forbidden):
        ask()


def test_revoking_never_prolongs(cast):
    clerk, grant = cast.actor("clerk"), RoleGrant.objects.get(account=cast.accounts["ty_secretary"])
    services.revoke(actor=clerk, grant=grant, until=TODAY)
    with pytest.raises(Refused, match="更早的日期收回"):
        services.revoke(actor=clerk, grant=grant, until=date(2023, 5, 1))
    with pytest.raises(Refused, match="早于授予日期"):
        services.revoke(actor=clerk, grant=grant, until=date(2015, 8, 31))
    assert RoleGrant.objects.get(pk=grant.pk).until == TODAY


def test_an_account_is_made_once_and_its_password_is_hashed(cast):
    def enrol():
        return services.enrol(
            actor=cast.actor("clerk"), unit=cast.units["TY"], username="new", name="新人", password="Yunling-2023!"
        )

    account = enrol()
    assert account.check_password("Yunling-2023!")
    assert account.password.startswith("argon2")
    with pytest.raises(Refused, match="已存在"):
        enrol()


def test_nobody_grants_himself_a_role_and_none_twice(cast):
    clerk, county = cast.accounts["clerk"], cast.units["YL"]
    with pytest.raises(Refused, match="不能给自己授予"):
        services.grant(actor=actor_of(clerk), account=clerk, role=Role.COUNTY_LEADER, unit=county, since=TODAY)
    stranger = cast.accounts["stranger"]
    services.grant(actor=actor_of(clerk), account=stranger, role=Role.AUDITOR, unit=county, since=TODAY)
    with pytest.raises(Refused, match="已有同一角色"):
        services.grant(actor=actor_of(clerk), account=stranger, role=Role.AUDITOR, unit=county, since=TODAY)


@pytest.mark.parametrize("username", ["leader", "ty_secretary", "lj_clerk", "stranger"])
def test_only_the_clerk_gives_and_takes_in_his_county(cast, username):
    actor, account = cast.actor(username), cast.accounts["ty_teacher"]
    with pytest.raises(Forbidden):
        services.grant(actor=actor, account=account, role=Role.OFFICE, unit=cast.units["TY"], since=TODAY)
    with pytest.raises(Forbidden):
        services.revoke(actor=actor, grant=account.grants.get(), until=TODAY)
    with pytest.raises(Forbidden):
        services.enrol(actor=actor, unit=cast.units["TY"], username="x", name="x", password="Yunling-2023!")
