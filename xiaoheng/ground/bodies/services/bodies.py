"""机构的成立、换届、撤销."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body, Kind, Seat, Term
from xiaoheng.ground.bodies.services.checks import begun, fits, in_bounds, standing, written
from xiaoheng.ground.bodies.words import Part, Position
from xiaoheng.ground.organisation.actors import Actor, in_force
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib.refusal import Refused, Stale

FOUNDERS = (UnitKind.COUNTY, UnitKind.SCHOOL)


def found(
    *,
    actor: Actor,
    unit: Unit,
    kind: Kind,
    chair: Person,
    basis: str,
    since: date,
    years: int | None = None,
    part: str = Part.TEACHER,
    name: str = "",
    remit: str = "",
) -> Body:
    """成立机构: one of a kind at a time, by a numbered decision, with its chair; remit and name as usual unless told."""
    with act("bodies.found", actor=actor, unit=unit) as doing:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once must see each other
        if unit.kind not in FOUNDERS:
            raise Refused(_("机构由县或学校设立。"), _("请选择县或学校。"))
        if Body.objects.filter(unit=unit, kind=kind, until__isnull=True).exists():
            raise Refused(
                _("%(unit)s已有%(kind)s。") % {"unit": unit.name, "kind": kind.title},
                _("换人请登记成员，换届请办理换届；重新设立的，先撤销原有的。"),
            )
        begun(since, unit.since)
        in_bounds(unit, kind, years, since)
        fits(unit, kind, chair, part)
        told = {"basis": written(basis, _("成立文号")), "remit": remit.strip() or kind.remit}
        title = name.strip() or f"{unit.name}{kind.title}"
        row = Body.objects.create(code=code_for(unit), unit=unit, kind=kind, name=title, since=since, **told)
        Term.of(row, since, years, told["basis"]).save()
        Seat.objects.create(body=row, person=chair, part=part, position=Position.CHAIR, since=since)
        doing.subject = row
        doing.say(name=row.name, chair=chair.name, basis=row.basis, since=since.isoformat())
    return row


def code_for(unit: Unit) -> str:
    """机构编码: the unit's own with the next number."""
    number = Body.objects.filter(unit=unit).count() + 1
    while Body.objects.filter(code=f"{unit.code}-J{number}").exists():
        number += 1
    return f"{unit.code}-J{number}"


def renew(
    *, actor: Actor, body: Body, since: date, basis: str, years: int | None = None, staying: Collection[int] = ()
) -> Term:
    """换届: a new term from a day on; of those seated before it, only `staying` (seats by key) go on."""
    with act("bodies.renew", actor=actor, unit=body.unit, on=body) as doing:
        row = standing(body)
        begun(since, row.since)
        last = row.terms.order_by("-since").first()
        if last is not None and since <= last.since:
            raise Refused(
                _("本届起始日期须晚于上届的%(since)s。") % {"since": last.since.isoformat()}, _("请核对换届日期。")
            )
        in_bounds(row.unit, row.kind, years, since)
        term = Term.of(row, since, years, written(basis, _("换届文号")))
        term.save()
        seated = row.seats.filter(in_force(since), since__lt=since)
        left = seated.exclude(pk__in=list(staying)).update(until=since)
        doing.say(name=row.name, basis=term.basis, since=since.isoformat(), left=left, stayed=len(staying))
    return term


def dissolve(*, actor: Actor, body: Body, until: date, basis: str) -> Body:
    """撤销机构: from a day on, with its seats; what was stays."""
    with act("bodies.dissolve", actor=actor, unit=body.unit, on=body) as doing:
        row = standing(body)
        begun(until)
        if until <= row.since:
            raise Refused(_("撤销日期须晚于成立日期。"), _("请核对两个日期。"))
        if row.seats.filter(since__gte=until).exists() or row.terms.filter(since__gte=until).exists():
            raise Refused(_("撤销日期之后还登记了成员或换届。"), _("请先更正这些登记，或改正撤销日期。"))
        number = written(basis, _("撤销文号"))
        if not Body.objects.filter(pk=row.pk, until__isnull=True).update(until=until):
            raise Stale(_("“%(name)s”已撤销。") % {"name": row.name}, _("请刷新后查看。"))
        row.seats.filter(in_force(until)).update(until=until)
        row.until = until
        doing.say(name=row.name, basis=number, until=until.isoformat())
    return row
