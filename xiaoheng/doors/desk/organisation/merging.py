"""撤并善后: open orders of a school that goes, which the county spares it one by one with the reason."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution import selectors as execution
from xiaoheng.loop.execution import services
from xiaoheng.loop.execution.selectors.worklist import Work


def open_works(viewer: Viewer, school: Unit) -> list[Work]:
    """未办结事项: what orders in hand still ask of the school."""
    return [work for work in execution.works_of(viewer, school) if work.is_open]


def exempt_all(viewer: Viewer, works: list[Work], into: Unit) -> list[Work]:
    """免办: each item is spared with the reason; those that cannot be (somebody was faster) are returned."""
    left = []
    for work in works:
        row = execution.assignment(work.item, work.target.unit)
        if row is None:
            continue  # the item has ended in the meantime
        try:
            services.exempt(
                actor=viewer, assignment=row, reason=_("学校并入%(name)s，由其一并办理") % {"name": into.name}
            )
        except Refused:
            left.append(work)
    return left
