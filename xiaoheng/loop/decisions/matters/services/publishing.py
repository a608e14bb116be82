"""党务公开、校务公开: 提出 → 保密审查 → 审批 → 实施, masked, and taken down on its day (G-08, I-20)."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.lib import clock
from xiaoheng.lib.masking import masked
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.decisions.matters.models import Publication, Resolution
from xiaoheng.loop.decisions.matters.selectors.terms import publication_days
from xiaoheng.loop.decisions.states import PUBLICATION
from xiaoheng.loop.decisions.words import Channel, PublicationState

LABELS = dict(PublicationState.choices)
OVER = (PublicationState.REFUSED, PublicationState.WITHDRAWN)


def publicise(
    *, actor: Actor, resolution: Resolution, channel: str, title: str, text: str, until: date | None = None
) -> Publication:
    """提出公开: an issued resolution, in the words that are to be shown; numbers of people are masked at once.

    Refused: not issued (B-15), nothing to show, no such channel, the same channel twice, a day of withdrawal not to
    come or later than the longest a school may show anything.
    """
    with act("decisions.publicise", actor=actor, unit=resolution.unit, on=resolution) as doing:
        _refuse_publicising(resolution, channel, title, text)
        last = clock.today() + timedelta(days=publication_days(resolution.unit))
        day = until or last
        if not clock.today() < day <= last:
            raise Refused(
                _("撤下日期%(day)s不在明天至%(last)s之间。") % {"day": day, "last": last},
                _("请改填撤下日期；要长期公开的，到期重新提出。"),
                "I-20",
            )
        (shown_title, first), (shown_text, second) = masked(title.strip()), masked(text.strip())
        row = Publication.objects.create(
            unit=resolution.unit, resolution=resolution, channel=channel, title=shown_title[:200], text=shown_text,
            masked=first + second, proposer=_person(actor), proposed_on=clock.today(), until=day,
        )  # fmt: skip
        doing.subject = row
        doing.say(title=row.title, channel=str(Channel(channel).label), masked=row.masked, until=day.isoformat())
    return row


def screen(*, actor: Actor, publication: Publication, passed: bool, remark: str = "") -> Publication:
    """保密审查: somebody other than the proposer says whether it may be shown. Refused: the proposer, no reason."""
    with act("decisions.screen", actor=actor, unit=publication.unit, on=publication) as doing:
        _refuse_own(actor, publication.proposer_id, _("提出人不能审查自己提出的公开。"))
        _answer(publication, "decisions.screen", passed, remark, screener=_person(actor))
        doing.say(title=publication.title, outcome=str(publication.get_state_display()))
    return publication


def clear(*, actor: Actor, publication: Publication, passed: bool, remark: str = "") -> Publication:
    """审批公开: the secretary clears 党务公开, the principal 校务公开. Refused: what he proposed or screened himself."""
    with act("decisions.clear", actor=actor, unit=publication.seat, on=publication) as doing:
        _refuse_own(actor, publication.proposer_id, _("提出人不能审批自己提出的公开。"))
        _refuse_own(actor, publication.screener_id, _("审查人不能再审批。"))
        _answer(publication, "decisions.clear", passed, remark, clearer=_person(actor))
        doing.touch(publication.unit_id)
        doing.say(title=publication.title, outcome=str(publication.get_state_display()))
    return publication


def publish(*, actor: Actor, publication: Publication) -> Publication:
    """实施公开: shown from today to the day of withdrawal. Refused once that day has come."""
    with act("decisions.publish", actor=actor, unit=publication.unit, on=publication) as doing:
        if publication.until <= clock.today():
            raise Refused(_("已过撤下日期%(day)s。") % {"day": publication.until}, _("请重新提出公开。"), "I-20")
        advance(publication, PUBLICATION, "decisions.publish", labels=LABELS, since=clock.today())
        doing.say(title=publication.title, since=clock.today().isoformat(), until=publication.until.isoformat())
    return publication


def withdraw(*, actor: Actor, publication: Publication, reason: str) -> Publication:
    """撤下公开: before its day, with a reason; what was shown stays in the record."""
    with act("decisions.withdraw", actor=actor, unit=publication.unit, on=publication) as doing:
        if not reason.strip():
            raise Refused(_("没有写明撤下的原因。"), _("请写明原因。"), "G-08")
        shown = publication.state == PublicationState.PUBLISHED
        until = clock.today() if shown else publication.until
        advance(publication, PUBLICATION, "decisions.withdraw", labels=LABELS, remark=reason.strip()[:500], until=until)
        doing.say(title=publication.title, reason=reason.strip())
    return publication


def _answer(row: Publication, verb: str, passed: bool, remark: str, **who: Person | None) -> None:
    """Step on, or end it with a reason."""
    if not passed and not remark.strip():
        raise Refused(_("没有写明不予公开的理由。"), _("请写明理由。"), "G-08")
    to = "" if passed else PublicationState.REFUSED
    advance(row, PUBLICATION, verb, labels=LABELS, to=to, remark=remark.strip()[:500], **who)


def _refuse_own(actor: Actor, person: int | None, message: str) -> None:
    if actor.person is not None and actor.person == person:
        raise Refused(message, _("请由另一位同志办理。"), "G-08")


def _refuse_publicising(resolution: Resolution, channel: str, title: str, text: str) -> None:
    if resolution.issued_on is None:
        raise Refused(_("决议还没有印发，不能公开。"), _("请先印发决议。"), "B-15")
    if channel not in Channel.values:
        raise Refused(_("没有选择公开渠道。"), _("请选择党务公开或校务公开。"), "G-08")
    if not title.strip() or not text.strip():
        raise Refused(_("公开内容缺少标题或正文。"), _("请写明要公开的内容。"), "G-08")
    if resolution.publications.filter(channel=channel).exclude(state__in=OVER).exists():
        raise Refused(
            _("%(number)s已经提出%(channel)s。") % {"number": resolution.number, "channel": Channel(channel).label},
            _("请先办完或撤下前一次公开。"),
            "G-08",
        )


def _person(actor: Actor) -> Person | None:
    return Person.objects.filter(pk=actor.person or 0).first()
