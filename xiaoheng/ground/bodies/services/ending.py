"""更正与善后: a body entered wrongly is struck out; what a unit set up ends with the unit."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xiaoheng.ground.bodies.models import Body, Chain, Seat, Term
from xiaoheng.ground.bodies.selectors import bare
from xiaoheng.ground.bodies.services.checks import standing
from xiaoheng.ground.organisation.actors import Actor, system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib.refusal import Refused

CLOSING = ("organisation.merge", "organisation.close_unit")
WITH_THE_UNIT = system("随单位撤销")


def annul(*, actor: Actor, body: Body, reason: str) -> None:
    """更正机构登记: take out a body that was founded by mistake, while nothing was built on it; the trail keeps it."""
    with act("bodies.annul", actor=actor, unit=body.unit) as doing:
        if not reason.strip():
            raise Refused(_("未填写更正原因。"), _("请写明错在何处。"))
        row = standing(body)
        if not bare(row):
            raise Refused(
                _("“%(name)s”已登记其他成员或换届，不能当作误登删除。") % {"name": row.name},
                _("先更正（删除）这些登记；机构确实设立过的，请办理撤销。"),
            )
        chair = "".join(row.seats.values_list("person__name", flat=True))
        told = {"name": row.name, "code": row.code, "chair": chair, "basis": row.basis}
        doing.say(since=row.since.isoformat(), reason=reason.strip(), **told)
        row.delete()


def on_entry(entry: Entry, touched: list[int]) -> None:
    """单位撤并: told of each entry; a school that was merged or closed leaves no body or chain standing."""
    if entry.verb in CLOSING:
        wind_up(actor=WITH_THE_UNIT, unit=Unit.objects.get(code=entry.unit))


def wind_up(*, actor: Actor, unit: Unit) -> None:
    """随单位撤销: bodies with their seats, and chains, end on the unit's last day. Nothing is entered where none stood.

    Refused, and the merger with it, where one of them begins on that day or later.
    """
    until, bodies, chains = unit.until, Body.objects.filter(unit=unit), Chain.objects.filter(unit=unit)
    if until is None or not (_running(bodies, until).exists() or _running(chains, until).exists()):
        return
    with act("bodies.wind_up", actor=actor, unit=unit) as doing:
        _refuse_later(bodies, chains, until)
        _running(Seat.objects.filter(body__in=bodies), until).update(until=until)
        ended, left = _running(bodies, until).update(until=until), _running(chains, until).update(until=until)
        doing.say(bodies=ended, chains=left, until=until.isoformat())


def _running(rows: "QuerySet[Body] | QuerySet[Chain] | QuerySet[Seat]", day: date) -> "QuerySet[Body | Chain | Seat]":
    return rows.filter(Q(until__isnull=True) | Q(until__gt=day))


def _refuse_later(bodies: QuerySet[Body], chains: QuerySet[Chain], day: date) -> None:
    """核对: no body, seat, term or chain begins when the unit is over."""
    late = Q(since__gte=day) | Q(pk__in=_bodies(Seat, day)) | Q(pk__in=_bodies(Term, day))
    found = bodies.filter(late).first()
    if found is not None:
        raise Refused(
            _("“%(name)s”在生效日期%(day)s当日或以后还有登记。") % {"name": found.name, "day": day.isoformat()},
            _("请先在机构页更正这些登记，或核对生效日期。"),
        )
    chain = chains.filter(since__gte=day).first()
    if chain is not None:
        raise Refused(
            _("“%(duty)s”的责任链始于%(day)s，不早于生效日期。")
            % {"duty": chain.get_duty_display(), "day": chain.since.isoformat()},
            _("请核对生效日期。"),
        )


def _bodies(model: type[Seat] | type[Term], day: date) -> QuerySet[Seat, int] | QuerySet[Term, int]:
    return model._default_manager.filter(since__gte=day).values_list("body", flat=True)
