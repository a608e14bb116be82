"""沿革: what a row said up to a day is kept as a closed span before the row changes. Inside the caller's act."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import (
    BEGINNING,
    Ancestry,
    FormerLine,
    FormerOrg,
    FormerPlace,
    FormerUnit,
    PartyOrg,
    Person,
    School,
    Unit,
)
from xiaoheng.ground.organisation.services.loading import place_all
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

UNIT_FACTS = ("name", "superior")
SCHOOL_FACTS = ("stage", "ownership", "legal_person", "zone")
ORG_FACTS = ("name", "kind", "mode", "superior", "term_since")


def check_day(on: date, since: date, name: str) -> None:
    """A change is entered when it has come about: not before the founding, not ahead of today. Refused otherwise."""
    if on > clock.today():
        raise Refused(_("生效日期%(day)s还没有到。") % {"day": on.isoformat()}, _("请在生效当日或以后登记。"))
    if on <= since:
        raise Refused(
            _("生效日期不晚于“%(name)s”的设立日期%(day)s。") % {"name": name, "day": since.isoformat()},
            _("请核对日期；设立时的登记有误的，请用工作簿更正。"),
        )


def change_unit(unit: Unit, on: date, **new: Any) -> dict[str, list[str]]:
    """变更单位: keep the span that ends on the day, then write what is new; each change as [old, new] for the entry.

    Refused when nothing changes, or when a later change stands already: history is written forwards.
    """
    check_standing(unit, on)
    check_day(on, unit.since, unit.name)
    school = School.objects.filter(unit=unit).first()
    before = unit_now(unit, school)
    changed = {name: value for name, value in new.items() if before.get(name) != value}
    if not changed:
        raise Refused(_("没有变化：“%(name)s”的登记已是这样。") % {"name": unit.name}, _("请核对要变更的内容。"))
    told = {name: [_told(before.get(name)), _told(value)] for name, value in changed.items()}
    keep(span(FormerUnit, {"unit": unit}, before, unit.since, on))
    for row, names in ((unit, UNIT_FACTS), (school, SCHOOL_FACTS)):
        touched = [name for name in names if name in changed]
        if row is not None and touched:
            for name in touched:
                setattr(row, name, changed[name])
            row.save(update_fields=touched)
    if "superior" in changed:
        _move_lines(unit, on)
    return told


def change_org(org: PartyOrg, on: date, **new: Any) -> None:
    """变更党组织: the same for an organisation."""
    check_org(org, on)
    check_day(on, org.since, org.name)
    before = org_now(org)
    changed = {name: value for name, value in new.items() if before[name] != value}
    if not changed:
        raise Refused(_("没有变化：“%(name)s”的登记已是这样。") % {"name": org.name}, _("请核对要变更的内容。"))
    keep(span(FormerOrg, {"org": org}, before, org.since, on))
    for name, value in changed.items():
        setattr(org, name, value)
    org.save(update_fields=list(changed))


def move_people(people: list[Person], to: Unit, on: date) -> None:
    """人员转入: people work in another unit from the day; where they were is kept."""
    FormerPlace.objects.bulk_create(places_until(people, on))
    Person.objects.filter(pk__in=[one.pk for one in people]).update(unit=to)


def places_until(people: Sequence[Person], on: date) -> list[FormerPlace]:
    """Where people worked up to the day on which they move, not saved; Refused where a later move stands already."""
    ended = dict(
        FormerPlace.objects.filter(person__in=people).values_list("person").annotate(last=Max("until")).order_by()
    )
    late = next((one for one in people if ended.get(one.pk, BEGINNING) > on), None)
    if late is not None:
        raise Refused(
            _("%(name)s在%(day)s之后还有单位变动的登记。") % {"name": late.name, "day": on.isoformat()},
            _("请核对生效日期。"),
        )
    rows = [(one, ended.get(one.pk, BEGINNING)) for one in people]
    return [FormerPlace(person=one, unit_id=one.unit_id, since=since, until=on) for one, since in rows if since < on]


def check_standing(unit: Unit, on: date) -> None:
    """Refused for a unit that is closed already."""
    if unit.until is not None:
        raise Refused(
            _("“%(name)s”已于%(day)s撤销。") % {"name": unit.name, "day": unit.until.isoformat()},
            _("撤销的单位不再变更，请核对所选单位。"),
        )


def check_org(org: PartyOrg, on: date) -> None:
    """Refused for an organisation that is dissolved already."""
    if org.until is not None:
        raise Refused(
            _("“%(name)s”已于%(day)s撤销。") % {"name": org.name, "day": org.until.isoformat()},
            _("撤销的党组织不再变更，请核对所选党组织。"),
        )


def _values(row: models.Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _told(value: Any) -> str:
    return str(value) if value is not None else ""


def unit_now(unit: Unit, school: School | None) -> dict[str, Any]:
    """What a unit is, of that which is kept when it changes."""
    return {**_values(unit, UNIT_FACTS), **(_values(school, SCHOOL_FACTS) if school else {})}


def org_now(org: PartyOrg) -> dict[str, Any]:
    """What an organisation is, of that which is kept when it changes."""
    return _values(org, ORG_FACTS)


def span(
    model: type[models.Model], of: dict[str, Any], before: dict[str, Any], founded: date, on: date
) -> models.Model | None:
    """The span that ends on the day, not saved; of two changes on one day the span before the first is the one kept."""
    last: date = model._default_manager.filter(**of).aggregate(last=Max("until"))["last"] or founded
    if last > on:
        raise Refused(
            _("%(day)s已登记过一次变更，不能再登记更早的变更。") % {"day": last.isoformat()},
            _("请按时间先后登记，或核对生效日期。"),
        )
    return model(**of, **before, since=last, until=on) if last < on else None


def keep(row: models.Model | None) -> None:
    """Save a span where there is one."""
    if row is not None:
        row.save()


def lines_until(below: list[Unit], on: date) -> list[FormerLine]:
    """The ancestors of some units up to the day on which the first of them moves, not saved."""
    ended = dict(FormerLine.objects.filter(unit__in=below).values_list("unit").annotate(last=Max("until")).order_by())
    late = next((one for one in below if ended.get(one.pk, BEGINNING) > on), None)
    if late is not None:
        raise Refused(
            _("“%(name)s”在%(day)s之后调整过隶属关系。") % {"name": late.name, "day": on.isoformat()},
            _("请核对生效日期。"),
        )
    lines = Ancestry.objects.filter(unit__in=below).values_list("unit_id", "ancestor_id", "depth")
    starts = {one.pk: ended.get(one.pk, BEGINNING) for one in below}
    return [
        FormerLine(unit_id=of, ancestor_id=ancestor, depth=depth, since=starts[of], until=on)
        for of, ancestor, depth in lines
        if starts[of] < on
    ]


def units_below(unit: Unit) -> list[Unit]:
    """The unit and all below it, superiors first."""
    return list(Unit.objects.filter(up__ancestor=unit).order_by("up__depth").select_related("superior"))


def _move_lines(unit: Unit, on: date) -> None:
    """Keep the ancestors of the unit and of all below it up to the day, then place them anew."""
    below = units_below(unit)
    FormerLine.objects.bulk_create(lines_until(below, on))
    Ancestry.objects.filter(unit__in=below).delete()
    place_all(below)
