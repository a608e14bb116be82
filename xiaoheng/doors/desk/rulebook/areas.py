"""领域: what a rule is about, by the letter of its id; pages group by it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AREAS: dict[str, str | Promise] = {
    "AG": _("组织设置"),
    "F": _("干部队伍"),
    "BQ": _("议事程序"),
    "C": _("组织生活"),
    "D": _("党员管理"),
    "E": _("交办与整改"),
}
ORDER = list(AREAS)


def key_of(rule: str) -> str:
    """规则所属领域: the key in AREAS."""
    return next(key for key in ORDER if rule[0] in key)
