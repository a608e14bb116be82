"""会前沟通: the views that must be heard before a body meets."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import Role
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions.matters.models import Consultation
from xiaoheng.loop.decisions.matters.services.settling import LABELS, refuse_day, save, settle
from xiaoheng.loop.decisions.meetings.selectors.bodies import chair_of
from xiaoheng.loop.decisions.meetings.services.locking import locked_state
from xiaoheng.loop.decisions.states import TOPIC
from xiaoheng.loop.decisions.words import (
    Face,
    MeetingKind,
    ViewState,
)


def consult(
    *, actor: Actor, consultation: Consultation, agreed: bool, view: str, heard_on: date | None = None, paper: str = ""
) -> Consultation:
    """登记会前意见: the person heard enters his own view; the office only from a signed paper, and marked so.

    Refused: not this body's turn, another's consent by the proposer or without paper, no reason for a
    disagreement, an impossible date. A disagreement keeps the topic off the agenda (B.1).
    """
    topic = consultation.topic
    with act("decisions.consult", actor=actor, unit=_seat(consultation), on=consultation) as doing:
        step(TOPIC, "decisions.consult", locked_state(topic), labels=LABELS)
        _refuse_view(actor, consultation, agreed, view, paper)
        day = heard_on or clock.today()
        refuse_day(day, topic)
        heard = _person_now(consultation)
        save(
            consultation,
            person_id=heard,
            state=ViewState.AGREED if agreed else ViewState.UNRESOLVED,
            view=view.strip(),
            heard_on=day,
            by_office=actor.person != heard,
            paper=paper,
        )
        settle(topic, "decisions.consult")
        doing.say(
            title=topic.title, face=str(consultation.get_face_display()), view=str(consultation.get_state_display())
        )
    return consultation


def _refuse_view(actor: Actor, row: Consultation, agreed: bool, view: str, paper: str) -> None:
    topic = row.topic
    if row.void_on is not None or row.stage != topic.stage:
        raise Refused(_("这份意见不属于议题当前要上的会议。"), _("请打开议题，登记当前一轮的意见。"), "B.1")
    heard = _person_now(row)
    if heard is None:
        face = row.get_face_display()
        raise Refused(_("%(face)s职务空缺，无人可听取。") % {"face": face}, _("请先按程序补任。"), "A-16")
    if actor.person != heard:
        if actor.person == topic.proposer_id or Role.OFFICE not in actor.roles():
            raise Refused(_("不能代登记他人的意见。"), _("请由本人登记，或由党政办凭签字材料登记。"), "B-05")
        if not paper:
            raise Refused(_("代登记他人意见须附本人签字的材料。"), _("请上传签字材料，或请本人登录登记。"), "B-05")
    if not agreed and not view.strip():
        raise Refused(_("有重大分歧时须写明意见。"), _("请写明分歧要点。"), "B.1")


def _person_now(row: Consultation) -> int | None:
    """The person to be heard: today's holder of the post for secretary and principal, the named person otherwise."""
    bodies = {Face.PRINCIPAL: MeetingKind.PRINCIPAL, Face.SECRETARY: MeetingKind.PARTY}
    if row.face not in bodies:
        return row.person_id
    person = chair_of(bodies[Face(row.face)], row.topic.unit, row.topic.org, clock.today())
    return person.pk if person else None


def _seat(row: Consultation) -> Unit:
    """The unit in which the person heard holds his post."""
    return row.topic.unit if row.face == Face.PRINCIPAL else row.topic.org.unit
