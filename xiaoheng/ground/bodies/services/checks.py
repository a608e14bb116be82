"""核对: what all verbs of the room ask before they write; inside their own act."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body, Kind
from xiaoheng.ground.bodies.words import CONGRESS, NAMED, Family, Part
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, Person, Unit
from xiaoheng.ground.rulebook.selectors import NoValue, parameter
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused, Stale


def standing(body: Body) -> Body:
    """The body, locked, as it is now; Stale when somebody has dissolved it meanwhile."""
    row = Body.objects.select_for_update(no_key=True, of=("self",)).select_related("kind", "unit").get(pk=body.pk)
    if row.until is not None:
        raise Stale(_("“%(name)s”已撤销。") % {"name": row.name}, _("请刷新后查看。"))
    return row


def begun(day: date, after: date | None = None) -> None:
    """核对日期: a fact has begun, and not before what it belongs to."""
    if day > clock.today():
        raise Refused(_("日期晚于今日。"), _("请在事实发生后登记。"))
    if after is not None and day < after:
        raise Refused(_("日期早于机构成立日期%(since)s。") % {"since": after.isoformat()}, _("请核对两个日期。"))


def written(text: str, what: str) -> str:
    """已填写: a decision's number or a name that is not blank."""
    if not text.strip():
        raise Refused(_("未填写%(what)s。") % {"what": what}, _("请补填后再提交。"))
    return text.strip()


def fits(unit: Unit, kind: Kind, person: Person, part: str) -> None:
    """可任: staff of the unit or below it; a leading group takes those who hold a post there."""
    if part not in NAMED:
        raise Refused(_("%(part)s只登记人数，不登记姓名。") % {"part": Part(part).label}, _("请不选人员，只填人数。"))
    inside = Person.objects.filter(pk=person.pk, unit__up__ancestor=unit).exists()
    if not inside and not _posts(unit, person).exists():
        raise Refused(
            _("%(name)s不是%(unit)s的人员。") % {"name": person.name, "unit": unit.name},
            _("请选择本单位或下级单位的人员。"),
        )
    if kind.family == Family.GROUP and not _posts(unit, person).exists():
        raise Refused(
            _("%(name)s在%(unit)s没有现任职务，不能进入工作领导小组。") % {"name": person.name, "unit": unit.name},
            _("请选择现任职务的人员，或先登记任职。"),
        )


def in_bounds(unit: Unit, kind: Kind, years: int | None, day: date) -> None:
    """届期: a staff congress has one, within the limits in force on its first day."""
    if kind.code != CONGRESS:
        return
    try:
        least, most = (parameter(f"staff_congress_years_{end}", unit, day).value for end in ("min", "max"))
    except NoValue:
        return
    if years is None or not least <= years <= most:
        raise Refused(
            _("教职工代表大会每届应为%(least)d至%(most)d年。") % {"least": least, "most": most},
            _("请按选举办法填写每届年限。"),
            "G-07",
        )


def _posts(unit: Unit, person: Person) -> QuerySet[Appointment]:
    """Posts that the person holds today in the unit or below it."""
    return Appointment.objects.filter(in_force(clock.today()), person=person, unit__up__ancestor=unit)
