"""登录留痕: log-ins, tries in vain and lock-outs stand in the trail of the person's county."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.records import services as records

VERB = "account.login"
# The log of accounts that belong to no unit yet.
NOWHERE = "accounts"
SENTENCES = {VERB: gettext_lazy("登录了系统")}


def signed_in(sender: Any, request: HttpRequest, user: Account, **_rest: Any) -> None:
    """A log-in that cannot be entered does not happen: the error stops the request before the session is kept."""
    _enter(user, request)


def failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_rest: Any) -> None:
    """Five entries at most per lock-out: tries on a locked account, and on names nobody bears, are not entered."""
    account = Account.objects.filter(username=credentials.get("username") or "").select_related("person__unit").first()
    if request is None or account is None or getattr(request, "axes_failures_since_start", None) is None:
        return
    locked = getattr(request, "axes_locked_out", False)
    with translation.override("zh-hans"):
        _enter(account, request, _("密码连续输错，账号已锁定。") if locked else _("密码不正确。"))


def _enter(account: Account, request: HttpRequest, refused: str = "") -> None:
    actor, unit = actor_of(account), _unit_of(account)
    records.append(
        log=unit.log if unit else NOWHERE,
        actor=actor.uid,
        role=actor.grants[0].role if actor.grants else "-",
        unit=unit.code if unit else "",
        verb=VERB,
        kind=account._meta.label_lower,
        subject=str(account.pk),
        result="refused" if refused else "done",
        payload={
            "actor": account.name,
            "unit": unit.name if unit else "",
            "address": request.META.get("REMOTE_ADDR", ""),
            **({"refused": refused} if refused else {}),
        },
    )


def _unit_of(account: Account) -> Unit | None:
    """The unit of the person, else that of the first role."""
    if account.person:
        return account.person.unit
    grant = account.grants.select_related("unit").order_by("id").first()
    return grant.unit if grant else None
