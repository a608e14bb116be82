"""联系与职数: ties beside the tree, and the posts a unit was approved; dated, with the paper behind them."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Link, PartyOrg, Person, Quota, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import PARTY_POSTS, PERSON_LINKS, SINGLE_LINKS, LinkKind, UnitKind
from xiaoheng.lib.refusal import Refused


def link(
    *,
    actor: Actor,
    unit: Unit,
    kind: str,
    since: date,
    other: Unit | None = None,
    person: Person | None = None,
    note: str = "",
) -> Link:
    """登记联系: a co-managing township, a community's lead school, a twin, or who is liaison or instructor here."""
    with act("organisation.link", actor=actor, unit=unit) as doing:
        _check_ends(unit, kind, other, person)
        if unit.until is not None or since < unit.since:
            raise Refused(_("“%(name)s”当时不存在。") % {"name": unit.name}, _("请核对单位和起始日期。"))
        running = Link.objects.filter(Q(until__isnull=True) | Q(until__gt=since), unit=unit, kind=kind)
        same = running if kind in SINGLE_LINKS else running.filter(other=other, person=person)
        if same.exists():
            raise Refused(
                _("“%(name)s”的%(kind)s已登记。") % {"name": unit.name, "kind": LinkKind(kind).label},
                _("如有变动，请先终止原来的联系。"),
            )
        row = Link.objects.create(unit=unit, kind=kind, other=other, person=person, note=note.strip(), since=since)
        doing.subject = row
        doing.touch(*([other.pk] if other else []))
        doing.say(kind=str(row.get_kind_display()), to=str(other or person), since=since.isoformat())
    return row


def unlink(*, actor: Actor, link: Link, until: date) -> Link:
    """终止联系: the tie holds no more from a day on."""
    with act("organisation.unlink", actor=actor, unit=link.unit, on=link) as doing:
        if until <= link.since:
            raise Refused(_("终止日期须晚于起始日期。"), _("请核对两个日期。"))
        if Link.objects.filter(pk=link.pk, until__isnull=True).update(until=until) != 1:
            raise Refused(_("该联系已终止。"), _("请刷新后查看。"))
        link.until = until
        doing.touch(*([link.other_id] if link.other_id else []))
        doing.say(kind=str(link.get_kind_display()), to=str(link.other or link.person), until=until.isoformat())
    return link


def set_quota(
    *, actor: Actor, unit: Unit, post: str, seats: int, since: date, basis: str, org: PartyOrg | None = None
) -> Quota:
    """核定职数: from a day on the unit has so many of a post; a Party post is one of `org`. What held before ends."""
    with act("organisation.set_quota", actor=actor, unit=unit) as doing:
        if not basis.strip():
            raise Refused(_("没有写明核定依据。"), _("请填写核定文件的文号。"))
        if (post in PARTY_POSTS) != (org is not None) or (org is not None and org.unit_id != unit.pk):
            raise Refused(_("党内职务须指明本单位的党组织，其他职务不填党组织。"), _("请核对职务和党组织。"))
        held = Quota.objects.filter(unit=unit, post=post, org=org).order_by("-since").first()
        if held is not None and held.since >= since:
            raise Refused(
                _("%(day)s已核定过这一职数。") % {"day": held.since.isoformat()}, _("请按时间先后登记，或核对日期。")
            )
        if held is not None and (held.until is None or held.until > since):
            Quota.objects.filter(pk=held.pk).update(until=since)
        row = Quota.objects.create(unit=unit, org=org, post=post, seats=seats, since=since, basis=basis.strip())
        doing.subject = row
        doing.say(post=str(row.get_post_display()), seats=seats, since=since.isoformat(), basis=row.basis)
    return row


def _check_ends(unit: Unit, kind: str, other: Unit | None, person: Person | None) -> None:
    """A tie leads to a person or to another unit of the county, as its kind asks."""
    end = other or (person.unit if person is not None else None)
    if end is not None and end.log != unit.log:
        raise Refused(_("“%(name)s”不在本县。") % {"name": end.name}, _("请选择本县的单位或人员。"))
    if kind in PERSON_LINKS:
        if person is None or other is not None:
            raise Refused(_("%(kind)s须指明一个人。") % {"kind": LinkKind(kind).label}, _("请填写工号。"))
        return
    if other is None or person is not None or other.pk == unit.pk:
        raise Refused(_("%(kind)s须指明另一个单位。") % {"kind": LinkKind(kind).label}, _("请选择单位。"))
    if kind == LinkKind.CO_MANAGER and other.kind != UnitKind.TOWN:
        raise Refused(_("“%(name)s”不是乡镇（街道）。") % {"name": other.name}, _("协管单位请选择乡镇（街道）。"))
    if kind != LinkKind.CO_MANAGER and other.kind != UnitKind.SCHOOL:
        raise Refused(_("“%(name)s”不是学校。") % {"name": other.name}, _("请选择学校。"))
