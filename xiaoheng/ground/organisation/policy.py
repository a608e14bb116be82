"""授权: policy.yaml is the only truth about who may do and see what; verbs, pages and tests all read it here."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, Grant
from xiaoheng.ground.organisation.models import Ancestry, School, Unit
from xiaoheng.lib.refusal import Forbidden

Predicate = Callable[[Actor, Any], bool]
_predicates: dict[str, Predicate] = {}


@cache
def policy() -> Mapping[str, Any]:
    """The policy file: `verbs` and `pages`, each a mapping of role to scope."""
    loaded: Mapping[str, Any] = yaml.safe_load(settings.POLICY.read_text(encoding="utf-8"))
    return loaded


def predicate(name: str) -> Callable[[Predicate], Predicate]:
    """Register a participant or state predicate that a policy row names under `if`."""

    def register(function: Predicate) -> Predicate:
        _predicates[name] = function
        return function

    return register


def load_predicates() -> None:
    """Import every room's permits module, as admin.py is found."""
    for config in apps.get_app_configs():
        if config.name.startswith("xiaoheng.") and find_spec(f"{config.name}.permits"):
            import_module(f"{config.name}.permits")


def permitted_role(actor: Actor, verb: str, unit: Unit, subject: Any = None) -> str:
    """The role under which the actor may do the verb in the unit; Forbidden when there is none."""
    if actor.is_system:
        return "system"
    row = policy()["verbs"][verb]
    for grant in actor.grants:
        scope = row.get(grant.role)
        if scope and covers(scope, grant, unit) and _holds(row.get("if"), actor, subject):
            return grant.role
    raise Forbidden(_("您没有办理这一事项的权限。"), _("请由有权限的同志办理，或向上级申请授权。"), verb)


def may(actor: Actor, verb: str, unit: Unit, subject: Any = None) -> bool:
    """Whether a button is drawn: the same question, without raising."""
    try:
        return bool(permitted_role(actor, verb, unit, subject))
    except Forbidden:
        return False


def covers(scope: str, grant: Grant, unit: Unit) -> bool:
    """Whether a grant with this scope reaches the unit: own | below | zone."""
    if scope == "own":
        return grant.unit == unit.pk
    if scope == "below":
        return Ancestry.objects.filter(unit=unit, ancestor=grant.unit).exists()
    if scope == "zone":
        return School.objects.filter(unit=unit, zone=grant.unit).exists()
    raise ValueError(f"policy.yaml: unknown scope {scope!r}")


def _holds(name: str | None, actor: Actor, subject: Any) -> bool:
    return name is None or _predicates[name](actor, subject)
