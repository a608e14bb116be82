"""专项查询: which templates, campaigns and schools in them a viewer sees."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer, in_force
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.selectors import holders, in_scope, visible_unit_ids
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records.models import Entry
from xiaoheng.lib import clock
from xiaoheng.loop.execution.campaigns.models import Award, Campaign, Entrant, Paper, Step, Tally, Template
from xiaoheng.loop.execution.campaigns.words import CampaignState, EntrantState, Record

TABLES: dict[str, type[Step | Tally | Paper | Award]] = {
    Record.STEP: Step,
    Record.TALLY: Tally,
    Record.PAPER: Paper,
    Record.AWARD: Award,
}


def templates(unit: Unit) -> QuerySet[Template]:
    """可用模板: those shipped and those of the unit's county; the county's own stands for a shipped one of its code."""
    rows = Template.objects.filter(current=True, holder__in=("", unit.log))
    own = rows.filter(holder=unit.log, code=OuterRef("code"))
    return rows.exclude(Q(holder="") & Exists(own)).order_by("title")


def all_templates(viewer: Viewer) -> QuerySet[Template]:
    """在用模板: those shipped and those of counties in scope."""
    held = visible_unit_ids(viewer).values_list("log", flat=True)
    return Template.objects.filter(Q(holder="") | Q(holder__in=held), current=True).order_by("title", "-holder")


def campaigns(viewer: Viewer) -> QuerySet[Campaign]:
    """专项: of hosts in scope, and begun ones in which a school in scope takes part, newest first."""
    taking_part = Entrant.objects.filter(in_scope(viewer), campaign=OuterRef("pk"))
    rows = Campaign.objects.select_related("unit", "template", "owner")
    begun = ~Q(state=CampaignState.DRAFT) & Exists(taking_part)
    return rows.filter(in_scope(viewer) | begun).order_by("-id")


def entrants(viewer: Viewer) -> QuerySet[Entrant]:
    """参加单位 in scope, by code of the school."""
    rows = Entrant.objects.filter(in_scope(viewer))
    about = ("campaign__unit", "campaign__template", "unit", "owner", "mentor")
    return rows.select_related(*about).order_by("unit__code", "-campaign")


def finished(viewer: Viewer, rows: Iterable[Campaign]) -> dict[int, tuple[int, int]]:
    """已认定、参加: of each campaign the schools in scope that have a result, and all of them; in one query."""
    counted = entrants(viewer).filter(campaign__in=list(rows)).order_by().values("campaign")
    found = counted.annotate(done=Count("id", filter=~Q(state=EntrantState.OPEN)), every=Count("id"))
    return {row["campaign"]: (row["done"], row["every"]) for row in found}


def records(viewer: Viewer, kind: str) -> QuerySet[Step | Tally | Paper | Award]:
    """登记 of one kind, of the schools in scope."""
    rows: QuerySet[Step | Tally | Paper | Award] = TABLES[kind]._default_manager.all()
    return rows.filter(in_scope(viewer, "entrant__unit")).select_related("entrant__campaign__template", "entrant__unit")


def schools_for(campaign: Campaign) -> QuerySet[Unit]:
    """可参加的学校: below the host (or itself), standing today and not yet in it."""
    rows = Unit.objects.filter(in_force(clock.today()), kind=UnitKind.SCHOOL, up__ancestor=campaign.unit)
    return rows.exclude(pk__in=campaign.entrants.values("unit")).order_by("code")


def owners(unit: Unit, template: Template) -> QuerySet[Person]:
    """可作责任人: of a county its own people, of a school who is in office there today; a template may name the posts."""
    held = holders(unit)
    if unit.kind == UnitKind.SCHOOL:
        held = held.filter(post__in=template.owners) if template.owners else held
        return Person.objects.filter(pk__in=held.order_by().values("person")).order_by("code")
    return Person.objects.filter(Q(unit=unit) | Q(pk__in=held.order_by().values("person"))).order_by("code")


def history(row: Campaign | Entrant) -> QuerySet[Entry]:
    """办理过程; the caller shows that it may be seen."""
    return Entry.objects.filter(kind=row._meta.label_lower, subject=str(row.pk)).order_by("id")
