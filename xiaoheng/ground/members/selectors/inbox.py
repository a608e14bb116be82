"""待办 of the room: steps that wait for the viewer, transfers to accept, and those that were refused."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.models import Development, Transfer
from xiaoheng.ground.members.selectors.development import DECIDERS, KEEPERS, Line, board, handles, lines, superior_unit
from xiaoheng.ground.members.words import TransferState
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Ancestry
from xiaoheng.lib.duty import Duty


def inbox(viewer: Viewer) -> list[Duty]:
    """党员待办: of the branch what has a limit, of the superior every step that waits, transfers to take in or mend."""
    return [*_branch(viewer), *_superior(viewer), *_transfers(viewer)]


def _branch(viewer: Viewer) -> list[Duty]:
    own = viewer.units(*KEEPERS)
    mine = {f"s{number - 1:02}" for number in states.BRANCHS}
    rows = _open().filter(unit__in=own, state__in=mine) if own else Development.objects.none()
    return [_duty("members.record", line) for line in lines(list(board(rows))) if line.due_on]


def _superior(viewer: Viewer) -> list[Duty]:
    seats = viewer.units(*DECIDERS)
    if not seats:
        return []
    waiting = {f"s{number - 1:02}" for number in states.SUPERIORS}
    below = Ancestry.objects.filter(ancestor__in=seats).values("unit")
    rows = _open().filter(unit__in=below, state__in=waiting)
    found = lines([row for row in board(rows) if superior_unit(row.org).pk in seats and handles(viewer, row)])
    return [_duty("members.decide", line) for line in found]


def _transfers(viewer: Viewer) -> list[Duty]:
    """Those to take in, and those that came back."""
    own = viewer.units(*KEEPERS)
    rows = Transfer.objects.select_related("person", "source", "target").order_by("valid_until", "id")
    coming = [
        (row, "members.accept", _("接收组织关系：%(name)s"), row.source.name)
        for row in rows.filter(state=TransferState.SENT, target__unit__in=own)
    ]
    back = [
        (row, "members.resend", _("转接被退回：%(name)s"), row.target.name if row.target else row.outside)
        for row in rows.filter(state=TransferState.REFUSED, source__unit__in=own)
    ]
    return [
        Duty(verb, row.pk, title % {"name": row.person.name}, where, row.valid_until)
        for row, verb, title, where in (*coming, *back)
    ]


def _open() -> "QuerySet[Development]":
    rows = Development.objects.filter(until=None).select_related("person", "org__unit", "unit")
    return rows.select_related("org__superior__unit", "org__superior__superior__unit").order_by("since", "id")


def _duty(verb: str, line: Line) -> Duty:
    title = _("%(step)s：%(name)s") % {"step": line.following, "name": line.row.person.name}
    return Duty(verb, line.row.pk, title, line.row.unit.name, line.due_on)
