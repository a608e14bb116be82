"""登记: stages reached, numbers, papers, awards; each entered once, and taken back with a reason."""

from datetime import date
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.records import services as records
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale
from xiaoheng.loop.execution.campaigns.models import Award, Entrant, Paper, Step, Tally
from xiaoheng.loop.execution.campaigns.selectors import held
from xiaoheng.loop.execution.campaigns.states import ENTRANT
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState, Record
from xiaoheng.loop.execution.selectors.facts import one_of

LABELS = dict(EntrantState.choices)
MOST = 1_000_000
Entry = Step | Tally | Paper | Award
Row = TypeVar("Row", bound=Model)


def reach(*, actor: Actor, entrant: Entrant, stage: str, done_on: date) -> Step:
    """完成一个阶段 on a day; stages may overlap, each is entered once."""
    with act("campaigns.reach", actor=actor, unit=entrant.unit, on=entrant) as doing:
        _open(entrant, "campaigns.reach", done_on)
        titles = {one.key: one.title for one in entrant.campaign.template.stages}
        if stage not in titles:
            raise Refused(_("没有这一阶段。"), _("请从列出的阶段中选择。"))
        row = _once(
            Step(entrant=entrant, stage=stage, done_on=done_on, entered_on=clock.today()),
            _("“%(stage)s”已经登记过。") % {"stage": titles[stage]},
        )
        doing.say(title=entrant.campaign.title, stage=titles[stage], day=done_on.isoformat())
    return row


def tally(*, actor: Actor, entrant: Entrant, counter: str, held_on: date, number: int, place: str = "") -> Tally:
    """登记数量: of one counter, day and place once."""
    with act("campaigns.tally", actor=actor, unit=entrant.unit, on=entrant) as doing:
        _open(entrant, "campaigns.tally", held_on)
        titles = {one.key: one.title for one in entrant.campaign.template.counters}
        if counter not in titles:
            raise Refused(_("没有这一项计数。"), _("请从列出的项目中选择。"))
        if not 1 <= number <= MOST:
            raise Refused(_("数量应为1至%(n)d的整数。") % {"n": MOST}, _("请核对数量。"))
        told = {"held_on": held_on, "number": number, "place": place.strip()[:60]}
        row = _once(
            Tally(entrant=entrant, counter=counter, entered_on=clock.today(), **told),
            _("%(day)s的“%(title)s”已经登记过。") % {"day": held_on.isoformat(), "title": titles[counter]},
        )
        doing.say(
            title=entrant.campaign.title, counter=titles[counter], number=number, place=row.place,
            day=held_on.isoformat(),
        )  # fmt: skip
    return row


def attach(
    *,
    actor: Actor,
    entrant: Entrant,
    name: str,
    data: bytes = b"",
    file_name: str = "",
    fact: tuple[str, int] | None = None,
    happened_on: date | None = None,
) -> Paper:
    """附材料: a file, or a record that the school holds as (kind, id), under a name that the template asks for."""
    with act("campaigns.attach", actor=actor, unit=entrant.unit, on=entrant) as doing:
        _open(entrant, "campaigns.attach", happened_on)
        if name not in entrant.campaign.template.papers:
            raise Refused(_("本专项没有要求“%(name)s”。") % {"name": name[:60]}, _("请从列出的材料中选择。"))
        paper = Paper(entrant=entrant, name=name, entered_on=clock.today(), happened_on=happened_on)
        if fact is not None:
            _link(paper, *fact)
        elif data:
            stored = records.take_in(data, file_name)
            paper.digest, paper.title = stored.digest, stored.name
        else:
            raise Refused(_("没有选择已有记录，也没有上传文件。"), _("已有记录能说明的直接选用；其他材料请上传文件。"))
        row = _once(paper, _("同一份材料已经附上。"))
        doing.say(title=entrant.campaign.title, paper=name, file=row.title, digest=row.digest)
    return row


def award(*, actor: Actor, entrant: Entrant, title: str, level: str, basis: str, awarded_on: date) -> Award:
    """登记获奖 of the school's part, by the document that says so; also after its result is known."""
    with act("campaigns.award", actor=actor, unit=entrant.unit, on=entrant) as doing:
        _begun(entrant, awarded_on)
        if not entrant.campaign.template.says("awards"):
            raise Refused(_("这一专项不登记获奖。"), _("干部、教师个人获奖请在人员页登记。"))
        if not title.strip() or not basis.strip():
            raise Refused(_("未填写奖项名称或文号。"), _("请按表彰文件填写。"))
        told = {"title": title.strip()[:100], "level": level, "basis": basis.strip()[:100], "awarded_on": awarded_on}
        row = _once(Award(entrant=entrant, entered_on=clock.today(), **told), _("这一奖项已经登记过。"))
        doing.say(title=entrant.campaign.title, award=row.title, level=str(row.get_level_display()), basis=row.basis)
    return row


def strike(*, actor: Actor, entry: Entry, reason: str) -> None:
    """更正: take out what was entered wrongly while the result is open; the trail keeps what it said."""
    entrant = entry.entrant
    with act("campaigns.strike", actor=actor, unit=entrant.unit, on=entrant) as doing:
        advance(entrant, ENTRANT, "campaigns.strike", labels=LABELS)
        if not reason.strip():
            raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
        kind = Record(entry._meta.model_name or "")
        doing.say(title=entrant.campaign.title, kind=str(kind.label), entry=told(entry), reason=reason.strip())
        if not type(entry)._default_manager.filter(pk=entry.pk).delete()[0]:
            raise Stale(_("这一项已被删除。"), _("请刷新后查看。"))


def told(entry: Entry) -> str:
    """An entry in words."""
    template = entry.entrant.campaign.template
    if isinstance(entry, Step):
        return next((one.title for one in template.stages if one.key == entry.stage), entry.stage)
    if isinstance(entry, Tally):
        title = next((one.title for one in template.counters if one.key == entry.counter), entry.counter)
        return f"{title} {entry.number} {entry.place}".strip()
    return entry.title


def _open(entrant: Entrant, verb: str, day: date | None) -> None:
    """The school's result is open, the campaign runs, and the day has come; the row is taken for this act."""
    advance(entrant, ENTRANT, verb, labels=LABELS)
    _begun(entrant, day)


def _begun(entrant: Entrant, day: date | None) -> None:
    campaign = entrant.campaign
    if campaign.state != CampaignState.RUNNING:
        state = campaign.get_state_display()
        raise Refused(_("专项%(state)s，不能再登记。") % {"state": state}, _("如确需补登，请与组织单位联系。"), "状态")
    if day is not None and day > clock.today():
        raise Refused(_("日期晚于今日。"), _("请在事实发生后登记。"))
    if day is not None and day < campaign.since:
        raise Refused(_("日期早于专项开始日期%(since)s。") % {"since": campaign.since.isoformat()}, _("请核对日期。"))


def _link(paper: Paper, kind: str, pk: int) -> None:
    found = one_of(held(paper.entrant, paper.name), kind, pk)
    if found is None:
        raise Refused(_("所选记录不是本校在专项期间的记录。"), _("请从列出的已有记录中选择。"))
    paper.subject_kind, paper.subject, paper.title = found.kind, str(found.id), found.title[:200]
    paper.happened_on, paper.why = found.happened_on, found.why[:100]


def _once(row: Row, says: str) -> Row:
    """Saved, or refused as entered before."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(says, _("登记有误的，请先更正原来的登记。")) from error
    return row
