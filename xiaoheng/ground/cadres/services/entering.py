"""登记: what all verbs of the room do with a new row; inside their own act."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Ledger
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.verbs import Act
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

Row = TypeVar("Row", bound=models.Model)


def enter(doing: Act, row: Row, person: Person, what: str, *, opens: bool = True) -> Row:
    """登记一项: check the days and keep the row once; what rules ask about `opens` the unit's ledger."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two at once must see each other
    check_days(row)
    once(row)
    row.save()
    if opens:
        open_ledgers([person.unit_id])
    doing.subject = row
    doing.touch(*units_of([person.pk]))
    doing.say(person=person.name, what=what, since=row.since.isoformat())  # type: ignore[attr-defined]
    return row


def check_days(row: Any) -> None:
    """核对日期: a fact has begun, and ends after it began."""
    if row.since > clock.today():
        raise Refused(_("起始日期晚于今日。"), _("请在事实发生后登记。"))
    if getattr(row, "until", None) and row.until <= row.since:
        raise Refused(_("截止日期须晚于起始日期。"), _("请核对两个日期。"))


def once(row: models.Model) -> None:
    """只登记一次."""
    try:
        row.validate_constraints()
    except ValidationError:
        raise Refused(_("这一项已经登记过。"), _("如需更正，请先删除原登记。")) from None


def open_ledgers(units: Iterable[int]) -> None:
    """开立台账: from today on the rules of this room judge these units."""
    rows = [Ledger(unit_id=unit, since=clock.today()) for unit in set(units)]
    Ledger.objects.bulk_create(rows, ignore_conflicts=True)


def units_of(people: Iterable[int]) -> set[int]:
    """牵连单位: where these people belong and where they hold posts."""
    known = list(people)
    posts = Appointment.objects.filter(in_force(clock.today()), person__in=known).values_list("unit", flat=True)
    return set(Person.objects.filter(pk__in=known).values_list("unit", flat=True)) | set(posts)
