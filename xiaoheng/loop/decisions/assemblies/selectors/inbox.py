"""待办 of the room. The subject is the meeting."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.decisions.assemblies.selectors.assemblies import LIVE, assemblies
from xiaoheng.loop.decisions.words import MeetingState

KEEPERS = (Role.OFFICE, Role.COUNTY_CLERK)


def inbox(viewer: Viewer) -> list[Duty]:
    """会议待办: meetings that are called or under way, for the office that keeps them."""
    rows = assemblies(viewer).filter(unit__in=viewer.units(*KEEPERS), state__in=LIVE).order_by("planned_on", "id")
    return [
        Duty(
            "assemblies.decide" if row.state == MeetingState.OPEN else "assemblies.open",
            row.pk, _("%(name)s会议") % {"name": row.assembly.holder} if row.assembly.body else row.called,
            row.unit.name, row.planned_on,
        )
        for row in rows
    ]  # fmt: skip
