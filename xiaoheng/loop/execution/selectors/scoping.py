"""下达范围 in words: which filter an order's schools were picked by, with what it excepts."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Stage

CHOSEN = (("stages", Stage), ("ownership", Ownership), ("kinds", OrgKind))
SHOWN = 12  # named schools that are written out


def scope_words(scope: Mapping[str, Any]) -> str:
    """范围的条件: 小学、初级中学；公办；东片区；除外：石桥小学; 全部下属学校 where nothing is asked. One query."""
    wanted = [pk for key in ("zones", "named", "excepted") for pk in scope.get(key, ())]
    names = dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    parts = ["、".join(str(words(one).label) for one in scope[key]) for key, words in CHOSEN if scope.get(key)]
    if scope.get("zones"):
        parts.append(_named(scope["zones"], names))
    if scope.get("named"):
        parts.append(_("仅限%(schools)s") % {"schools": _named(scope["named"], names)})
    if scope.get("excepted"):
        parts.append(_("除外：%(schools)s") % {"schools": _named(scope["excepted"], names)})
    return "；".join(parts) or _("全部下属学校")


def _named(units: list[int], names: Mapping[int, str]) -> str:
    known = [names[pk] for pk in units if pk in names]
    more = _("等%(n)s所") % {"n": len(known)} if len(known) > SHOWN else ""
    return "、".join(known[:SHOWN]) + more
