"""报备: the text goes to the county with its explanation and the meeting that adopted it, under a clock."""

from datetime import timedelta

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, SuperiorRequest
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import RequestState
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.states import step
from xiaoheng.loop.decisions import selectors as reads
from xiaoheng.loop.decisions import services as decisions
from xiaoheng.loop.decisions.filing.models import FiledText
from xiaoheng.loop.decisions.filing.selectors.guides import guide
from xiaoheng.loop.decisions.filing.selectors.texts import adopting, articles_of
from xiaoheng.loop.decisions.filing.services import checks
from xiaoheng.loop.decisions.filing.states import TEXT
from xiaoheng.loop.decisions.filing.words import State
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.decisions.words import GateCode, GateState


def submit(*, actor: Actor, text: FiledText, explanation: str, resolution: Resolution | None) -> FiledText:
    """报送备案: from now on the text is not edited, and the county has `filing.review_days` to conclude.

    The resolution is one of the school's own, on such a matter, with signed minutes, that no other version rests on;
    where its topic asks for the superior's answer and has not asked yet, this asks. Refused: what is missing, by name.
    """
    with act("filing.submit", actor=actor, unit=text.unit, on=text) as doing:
        row = checks.locked(text)
        step(TEXT, "filing.submit", row.state, labels=checks.LABELS)
        county = organisation.county_of(row.unit)
        if county is None:
            raise Refused(_("学校没有上级县（区）。"), _("请先核对组织关系。"), checks.CLAUSE)
        checks.refuse_gaps(row, articles_of(row))
        if not explanation.strip():
            raise Refused(_("没有起草说明。"), _("请写明制定或修订的依据、过程和主要内容。"), checks.CLAUSE)
        decided = _adopted(row, resolution)
        _refuse_numbers(row)
        today = clock.today()
        due = today + timedelta(days=rulebook.parameter("filing.review_days", row.unit, today).value)
        advance(
            row, TEXT, "filing.submit", labels=checks.LABELS, explanation=explanation.strip(), resolution=decided,
            submitter=Person.objects.filter(pk=actor.person or 0).first(), submitted_on=today, due_on=due,
            county=county, request=_asked(actor, decided, explanation),
        )  # fmt: skip
        doing.touch(county.pk)
        doing.say(title=row.title, version=row.version, resolution=decided.number, due_on=due.isoformat())
    return row


def _adopted(row: FiledText, resolution: Resolution | None) -> Resolution:
    found = adopting(row).filter(pk=resolution.pk if resolution else 0).first()
    if found is None:
        codes = {"matters": "、".join(guide(row.kind).matters)}
        raise Refused(
            _("没有通过这一版文本的会议记录。"),
            _("请选择本校党组织会议就事项%(matters)s作出、纪要已签发、没有用于其他版本的决议。") % codes,
            "B-19",
        )
    before = row.based_on
    if (
        before is not None
        and before.state == State.RETURNED
        and found.decided_on < (before.concluded_on or found.decided_on)
    ):
        raise Refused(_("上一版退回纠正后还没有重新上会。"), _("请按审查意见修改后，重新提交党组织会议决定。"), "B-18")
    return found


def _refuse_numbers(row: FiledText) -> None:
    """Numbers and matters are judged again: a superior may have set others since they were written."""
    for term in row.terms.select_related("parameter", "article"):
        place = _("第%(n)d条") % {"n": term.article.number}
        checks.refuse_number(row.kind, row.unit, place, term.parameter, term.value, clock.today())
    for said in checks.matters_of(row):
        decisions.refuse_variant(said, row.unit, clock.today())


def _asked(actor: Actor, resolution: Resolution, explanation: str) -> SuperiorRequest | None:
    """The request to the superior that the topic's gate waits for: the filing answers it, so nobody asks twice."""
    topic = resolution.topic
    gate = next((one for one in reads.gates_of(topic) if one.kind.code == GateCode.SUPERIOR), None)
    if gate is None or gate.standing == GateState.PASSED:
        return None
    if gate.standing == GateState.FAILED:
        raise Refused(_("上级对这项决议已批复不同意。"), _("请按批复意见修改，重新上会后再报备。"), "B-06")
    if gate.request is not None and gate.request.state == RequestState.SENT:
        return gate.request
    return decisions.report(actor=actor, topic=topic, text=explanation)
