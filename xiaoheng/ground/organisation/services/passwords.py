"""密码: changed by its holder alone, with the present one; what a sound one is stands in the settings (I-02)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Account, FormerPassword, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Forbidden, Refused

CLASSES = (str.islower, str.isupper, str.isdigit, lambda char: not char.isalnum())


def change_password(*, actor: Actor, account: Account, current: str, new: str) -> Account:
    """更改本人密码: none of the latest ones again; every other session of the account ends with it."""
    if not actor.grants:
        raise Forbidden(
            _("您还没有任何角色。"), _("请由本单位管理人员授予角色后再办理。"), "organisation.change_password"
        )
    unit = Unit.objects.get(pk=actor.grants[0].unit)
    with act("organisation.change_password", actor=actor, unit=unit, on=account) as doing:
        row = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
        if actor.account != row.pk:
            raise Refused(_("只能更改本人的密码。"), _("忘记密码的，请本单位管理人员重新建立。"), "I-02")
        if not row.check_password(current):
            raise Refused(_("当前密码不正确。"), _("请核对后重新输入（区分大小写）。"), "I-02")
        _check(row, new)
        FormerPassword.objects.create(account=row, digest=row.password, until=clock.today())
        kept = row.former_passwords.order_by("-pk").values("pk")[: settings.PASSWORD_KEPT]
        row.former_passwords.exclude(pk__in=list(kept.values_list("pk", flat=True))).delete()
        row.set_password(new)
        row.chosen_on = clock.today()
        row.save(update_fields=["password", "chosen_on"])
        doing.say(username=row.username)
    return row


def _check(account: Account, new: str) -> None:
    try:
        validate_password(new, account)
    except ValidationError as error:
        raise Refused("".join(error.messages), _("请换一个密码。"), "I-02") from error
    if sum(any(map(kind, new)) for kind in CLASSES) < settings.PASSWORD_CLASSES:
        raise Refused(
            _("密码应含大写字母、小写字母、数字、符号中的%(n)d种。") % {"n": settings.PASSWORD_CLASSES},
            _("请换一个密码。"),
            "I-02",
        )
    former = account.former_passwords.order_by("-pk").values_list("digest", flat=True)
    if any(check_password(new, one) for one in (account.password, *former[: settings.PASSWORD_KEPT - 1])):
        raise Refused(
            _("与当前或最近用过的%(n)d个密码相同。") % {"n": settings.PASSWORD_KEPT}, _("请换一个没有用过的。"), "I-02"
        )


def must_change(account: Account) -> bool:
    """须改密码: a first password, or one that has been in use for too long; accounts of the demo are spared."""
    if account.is_demo:
        return False
    return account.chosen_on is None or account.chosen_on + timedelta(days=settings.PASSWORD_DAYS) <= clock.today()
