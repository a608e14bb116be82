"""待办 after a resolution: reports to be heard, and what is to be screened, cleared and shown."""

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib.duty import Duty
from xiaoheng.loop.decisions.matters.selectors.following import publications, reports
from xiaoheng.loop.decisions.words import Channel, PublicationState, ReportState

PENDING = (PublicationState.PROPOSED, PublicationState.SCREENED, PublicationState.CLEARED)
WORDS = {
    PublicationState.PROPOSED: "decisions.screen",
    PublicationState.SCREENED: "decisions.clear",
    PublicationState.CLEARED: "decisions.publish",
}
CLEARS = {Channel.PARTY: Role.SECRETARY, Channel.SCHOOL: Role.PRINCIPAL}


def after(viewer: Viewer) -> list[Duty]:
    """会后待办: nobody is asked to answer for what he told or proposed himself. Two questions."""
    return [*_reports(viewer), *_publications(viewer)]


def _reports(viewer: Viewer) -> list[Duty]:
    seats = viewer.units(Role.SECRETARY, Role.OFFICE)
    rows = reports(viewer).filter(state=ReportState.GIVEN, topic__org__unit__in=seats)
    return [
        Duty("decisions.assess", row.topic_id, _("听取落实报告：%(t)s") % {"t": row.topic.title}, row.topic.unit.name)
        for row in rows.order_by("id")
        if viewer.person is None or row.teller_id != viewer.person
    ]


def _publications(viewer: Viewer) -> list[Duty]:
    office = viewer.units(Role.OFFICE)
    here = Q(unit__in=viewer.units(Role.OFFICE, Role.PRINCIPAL))
    seats = Q(resolution__topic__org__unit__in=viewer.units(Role.SECRETARY))
    rows = publications(viewer).filter(here | seats, state__in=PENDING)
    found = []
    for row in rows.order_by("id"):
        state = PublicationState(row.state)
        clears = row.seat.pk in viewer.units(CLEARS[Channel(row.channel)])
        mine = clears if state == PublicationState.SCREENED else row.unit_id in office
        own = viewer.person is not None and viewer.person in (row.proposer_id, row.screener_id)
        if mine and not (own and state != PublicationState.CLEARED):
            title = f"{row.get_state_display()}：{row.title}"
            found.append(Duty(WORDS[state], row.pk, title, row.unit.name))
    return found
