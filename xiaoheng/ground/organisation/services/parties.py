"""党组织变更: organisations are established, change their kind, cover other schools, are dissolved; each from a day on."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Ancestry, Coverage, Membership, PartyOrg, Unit
from xiaoheng.ground.organisation.services.closing import end_orgs
from xiaoheng.ground.organisation.services.history import change_org, check_day, check_org
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import GroupKind, OrgKind, SetUpMode
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

BRANCHES = (OrgKind.BRANCH, OrgKind.JOINT_BRANCH, OrgKind.SUBGROUP)


def establish(
    *,
    actor: Actor,
    unit: Unit,
    code: str,
    name: str,
    kind: str,
    since: date,
    superior: PartyOrg | None = None,
    mode: str = SetUpMode.SEPARATE,
    group: str = "",
    covers: Collection[Unit] = (),
    basis: str = "",
) -> PartyOrg:
    """成立党组织: seated in a unit, covering it and, when joint, others; a branch inside a school may sit on a group."""
    with act("organisation.establish", actor=actor, unit=unit) as doing:
        if since > clock.today():
            raise Refused(_("成立日期%(day)s还没有到。") % {"day": since.isoformat()}, _("请在成立当日或以后登记。"))
        if since < unit.since or (unit.until and since >= unit.until):
            raise Refused(_("“%(name)s”当时不存在。") % {"name": unit.name}, _("请核对单位和成立日期。"))
        if not code.strip() or PartyOrg.objects.filter(code=code.strip()).exists():
            raise Refused(_("党组织编码“%(code)s”为空或已被使用。") % {"code": code}, _("请换一个编码，编码全省唯一。"))
        _check_group(kind, group, superior, unit)
        _check_superior(superior, unit, since)
        org = PartyOrg.objects.create(
            code=code.strip(), name=name.strip(), kind=kind, mode=mode, group=group, unit=unit, superior=superior,
            term_since=since, since=since,
        )  # fmt: skip
        inside = superior is not None and superior.unit_id == unit.pk
        covered = [] if inside else [unit, *(one for one in covers if one.pk != unit.pk)]
        for one in covered:
            _check_covered(org, one, since)
        Coverage.objects.bulk_create(Coverage(org=org, unit=one, since=since) for one in covered)
        doing.subject = org
        doing.touch(*(one.pk for one in covered))
        doing.say(name=org.name, kind=str(org.get_kind_display()), since=since.isoformat(), basis=basis)
    return org


def upgrade(
    *, actor: Actor, org: PartyOrg, kind: str, name: str, on: date, superior: PartyOrg | None = None, basis: str = ""
) -> PartyOrg:
    """变更类别: a branch becomes a general branch or a committee (or back), with its new name; its people stay in it."""
    with act("organisation.upgrade", actor=actor, unit=org.unit, on=org) as doing:
        above = superior or org.superior
        _check_superior(above, org.unit, on)
        _refuse_circle(org, above)
        before = str(org.get_kind_display())
        change_org(org, on, kind=kind, name=name.strip() or org.name, superior=above)
        doing.touch(*org.coverage.filter(in_force(on)).values_list("unit_id", flat=True))
        doing.say(changed={"kind": [before, str(org.get_kind_display())]}, since=on.isoformat(), basis=basis)
    return org


def begin_term(*, actor: Actor, org: PartyOrg, since: date) -> PartyOrg:
    """新一届: the term of the committee elected on a day begins with it."""
    with act("organisation.begin_term", actor=actor, unit=org.unit, on=org) as doing:
        change_org(org, since, term_since=since)
        doing.touch(*org.coverage.filter(in_force(since)).values_list("unit_id", flat=True))
        doing.say(name=org.name, since=since.isoformat())
    return org


def dissolve(*, actor: Actor, org: PartyOrg, on: date, basis: str = "") -> PartyOrg:
    """撤销党组织: from a day on it is no more; refused while it has members or organisations under it."""
    with act("organisation.dissolve", actor=actor, unit=org.unit, on=org) as doing:
        check_org(org, on)
        check_day(on, org.since, org.name)
        going_on = Q(until__isnull=True) | Q(until__gt=on)
        members = Membership.objects.filter(going_on, org=org).count()
        if members:
            raise Refused(
                _("“%(name)s”还有%(n)d名党员。") % {"name": org.name, "n": members}, _("请先转接党员的组织关系。")
            )
        below = PartyOrg.objects.filter(going_on, superior=org).first()
        if below is not None:
            raise Refused(
                _("“%(name)s”还有下级党组织“%(below)s”。") % {"name": org.name, "below": below.name},
                _("请先撤销或改变下级党组织的隶属。"),
            )
        covered = list(org.coverage.filter(going_on).values_list("unit_id", flat=True))
        end_orgs(PartyOrg.objects.filter(pk=org.pk), on)
        org.until = on
        org.save(update_fields=["until"])
        doing.touch(*covered)
        doing.say(name=org.name, since=on.isoformat(), basis=basis)
    return org


def cover(*, actor: Actor, org: PartyOrg, units: Collection[Unit], on: date, basis: str = "") -> PartyOrg:
    """调整覆盖: from a day on the organisation covers its own unit and the units named, and no others."""
    with act("organisation.cover", actor=actor, unit=org.unit, on=org) as doing:
        check_org(org, on)
        check_day(on, org.since, org.name)
        now = {row.unit_id: row for row in org.coverage.filter(in_force(on))}
        wanted = {org.unit_id: org.unit, **{unit.pk: unit for unit in units}}
        if set(now) == set(wanted):
            raise Refused(_("没有变化：覆盖的单位与登记一致。"), _("请核对要覆盖的单位。"))
        for pk, unit in wanted.items():
            if pk not in now:
                _check_covered(org, unit, on)
        gone = [row for pk, row in now.items() if pk not in wanted]
        for row in gone:
            row.until = on
            row.save(update_fields=["until"])
        Coverage.objects.bulk_create(Coverage(org=org, unit_id=pk, since=on) for pk in wanted if pk not in now)
        doing.touch(*now, *wanted)
        doing.say(name=org.name, covers=[unit.name for unit in wanted.values()], since=on.isoformat(), basis=basis)
    return org


def _check_group(kind: str, group: str, superior: PartyOrg | None, unit: Unit) -> None:
    if group and (group not in GroupKind.values or kind not in BRANCHES or not superior or superior.unit_id != unit.pk):
        raise Refused(
            _("只有设在校内的党支部、党小组才登记所在的组。"), _("请把上级党组织选为本校的党委或党总支，或不填所在组。")
        )


def _check_superior(superior: PartyOrg | None, unit: Unit, day: date) -> None:
    if superior is None:
        return
    if superior.since > day or superior.until is not None:
        raise Refused(_("上级党组织“%(name)s”当时不存在。") % {"name": superior.name}, _("请核对上级党组织和日期。"))
    if superior.unit.log != unit.log and not Ancestry.objects.filter(unit=unit, ancestor=superior.unit).exists():
        raise Refused(_("“%(name)s”不在本县。") % {"name": superior.name}, _("请选择本县或上级的党组织。"))


def _refuse_circle(org: PartyOrg, superior: PartyOrg | None) -> None:
    """No organisation stands above itself."""
    above = superior
    while above is not None:
        if above.pk == org.pk:
            raise Refused(_("党组织不能在自己之下。"), _("请选择不在它之下的上级党组织。"))
        above = above.superior


def _check_covered(org: PartyOrg, unit: Unit, day: date) -> None:
    """A unit stands on the day, in the same county, and is covered by one leading organisation at a time."""
    if unit.log != org.unit.log or unit.until is not None or unit.since > day:
        raise Refused(_("“%(name)s”不在本县，或当时不存在。") % {"name": unit.name}, _("请核对覆盖的单位和日期。"))
    other = Coverage.objects.filter(in_force(day), unit=unit).exclude(org=org).select_related("org").first()
    if other is not None:
        raise Refused(
            _("“%(unit)s”已由“%(org)s”覆盖。") % {"unit": unit.name, "org": other.org.name},
            _("请先调整“%(org)s”的覆盖范围。") % {"org": other.org.name},
        )
