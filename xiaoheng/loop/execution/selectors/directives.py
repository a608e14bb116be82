"""交办单查询: which orders a viewer sees, and which schools an order addresses."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Coverage, Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models import Directive, DirectiveItem, Target
from xiaoheng.loop.execution.words import DirectiveState, TargetState

OUT = (DirectiveState.ISSUED, DirectiveState.CLOSED)
SEEN = (*OUT, DirectiveState.RECALLED)


def directives(viewer: Viewer) -> QuerySet[Directive]:
    """交办单: those of issuers in the viewer's scope, and issued ones addressed to a school in it, newest first."""
    addressed = Target.objects.filter(in_scope(viewer), directive=OuterRef("pk"))
    rows = Directive.objects.select_related("unit").order_by("-id")
    return rows.filter(in_scope(viewer) | Q(state__in=SEEN) & Exists(addressed))


def issued(viewer: Viewer) -> QuerySet[Directive]:
    """已下达: orders that schools have received, newest first."""
    return directives(viewer).filter(state__in=OUT)


def items(viewer: Viewer) -> QuerySet[DirectiveItem]:
    """交办事项: items of the orders in sight."""
    return DirectiveItem.objects.filter(directive__in=directives(viewer).order_by().values("pk")).select_related(
        "directive__unit"
    )


def targets(viewer: Viewer, directive: Directive) -> QuerySet[Target]:
    """下达对象: addressed schools in the viewer's scope, by code; the issuer's side sees them all."""
    rows = Target.objects.filter(in_scope(viewer), directive=directive)
    return rows.select_related("unit__school__zone").order_by("unit__code")


def targets_of(viewer: Viewer, directives: Iterable[int]) -> QuerySet[Target]:
    """各单下达对象 in the viewer's scope."""
    return Target.objects.filter(in_scope(viewer), directive__in=list(directives))


def addressed(directive: Directive) -> QuerySet[Unit]:
    """拟下达学校: schools below the issuer that exist today and that the order's filter picks, by code."""
    return schools_below(directive.unit).filter(_filter(directive.scope)).order_by("code")


def latecomers(directive: Directive) -> QuerySet[Unit]:
    """后进入范围的学校: those that the filter picks today and that the order does not ask yet, or not any more."""
    asked = Target.objects.filter(live(), directive=directive)
    return addressed(directive).exclude(pk__in=asked.values("unit"))


def leavers(amendment: Directive) -> QuerySet[Target]:
    """退出范围的学校: those that its order asks today and that the filter of an amendment does not pick."""
    asked = Target.objects.filter(live(), directive=amendment.amends_id).select_related("unit")
    return asked.exclude(unit__in=addressed(amendment).order_by().values("pk")).order_by("unit__code")


def live() -> Q:
    """仍在要求之列: targets that no amendment has ended and whose school is still there."""
    return Q(ended_on=None) & (Q(unit__until=None) | Q(unit__until__gt=clock.today()))


def standing(target: str = "", unit: str = "unit__") -> Case:
    """现状 of a target as a column (`Target.standing`), reached through these paths."""
    over = Q(**{f"{target}ended_on__isnull": False}) | Q(**{f"{unit}until__lte": clock.today()})
    return Case(When(over, then=Value(TargetState.ENDED)), default=F(f"{target}state"))


def schools_below(unit: Unit) -> QuerySet[Unit]:
    """下属学校: schools under a unit that exist today."""
    return Unit.objects.filter(in_force(clock.today()), kind=UnitKind.SCHOOL, up__ancestor=unit)


def scope_counts(directive: Directive) -> Mapping[str, int]:
    """范围人数: addressed schools by stage, for the live count of the draft page."""
    rows = addressed(directive).order_by().values("school__stage").annotate(n=Count("pk"))
    return {row["school__stage"]: row["n"] for row in rows}


def _filter(scope: Mapping[str, Any]) -> Q:
    """The filter of addressed schools: each part narrows; `named` keeps only those, `excepted` takes some out."""
    wanted = Q()
    for key, path in (
        ("stages", "school__stage"),
        ("ownership", "school__ownership"),
        ("zones", "school__zone"),
        ("named", "pk"),
    ):
        if scope.get(key):
            wanted &= Q(**{f"{path}__in": scope[key]})
    if scope.get("kinds"):
        today = clock.today()
        led = Coverage.objects.filter(in_force(today), in_force(today, "org__"), org__group="")
        wanted &= Q(pk__in=led.filter(org__kind__in=scope["kinds"]).values("unit"))
    if scope.get("excepted"):
        wanted &= ~Q(pk__in=scope["excepted"])
    return wanted
