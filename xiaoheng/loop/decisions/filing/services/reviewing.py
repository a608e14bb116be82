"""审查: registered, read article by article, concluded by somebody; only then numbered and in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import services as superior
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.filing.models import Article, FiledText, Remark
from xiaoheng.loop.decisions.filing.selectors.texts import articles_of, filed_before
from xiaoheng.loop.decisions.filing.services import checks
from xiaoheng.loop.decisions.filing.states import TEXT
from xiaoheng.loop.decisions.filing.words import FILED, State, Verdict

OUTCOMES = (State.PASSED, State.ADVISED, State.RETURNED)


@dataclass(frozen=True)
class Mark:
    """一条的审查意见."""

    verdict: str
    dimension: str = ""
    opinion: str = ""


def register(*, actor: Actor, text: FiledText) -> FiledText:
    """登记: the papers are complete and the review begins. Refused for one's own text."""
    with act("filing.register", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        _refuse_own(actor, row)
        advance(row, TEXT, "filing.register", labels=checks.LABELS, registered_on=clock.today())
        doing.touch(row.county_id or row.unit_id)
        doing.say(title=row.title, version=row.version)
    return row


def examine(*, actor: Actor, text: FiledText, marks: Mapping[int, Mark]) -> int:
    """逐条审查: `marks` by article (primary key); what is not clear names the respect and says why. May be done in parts.

    Returns the number of articles still unread.
    """
    with act("filing.examine", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.examine", row.state, labels=checks.LABELS)
        _refuse_own(actor, row)
        articles = {one.pk: one for one in row.articles.all()}
        if not marks or not set(marks) <= set(articles):
            raise Refused(_("没有选择本文本的条文。"), _("请至少对一条提出意见。"), checks.CLAUSE)
        for key, mark in marks.items():
            _refuse_mark(articles[key], mark)
            said = {"verdict": mark.verdict, "dimension": mark.dimension, "opinion": mark.opinion.strip()}
            if mark.verdict == Verdict.CLEAR:
                said |= {"dimension": "", "opinion": ""}
            Remark.objects.update_or_create(article=articles[key], defaults=said)
        unread = row.articles.filter(remark__isnull=True).count()
        doing.say(title=row.title, read=len(marks), unread=unread)
    return unread


def conclude(
    *, actor: Actor, text: FiledText, outcome: str, opinion: str = "", effective_on: date | None = None
) -> FiledText:
    """审查结论: 通过, 书面建议 (both filed, numbered, in force from a day) or 退回纠正.

    Refused: articles unread, an outcome that the remarks do not bear, no first day or one that is past. What the text
    sets binds the school's meetings from that day; an open request of the topic behind it is answered as well.
    """
    with act("filing.conclude", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.conclude", row.state, labels=checks.LABELS)
        _refuse_own(actor, row)
        _refuse_outcome(articles_of(row), outcome, opinion)
        told = {"opinion": opinion.strip(), "concluded_on": clock.today(), "reviewer": _person(actor)}
        if outcome in FILED:
            told |= _filed(row, effective_on)
        advance(row, TEXT, "filing.conclude", labels=checks.LABELS, to=outcome, **told)
        if outcome in FILED:
            _bind(actor, row)
        _answer_above(actor, row)
        doing.touch(row.county_id or row.unit_id)
        doing.say(title=row.title, version=row.version, outcome=str(row.get_state_display()), number=row.number)
    return row


def answer(*, actor: Actor, text: FiledText, reply: str) -> FiledText:
    """答复书面建议: how the school takes it up. Once."""
    with act("filing.answer", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        if row.replied_on is not None:
            raise Refused(_("书面建议已经答复过。"), _("如有补充，请在下一版修订时说明。"), checks.CLAUSE)
        if not reply.strip():
            raise Refused(_("没有写明如何采纳。"), _("请逐项写明采纳情况或不采纳的理由。"), checks.CLAUSE)
        advance(row, TEXT, "filing.answer", labels=checks.LABELS, reply=reply.strip(), replied_on=clock.today())
        doing.touch(row.county_id or row.unit_id)
        doing.say(title=row.title, number=row.number)
    return row


def _person(actor: Actor) -> Person | None:
    return Person.objects.filter(pk=actor.person or 0).first()


def _refuse_own(actor: Actor, row: FiledText) -> None:
    if actor.person is not None and actor.person == row.submitter_id:
        raise Refused(_("不能审查自己报送的文本。"), _("请由其他审查人员办理。"), checks.CLAUSE)


def _refuse_mark(article: Article, mark: Mark) -> None:
    if mark.verdict not in Verdict.values:
        raise Refused(_("第%(n)d条没有结论。") % {"n": article.number}, _("请选择结论。"), checks.CLAUSE)
    if mark.verdict != Verdict.CLEAR and not (mark.dimension and mark.opinion.strip()):
        raise Refused(
            _("第%(n)d条有意见，但没有写明方面和理由。") % {"n": article.number},
            _("请选择政治性、合法合规性、合理性或规范性，并写明意见。"),
            checks.CLAUSE,
        )


def _refuse_outcome(articles: list[Article], outcome: str, opinion: str) -> None:
    unread = [str(row.number) for row in articles if not hasattr(row, "remark")]
    if unread:
        listed = "、".join(unread[:5]) + ("……" if len(unread) > 5 else "")
        raise Refused(
            _("还有%(n)d条没有审查：第%(list)s条。") % {"n": len(unread), "list": listed},
            _("请逐条审查后再作结论。"),
            checks.CLAUSE,
        )
    verdicts = {row.remark.verdict for row in articles}
    if outcome not in OUTCOMES:
        raise Refused(_("没有这种结论。"), _("请选择通过、书面建议或退回纠正。"), checks.CLAUSE)
    if Verdict.CORRECT in verdicts and outcome != State.RETURNED:
        raise Refused(_("有条文应当纠正，不能备案。"), _("请退回纠正，或先改正逐条意见。"), checks.CLAUSE)
    if Verdict.CORRECT not in verdicts and outcome == State.RETURNED:
        raise Refused(
            _("没有一条应当纠正，不能退回。"), _("请在应当纠正的条文上写明意见，或作出其他结论。"), checks.CLAUSE
        )
    if Verdict.ADVISE in verdicts and outcome == State.PASSED:
        raise Refused(_("有条文建议修改。"), _("请以书面建议作结论，或先改正逐条意见。"), checks.CLAUSE)
    if Verdict.ADVISE not in verdicts and outcome == State.ADVISED and not opinion.strip():
        raise Refused(_("没有任何建议。"), _("请写明建议，或作出通过的结论。"), checks.CLAUSE)


def _filed(row: FiledText, effective_on: date | None) -> dict[str, object]:
    """Number and first day; the version before ends on it."""
    today, before = clock.today(), filed_before(row)
    if effective_on is None or effective_on < today:
        raise Refused(_("施行日不能早于今日。"), _("请填写今日或以后的日期。"), checks.CLAUSE)
    if before is not None and before.effective_on is not None and effective_on <= before.effective_on:
        raise Refused(
            _("施行日须晚于上一版的施行日%(day)s。") % {"day": before.effective_on.isoformat()},
            _("请另定日期。"),
            checks.CLAUSE,
        )
    county = Unit.objects.select_for_update(no_key=True).get(pk=row.county_id or 0)
    serial = FiledText.objects.filter(county=county, year=today.year).count() + 1
    if before is not None:
        FiledText.objects.filter(pk=before.pk).update(ended_on=effective_on)
    said = {"year": today.year, "serial": serial, "number": f"{county.name}备〔{today.year}〕{serial}号"}
    return {"effective_on": effective_on, **said}


def _bind(actor: Actor, row: FiledText) -> None:
    """The school's meetings are held to what its text sets; what the version before set ends."""
    before, values, lines = filed_before(row), checks.numbers_of(row), checks.matters_of(row)
    if row.effective_on is None:
        return
    since, replaces = row.effective_on, before.number if before else ""
    if values or (before and before.terms.exists()):
        rulebook.enact(actor=actor, unit=row.unit, values=values, since=since, basis=row.number, replaces=replaces)
    if lines or (before and before.matter_terms.exists()):
        decisions.adopt_list(actor=actor, unit=row.unit, lines=lines, since=since, basis=row.number, replaces=replaces)


def _answer_above(actor: Actor, row: FiledText) -> None:
    asked = row.request
    if asked is None:
        return
    asked.refresh_from_db()
    if asked.state == RequestState.SENT:
        said = row.opinion or str(row.get_state_display())
        superior.reply(actor=actor, request=asked, approve=row.state in FILED, text=said, number=row.number)
