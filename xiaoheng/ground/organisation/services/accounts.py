"""账号与角色: enrolling accounts, granting and revoking dated roles."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Account, Person, RoleGrant, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused


def enrol(
    *,
    actor: Actor,
    unit: Unit,
    username: str,
    name: str,
    password: str,
    person: Person | None = None,
    demo: bool = False,
) -> Account:
    """建立账号: a log-in for one person; the password is hashed (argon2) before it is kept."""
    with act("organisation.enrol", actor=actor, unit=unit) as doing:
        if Account.objects.filter(username=username).exists():
            raise Refused(_("账号“%(name)s”已存在。") % {"name": username}, _("请换一个账号名。"))
        account = Account(username=username, name=name, person=person, is_demo=demo)
        account.set_password(password)
        account.save()
        doing.subject = account
        doing.say(username=username)
    return account


def grant(
    *, actor: Actor, account: Account, role: str, unit: Unit, since: date, until: date | None = None
) -> RoleGrant:
    """授予角色: the account may act in the role for the unit from a day; nobody grants a role to himself."""
    with act("organisation.grant", actor=actor, unit=unit) as doing:
        if actor.uid == f"account:{account.pk}":
            raise Refused(_("不能给自己授予角色。"), _("请由另一位管理人员办理。"))
        row, created = RoleGrant.objects.get_or_create(
            account=account, role=role, unit=unit, since=since, defaults={"until": until}
        )
        if not created:
            raise Refused(_("该账号已有同一角色。"), _("如需延长，请先收回再授予。"))
        doing.subject = row
        doing.say(username=account.username, role=str(row.get_role_display()), since=since.isoformat())
    return row


def revoke(*, actor: Actor, grant: RoleGrant, until: date) -> RoleGrant:
    """收回角色: the role ends; the next request of the account is judged without it."""
    with act("organisation.revoke", actor=actor, unit=grant.unit, on=grant) as doing:
        if until < grant.since:
            raise Refused(_("收回日期早于授予日期。"), _("请核对两个日期。"))
        sooner = Q(until__isnull=True) | Q(until__gt=until)
        if not RoleGrant.objects.filter(sooner, pk=grant.pk).update(until=until):
            raise Refused(_("该角色已于更早的日期收回。"), _("如需延长，请重新授予。"))
        grant.until = until
        doing.say(username=grant.account.username, role=str(grant.get_role_display()), until=until.isoformat())
    return grant
