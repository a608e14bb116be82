"""撤并分设: schools merge and split, units close. People, members, posts, roles and requests go where they are told."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import PartyOrg, Person, School, Succession, Unit
from xiaoheng.ground.organisation.services.closing import (
    check_empty,
    close,
    covers_others,
    end_posts,
    move_members,
)
from xiaoheng.ground.organisation.services.history import check_day, check_standing, move_people
from xiaoheng.ground.organisation.services.schools import check_zone, make_school
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import Turn, UnitKind
from xiaoheng.lib.refusal import Refused


def merge(*, actor: Actor, unit: Unit, into: Unit, org: PartyOrg | None, on: date, basis: str) -> Unit:
    """并入: from a day on a school is part of another. Its posts end, its people and members go over, its own Party
    organisations are dissolved, its roles end, its unanswered requests are withdrawn; the entry counts each of them.

    Members go to `org`, an organisation of the receiving school. Refused while an organisation seated here covers
    other schools, or other units stand below this one.
    """
    with act("organisation.merge", actor=actor, unit=unit, on=unit) as doing:
        _check_pair(unit, into, on)
        people = list(Person.objects.filter(unit=unit))
        others = covers_others(unit, on)
        if others is not None:
            raise Refused(
                _("“%(name)s”还覆盖其他学校。") % {"name": others.name}, _("请先调整它的覆盖范围，或另设联合党支部。")
            )
        reason = _("学校并入%(name)s") % {"name": into.name}
        told = {
            "posts": end_posts(Q(unit=unit), on, reason),
            "members": move_members(unit, org, into, on, reason),
            "people": len(people),
        }
        move_people(people, into, on)
        told |= close(unit, on)
        Succession.objects.create(turn=Turn.MERGE, unit=unit, other=into, on=on, basis=basis)
        doing.touch(into.pk, *([unit.superior_id] if unit.superior_id else []))
        doing.say(into=into.name, since=on.isoformat(), basis=basis, **told)
    return into


def split(
    *,
    actor: Actor,
    unit: Unit,
    code: str,
    name: str,
    stage: str,
    people: Collection[Person],
    on: date,
    basis: str,
    zone: Unit | None = None,
) -> Unit:
    """分设: from a day on part of a school is a school of its own; the people named go over, their posts here end.

    Members keep their organisation until their new one is set up and they are transferred to it.
    """
    with act("organisation.split", actor=actor, unit=unit, on=unit) as doing:
        check_standing(unit, on)
        check_day(on, unit.since, unit.name)
        if unit.kind != UnitKind.SCHOOL or unit.superior is None:
            raise Refused(_("“%(name)s”不是学校。") % {"name": unit.name}, _("请选择学校。"))
        strangers = [one.name for one in people if one.unit_id != unit.pk]
        if strangers:
            raise Refused(_("%(name)s不是本校人员。") % {"name": strangers[0]}, _("请只选择本校人员。"))
        new = make_school(unit.superior, code, name, on)
        check_zone(new, zone)
        old: School = unit.school
        School.objects.create(unit=new, stage=stage, ownership=old.ownership, legal_person=True, zone=zone or old.zone)
        chosen = list(people)
        posts = end_posts(Q(unit=unit, person__in=chosen), on, _("学校分设为%(name)s") % {"name": new.name})
        move_people(chosen, new, on)
        Succession.objects.create(turn=Turn.SPLIT, unit=unit, other=new, on=on, basis=basis)
        doing.touch(new.pk)
        doing.say(name=new.name, code=new.code, since=on.isoformat(), basis=basis, people=len(chosen), posts=posts)
    return new


def close_unit(*, actor: Actor, unit: Unit, on: date, basis: str) -> Unit:
    """撤销: a unit that holds nobody and nothing any more is closed from a day on."""
    with act("organisation.close_unit", actor=actor, unit=unit, on=unit) as doing:
        check_standing(unit, on)
        check_day(on, unit.since, unit.name)
        if unit.kind not in (UnitKind.SCHOOL, UnitKind.TOWN, UnitKind.ZONE):
            raise Refused(_("“%(name)s”不能在这里撤销。") % {"name": unit.name}, _("县级以上单位由上级调整。"))
        check_empty(unit, on)
        told = close(unit, on)
        doing.touch(*([unit.superior_id] if unit.superior_id else []))
        doing.say(since=on.isoformat(), basis=basis, **told)
    return unit


def _check_pair(unit: Unit, into: Unit, on: date) -> None:
    """Both are schools of one county that stand on the day."""
    check_standing(unit, on)
    check_standing(into, on)
    check_day(on, unit.since, unit.name)
    if unit.pk == into.pk or {unit.kind, into.kind} != {UnitKind.SCHOOL}:
        raise Refused(_("撤并须在两所不同的学校之间。"), _("请选择接收学校。"))
    if unit.log != into.log:
        raise Refused(_("“%(name)s”不在本县。") % {"name": into.name}, _("请选择本县的接收学校。"))
    if into.since > on:
        raise Refused(_("接收学校“%(name)s”当时还没有设立。") % {"name": into.name}, _("请核对生效日期。"))
    below = Unit.objects.filter(in_force(on), superior=unit).first()
    if below is not None:
        raise Refused(_("“%(name)s”还在本校之下。") % {"name": below.name}, _("请先把下属单位调整到接收学校或县里。"))
