"""干部工作簿: qualifications, training, workload, reserve, rotation, awards and charges, imported by one verb."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.cadres.selectors import register
from xiaoheng.ground.cadres.services.importing import sheets, writes
from xiaoheng.ground.cadres.services.importing.checks import ask, check
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import SheetSpec, shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress, Sheet, bring_in
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged

__all__ = ["CADRES", "import_"]


def _told(spec: SheetSpec, *names: str) -> Callable[[State, Values], str]:
    """周正（00005） 高级教师: the person, and what the row says of him."""

    def title(state: State, values: Values) -> str:
        what = " ".join(shown(spec.column(name), values[name]) for name in names)
        return f"{state.names.get(values['person'], '')}（{values['person']}） {what}"

    return title


def _honoured(state: State, values: Values) -> str:
    what = shown(sheets.HONOURS.column("level"), values["level"])
    return f"{state.orgs.get(values['org'], '')}（{values['org']}） {what}"


def _planned(state: State, values: Values) -> str:
    return f"{state.units.get(values['unit'], {}).get('name', '')}（{values['unit']}） {values['title']}"


CADRES = Book(
    title=_("干部工作簿"),
    about=_("教师资格、职称、经历、党务工作量、后备、交流、表彰、培训和班子分工；人员和任职先用组织工作簿导入。"),
    verb="cadres.import",
    page="import_cadres",
    sheets=(
        Sheet(sheets.CERTIFICATES, register.certificates, writes.certificates, _told(sheets.CERTIFICATES, "kind")),
        Sheet(sheets.TITLES, register.titles, writes.titles, _told(sheets.TITLES, "rank")),
        Sheet(sheets.EXPERIENCES, register.experiences, writes.experiences, _told(sheets.EXPERIENCES, "kind", "place")),
        Sheet(sheets.WORKLOADS, register.workloads, writes.workloads, _told(sheets.WORKLOADS, "since")),
        Sheet(sheets.RESERVES, register.reserves, writes.reserves, _told(sheets.RESERVES, "level")),
        Sheet(sheets.ROTATIONS, register.rotations, writes.rotations, _told(sheets.ROTATIONS, "kind", "target")),
        Sheet(sheets.COMMENDATIONS, register.commendations, writes.commendations, _told(sheets.COMMENDATIONS, "kind")),
        Sheet(sheets.HONOURS, register.honours, writes.honours, _honoured),
        Sheet(sheets.PROGRAMMES, register.programmes, writes.programmes, _planned),
        Sheet(sheets.TRAININGS, register.trainings, writes.trainings, _told(sheets.TRAININGS, "title")),
        Sheet(sheets.PORTFOLIOS, register.portfolios, writes.portfolios, _told(sheets.PORTFOLIOS, "post", "charge")),
    ),
    check=check,
    ask=ask,
    touched=writes.touched,
)


def import_(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入干部工作簿: write what the preview showed, all or nothing."""
    with act("cadres.import", actor=actor, unit=unit) as doing:
        return bring_in(
            doing, CADRES, actor=actor, unit=unit, file=file, seen=seen, confirmed=confirmed, progress=progress
        )
