"""可见范围: the school's team sees its own, the county what is below; ordinary members and the 片区 see nothing here."""

from django.db.models import Q

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry
from xiaoheng.ground.organisation.selectors.scope import ABOVE
from xiaoheng.ground.organisation.words import Role

TEAM = (Role.SECRETARY, Role.PRINCIPAL, Role.OFFICE, Role.TEAM_MEMBER)


def in_sight(viewer: Viewer, path: str = "unit") -> Q:
    """A filter on any table that reaches a unit through `path`."""
    if viewer.is_system:
        return Q()
    below = Ancestry.objects.filter(ancestor__in=viewer.units(*ABOVE)).values("unit")
    return Q(**{f"{path}__in": below}) | Q(**{f"{path}__in": viewer.units(*TEAM)})


def sees_names(viewer: Viewer) -> bool:
    """Whether names stand in full: the auditor checks the records and needs none."""
    return viewer.is_system or bool(viewer.roles() - {Role.AUDITOR})
