"""专项的建立、启动、结束."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act, advance
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.campaigns.models import Campaign, Entrant, Template
from xiaoheng.loop.execution.campaigns.selectors import owners, schools_for, templates
from xiaoheng.loop.execution.campaigns.states import CAMPAIGN
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState

LABELS = dict(CampaignState.choices)
HOSTS = (UnitKind.COUNTY, UnitKind.SCHOOL)
CERTAIN = ("title", "aim", "measures", "since", "until", "owner", "basis")


def open_(*, actor: Actor, unit: Unit, template: Template, **certain: Any) -> Campaign:
    """建立专项 of a county or school: 四明确 (aim, measures, owner, since/until), title and basis; not yet begun."""
    with act("campaigns.open", actor=actor, unit=unit) as doing:
        if unit.kind not in HOSTS:
            raise Refused(_("专项由县或学校建立。"), _("请选择县或学校。"))
        if not templates(unit).filter(pk=template.pk).exists():
            raise Refused(_("“%(title)s”模板已有新版本。") % {"title": template.title}, _("请刷新后选用最新的模板。"))
        row = Campaign.objects.create(
            unit=unit, template=template, opened_on=clock.today(), **_certain(unit, template, certain)
        )
        doing.subject = row
        doing.say(title=row.title, template=template.title, owner=row.owner.name, until=row.until.isoformat())
    return row


def revise(*, actor: Actor, campaign: Campaign, **certain: Any) -> Campaign:
    """修改专项 that has not begun."""
    with act("campaigns.revise", actor=actor, unit=campaign.unit, on=campaign) as doing:
        told = _certain(campaign.unit, campaign.template, certain)
        advance(campaign, CAMPAIGN, "campaigns.revise", labels=LABELS, **told)
        doing.say(title=campaign.title, owner=campaign.owner.name, until=campaign.until.isoformat())
    return campaign


def start(*, actor: Actor, campaign: Campaign, schools: Collection[int] = ()) -> Campaign:
    """启动专项: with the schools that take part; a school's own campaign is its own alone."""
    with act("campaigns.start", actor=actor, unit=campaign.unit, on=campaign) as doing:
        advance(campaign, CAMPAIGN, "campaigns.start", labels=LABELS)
        own = campaign.unit.kind == UnitKind.SCHOOL
        joined = _enter(campaign, [campaign.unit_id] if own else schools)
        if not joined:
            raise Refused(_("没有选择参加的学校。"), _("请至少选择一所再启动。"))
        doing.touch(*joined)
        doing.say(title=campaign.title, schools=len(joined))
    return campaign


def join(*, actor: Actor, campaign: Campaign, schools: Collection[int]) -> int:
    """增加参加学校 while it runs; returns how many joined."""
    with act("campaigns.join", actor=actor, unit=campaign.unit, on=campaign) as doing:
        advance(campaign, CAMPAIGN, "campaigns.join", labels=LABELS)
        joined = _enter(campaign, schools)
        if not joined:
            raise Refused(_("所选学校都已参加，或不是下属学校。"), _("请选择尚未参加的学校。"))
        doing.touch(*joined)
        doing.say(title=campaign.title, schools=len(joined))
    return len(joined)


def close(*, actor: Actor, campaign: Campaign) -> Campaign:
    """结束专项. Refused while the result of a school is open."""
    with act("campaigns.close", actor=actor, unit=campaign.unit, on=campaign) as doing:
        waiting = campaign.entrants.filter(state=EntrantState.OPEN).select_related("unit")
        if first := waiting.order_by("unit__code").first():
            raise Refused(
                _("还有%(n)d所学校没有认定结果，如%(name)s。") % {"n": waiting.count(), "name": first.unit.name},
                _("请先逐校认定结果。"),
                "状态",
            )
        advance(campaign, CAMPAIGN, "campaigns.close", labels=LABELS, closed_on=clock.today())
        doing.say(title=campaign.title)
    return campaign


def _enter(campaign: Campaign, schools: Collection[int]) -> list[int]:
    chosen = list(schools_for(campaign).filter(pk__in=list(schools)).values_list("pk", flat=True))
    Entrant.objects.bulk_create(Entrant(campaign=campaign, unit_id=pk, joined_on=clock.today()) for pk in chosen)
    return chosen


def _certain(unit: Unit, template: Template, told: Mapping[str, Any]) -> dict[str, Any]:
    """四明确: nothing of it blank, the owner in office, the days in order."""
    found = {key: told.get(key, "") for key in CERTAIN}
    for key, name in (("title", _("名称")), ("aim", _("目标任务")), ("measures", _("推进措施"))):
        found[key] = str(found[key]).strip()
        if not found[key]:
            raise Refused(_("未填写%(name)s。") % {"name": name}, _("四明确缺一不可，请补填。"), "G-02")
    since, until = told["since"], told["until"]
    if until < since:
        raise Refused(_("完成时限早于开始日期。"), _("请核对两个日期。"), "G-02")
    in_office(told["owner"], unit, template)
    return found


def in_office(owner: Person, unit: Unit, template: Template) -> None:
    """责任主体: somebody of the county, or in office in the school, in a post that the template names."""
    if not owners(unit, template).filter(pk=owner.pk).exists():
        raise Refused(
            _("%(name)s不能作为责任人。") % {"name": owner.name},
            _("请选择本单位现任的人员；书记领雁等项目须由书记负责。"),
            "G-02",
        )
