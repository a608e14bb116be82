"""单位变更: schools open, units are renamed, change their superior, 片区, stage or ownership; each from a day on."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Ancestry, School, Unit
from xiaoheng.ground.organisation.services.history import change_unit
from xiaoheng.ground.organisation.services.loading import place
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

HOLDERS = (UnitKind.COUNTY, UnitKind.TOWN, UnitKind.SCHOOL)


def open_school(
    *,
    actor: Actor,
    superior: Unit,
    code: str,
    name: str,
    stage: str,
    ownership: str,
    since: date,
    legal_person: bool = True,
    zone: Unit | None = None,
    basis: str = "",
) -> Unit:
    """新设学校: a school opens under a county, a town or another school; the date may lie in the past."""
    with act("organisation.open_school", actor=actor, unit=superior) as doing:
        if since > clock.today():
            raise Refused(_("设立日期%(day)s还没有到。") % {"day": since.isoformat()}, _("请在设立当日或以后登记。"))
        if since < superior.since or superior.until is not None:
            raise Refused(_("上级单位“%(name)s”当时不存在。") % {"name": superior.name}, _("请核对上级和设立日期。"))
        unit = make_school(superior, code, name, since)
        check_zone(unit, zone)
        School.objects.create(unit=unit, stage=stage, ownership=ownership, legal_person=legal_person, zone=zone)
        doing.subject = unit
        doing.touch(unit.pk)
        doing.say(name=unit.name, code=unit.code, since=since.isoformat(), basis=basis)
    return unit


def rename(*, actor: Actor, unit: Unit, name: str, on: date, basis: str = "") -> Unit:
    """更名: the unit has another name from a day on; what is said of earlier days keeps the old one."""
    with act("organisation.rename", actor=actor, unit=unit, on=unit) as doing:
        if not name.strip():
            raise Refused(_("未填写新名称。"), _("请填写批准文件上的全称。"))
        changed = change_unit(unit, on, name=name.strip())
        doing.say(changed=changed, since=on.isoformat(), basis=basis)
    return unit


def reassign(*, actor: Actor, unit: Unit, superior: Unit, on: date, zone: Unit | None = None, basis: str = "") -> Unit:
    """调整隶属: the unit and all below it stand under another superior of the county, or in another 片区."""
    with act("organisation.reassign", actor=actor, unit=unit, on=unit) as doing:
        former = unit.superior_id
        _check_superior(unit, superior, on)
        check_zone(unit, zone)
        new: dict[str, Any] = {"superior": superior}
        if School.objects.filter(unit=unit).exists():
            new["zone"] = zone
        changed = change_unit(unit, on, **new)
        below = Ancestry.objects.filter(ancestor=unit).values_list("unit_id", flat=True)
        doing.touch(*below, superior.pk, *([former] if former else []))
        doing.say(changed=changed, since=on.isoformat(), basis=basis)
    return unit


def reclassify(
    *, actor: Actor, unit: Unit, stage: str, ownership: str, legal_person: bool, on: date, basis: str = ""
) -> Unit:
    """变更学段或办学性质: a school is of another stage or ownership, or gains or loses its legal person."""
    with act("organisation.reclassify", actor=actor, unit=unit, on=unit) as doing:
        if unit.kind != UnitKind.SCHOOL:
            raise Refused(_("“%(name)s”不是学校。") % {"name": unit.name}, _("请选择学校。"))
        changed = change_unit(unit, on, stage=stage, ownership=ownership, legal_person=legal_person)
        doing.say(changed=changed, since=on.isoformat(), basis=basis)
    return unit


def make_school(superior: Unit, code: str, name: str, since: date) -> Unit:
    """A new school unit in its place of the tree; Refused for a code that is taken."""
    if not code.strip() or not name.strip():
        raise Refused(_("编码和名称都要填写。"), _("请填写单位编码和批准文件上的全称。"))
    if Unit.objects.filter(code=code.strip()).exists():
        raise Refused(_("单位编码“%(code)s”已被使用。") % {"code": code.strip()}, _("请换一个编码，编码全省唯一。"))
    if superior.kind not in HOLDERS:
        raise Refused(_("“%(name)s”不能作学校的上级。") % {"name": superior.name}, _("请选择县、乡镇或中心学校。"))
    unit = Unit.objects.create(
        code=code.strip(), name=name.strip(), kind=UnitKind.SCHOOL, superior=superior, log=superior.log, since=since
    )
    place(unit)
    return unit


def check_zone(unit: Unit, zone: Unit | None) -> None:
    """A 片区 is one of the same county."""
    if zone is not None and (zone.kind != UnitKind.ZONE or zone.log != unit.log):
        raise Refused(_("“%(name)s”不是本县的片区。") % {"name": zone.name}, _("请选择本县的片区。"))


def _check_superior(unit: Unit, superior: Unit, on: date) -> None:
    if unit.kind not in (UnitKind.SCHOOL, UnitKind.TOWN):
        raise Refused(_("只有学校和乡镇可以调整隶属。"), _("请选择学校或乡镇。"))
    if superior.log != unit.log or superior.kind not in HOLDERS:
        raise Refused(
            _("“%(name)s”不是本县的县、乡镇或学校。") % {"name": superior.name},
            _("隶属只能在本县内调整；跨县划转请由市里办理。"),
        )
    if superior.until is not None or superior.since > on:
        raise Refused(_("上级单位“%(name)s”当时不存在。") % {"name": superior.name}, _("请核对上级和生效日期。"))
    if Ancestry.objects.filter(unit=superior, ancestor=unit).exists():
        raise Refused(
            _("“%(name)s”在本单位之下，不能作它的上级。") % {"name": superior.name}, _("请选择本单位以外的上级。")
        )
