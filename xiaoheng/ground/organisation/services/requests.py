"""请示、报告与批复: one object between a unit and its superior, under a clock."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Ancestry, SuperiorRequest, Unit
from xiaoheng.ground.organisation.states import REQUEST
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import RequestKind, RequestMatter, RequestState
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

LABELS = dict(RequestState.choices)


def request(
    *,
    actor: Actor,
    unit: Unit,
    superior: Unit,
    title: str,
    due_on: date,
    kind: str = RequestKind.ASK,
    matter: str = RequestMatter.OTHER,
    text: str = "",
    paper: str = "",
    subject: models.Model | None = None,
) -> SuperiorRequest:
    """请示: ask (or report to) the superior about a subject; the answer is due on `due_on`."""
    with act("organisation.request", actor=actor, unit=unit) as doing:
        if not title.strip():
            raise Refused(_("请示没有标题。"), _("请写明请示事项。"))
        if superior.pk == unit.pk or not Ancestry.objects.filter(unit=unit, ancestor=superior).exists():
            raise Refused(_("“%(name)s”不是本单位的上级。") % {"name": superior.name}, _("请选择上级单位。"))
        today = clock.today()
        if due_on < today:
            raise Refused(_("批复期限早于今日。"), _("请核对期限。"))
        row = SuperiorRequest.objects.create(
            unit=unit,
            superior=superior,
            number=_next_number(unit, today.year),
            kind=kind,
            matter=matter,
            title=title,
            text=text,
            paper=paper,
            sent_on=today,
            due_on=due_on,
            subject_kind=subject._meta.label_lower if subject is not None else "",
            subject=str(subject.pk) if subject is not None else "",
        )
        doing.subject = row
        doing.touch(superior.pk)
        doing.say(title=title, number=row.number, superior=superior.name, due_on=due_on.isoformat())
    return row


def reply(*, actor: Actor, request: SuperiorRequest, approve: bool, text: str, number: str = "") -> SuperiorRequest:
    """批复: the superior answers; a refusal needs its reason."""
    with act("organisation.reply", actor=actor, unit=request.superior, on=request) as doing:
        if not approve and not text.strip():
            raise Refused(_("不同意时须写明理由。"), _("请填写批复意见。"))
        advance(
            request,
            REQUEST,
            "organisation.reply",
            labels=LABELS,
            to=RequestState.APPROVED if approve else RequestState.REFUSED,
            reply=text,
            reply_number=number,
            replied_on=clock.today(),
        )
        doing.touch(request.unit_id)
        doing.say(title=request.title, number=request.number, outcome=str(request.get_state_display()))
    return request


def withdraw(*, actor: Actor, request: SuperiorRequest) -> SuperiorRequest:
    """撤回: the sender takes an unanswered request back."""
    with act("organisation.withdraw", actor=actor, unit=request.unit, on=request) as doing:
        advance(request, REQUEST, "organisation.withdraw", labels=LABELS)
        doing.touch(request.superior_id)
        doing.say(title=request.title, number=request.number)
    return request


def _next_number(unit: Unit, year: int) -> str:
    """请示编号: 〔year〕n号, one series per unit and year; the unit's row is locked so that no two take one number."""
    Unit.objects.select_for_update().get(pk=unit.pk)
    serials = SuperiorRequest.objects.filter(unit=unit, sent_on__year=year).count() + 1
    return f"〔{year}〕{serials}号"
