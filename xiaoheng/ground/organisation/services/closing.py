"""善后: what ends with a unit or an organisation, and where its people and members go. Inside the caller's act."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import (
    Appointment,
    Coverage,
    Link,
    Membership,
    PartyOrg,
    Person,
    Quota,
    RoleGrant,
    SuperiorRequest,
    Unit,
)
from xiaoheng.ground.organisation.selectors import party_org_of
from xiaoheng.ground.organisation.words import LeaveKind, RequestState
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused


def end_posts(where: Q, on: date, reason: str) -> int:
    """Posts end on the day, because of a reorganisation; Refused when one begins on it or later. How many ended."""
    rows = Appointment.objects.filter(where).filter(Q(until__isnull=True) | Q(until__gt=on))
    late = rows.filter(since__gte=on).select_related("person").first()
    if late is not None:
        raise Refused(
            _("%(name)s的任职%(post)s始于%(day)s，不早于生效日期。")
            % {"name": late.person.name, "post": late.get_post_display(), "day": late.since.isoformat()},
            _("请先更正这条任职，或核对生效日期。"),
        )
    return rows.update(until=on, left_for=LeaveKind.REORGANISED, reason=reason)


def move_members(unit: Unit, org: PartyOrg | None, into: Unit, on: date, reason: str) -> int:
    """Memberships of the organisations seated in a unit, and of its people elsewhere, go to one of another unit.

    How many. Refused when there are members and no organisation takes them.
    """
    here = Q(org__unit=unit) | Q(person__unit=unit)
    rows = list(
        Membership.objects.filter(here).filter(Q(until__isnull=True) | Q(until__gt=on)).select_related("person")
    )
    if not rows:
        return 0
    target = org or party_org_of(into, on)
    if target is None:
        raise Refused(
            _("“%(name)s”没有党组织，%(n)d名党员的组织关系无处转接。") % {"name": into.name, "n": len(rows)},
            _("请先为接收学校建立党组织，或指定接收党员的党组织。"),
        )
    if not Coverage.objects.filter(in_force(on), org=target, unit=into).exists() and target.unit_id != into.pk:
        raise Refused(_("“%(name)s”不是接收学校的党组织。") % {"name": target.name}, _("请选择接收学校的党组织。"))
    going = [row for row in rows if row.org_id != target.pk]
    earlier = [row for row in going if row.since < on]
    Membership.objects.filter(pk__in=[row.pk for row in earlier]).update(until=on, reason=reason)
    Membership.objects.filter(pk__in=[row.pk for row in going if row.since >= on]).update(org=target)
    Membership.objects.bulk_create(
        Membership(person=row.person, org=target, kind=row.kind, since=on, until=row.until) for row in earlier
    )
    return len(going)


def covers_others(unit: Unit, on: date) -> PartyOrg | None:
    """An organisation seated in a unit that other units are still covered by or stand under."""
    seated = PartyOrg.objects.filter(in_force(on), unit=unit)
    covering = Q(pk__in=Coverage.objects.filter(in_force(on)).exclude(unit=unit).values("org"))
    leading = Q(pk__in=PartyOrg.objects.filter(in_force(on)).exclude(unit=unit).values("superior"))
    return seated.filter(covering | leading).first()


def check_empty(unit: Unit, on: date) -> None:
    """Refused while anybody is in post or works in the unit, or anything stands below or in it."""
    left: tuple[tuple[QuerySet[Any], Any, Any], ...] = (
        (_running(Appointment, on).filter(unit=unit), _("还有%(n)d项任职没有离任登记"), _("请先登记离任。")),
        (Person.objects.filter(unit=unit), _("还有%(n)d名人员"), _("请先调出人员，或改用“并入其他学校”。")),
        (_running(PartyOrg, on).filter(unit=unit), _("还有%(n)d个党组织"), _("请先撤销党组织。")),
        (_running(Unit, on).filter(superior=unit), _("还有%(n)d个下属单位"), _("请先调整下属单位的隶属。")),
        (_running(Unit, on).filter(school__zone=unit), _("还有%(n)d所学校"), _("请先把学校调整到其他片区。")),
    )
    for rows, what, remedy in left:
        count = rows.count()
        if count:
            raise Refused(_("“%(name)s”%(what)s。") % {"name": unit.name, "what": what % {"n": count}}, remedy)


def close(unit: Unit, on: date) -> dict[str, int]:
    """Close a unit: its organisations, coverage, ties, quotas and roles end, its unanswered requests are withdrawn."""
    end_orgs(PartyOrg.objects.filter(unit=unit), on)
    orgs = _end(PartyOrg.objects.filter(unit=unit), on)
    _end(Coverage.objects.filter(unit=unit), on)
    _end(Link.objects.filter(Q(unit=unit) | Q(other=unit)), on)
    _end(Quota.objects.filter(unit=unit), on)
    roles = _end(RoleGrant.objects.filter(unit=unit), on)
    asked = SuperiorRequest.objects.filter(unit=unit, state=RequestState.SENT)
    numbers = asked.update(state=RequestState.WITHDRAWN, replied_on=clock.today(), reply=_("提出单位已撤销。"))
    unit.until = on
    unit.save(update_fields=["until"])
    return {"orgs": orgs, "roles": roles, "withdrawn": numbers}


def end_orgs(orgs: QuerySet[PartyOrg], on: date) -> None:
    """What ends with organisations: the posts in them and what they cover."""
    end_posts(Q(org__in=orgs), on, _("党组织撤销"))
    _end(Coverage.objects.filter(org__in=orgs), on)
    _end(Quota.objects.filter(org__in=orgs), on)


def _running(model: Any, on: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(Q(until__isnull=True) | Q(until__gt=on))
    return rows


def _end(rows: QuerySet[Any], on: date) -> int:
    """End what runs beyond the day; what would have begun later never came about and is an empty span."""
    running = rows.filter(Q(until__isnull=True) | Q(until__gt=on))
    later = running.filter(since__gt=on)
    for row in later:
        row.until = row.since
        row.save(update_fields=["until"])
    return running.filter(since__lte=on).update(until=on)
