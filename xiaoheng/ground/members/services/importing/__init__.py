"""党员工作簿、党费工作簿: development, transfers, absences, nurtures; dues and waivers."""

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.members import states
from xiaoheng.ground.members.selectors import register
from xiaoheng.ground.members.services.importing import checks, sheets, writes
from xiaoheng.ground.members.services.importing.files import keep_result
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.columns import shown
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.services.importing import Book, Plan, Progress, Sheet, bring_in
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged

__all__ = ["DUES_BOOK", "MEMBERS", "import_", "import_dues"]


def _of(state: State, values: Values, what: str) -> str:
    return f"{state.names.get(values['person'], '')}（{values['person']}） {what}"


def _file(state: State, values: Values) -> str:
    return _of(state, values, f"{values['since']}")


def _step(state: State, values: Values) -> str:
    number = values["number"]
    title = states.step_of(number).title if isinstance(number, int) else ""
    return _of(state, values, f"{number} {title}")


def _review(state: State, values: Values) -> str:
    return _of(state, values, f"{values['done_on']}")


def _transfer(state: State, values: Values) -> str:
    return _of(state, values, str(state.orgs.get(values["target"], "") or values["outside"]))


def _absence(state: State, values: Values) -> str:
    return _of(state, values, shown(sheets.ABSENCES.column("kind"), values["kind"]))


def _nurture(state: State, values: Values) -> str:
    return _of(state, values, shown(sheets.NURTURES.column("milestone"), values["milestone"]))


def _due(state: State, values: Values) -> str:
    return _of(state, values, shown(sheets.DUES.column("ym"), values["ym"]))


def _waiver(state: State, values: Values) -> str:
    return _of(state, values, shown(sheets.WAIVERS.column("first"), values["first"]))


def _at_a_fixed_place(state: State, row: Row, fact: Fact | None) -> None:
    """地点固定: left blank it is not."""
    if row.values.get("fixed", True) is None:
        row.values["fixed"] = False


MEMBERS = Book(
    title=_("党员工作簿"),
    about=_("在培养的发展档案和步骤、半年考察、组织关系转接、流动失联、双培养；党籍先用组织工作簿导入。"),
    verb="members.import",
    page="import_members",
    sheets=(
        Sheet(sheets.FILES, register.files, writes.files, _file),
        Sheet(sheets.STEPS, register.steps, writes.steps, _step, keep_result),
        Sheet(sheets.REVIEWS, register.reviews, writes.reviews, _review),
        Sheet(sheets.TRANSFERS, register.transfers, writes.transfers, _transfer),
        Sheet(sheets.ABSENCES, register.absences, writes.absences, _absence, _at_a_fixed_place),
        Sheet(sheets.NURTURES, register.nurtures, writes.nurtures, _nurture),
    ),
    check=checks.check,
    ask=checks.ask,
    touched=writes.touched,
)
DUES_BOOK = Book(
    title=_("党费工作簿"),
    about=_("各支部按月收缴的党费和批准的减免；只有金额，没有工资。"),
    verb="members.import_dues",
    page="import_dues",
    sheets=(
        Sheet(sheets.DUES, register.dues, writes.dues, _due),
        Sheet(sheets.WAIVERS, register.waivers, writes.waivers, _waiver),
    ),
    check=checks.check_dues,
    ask=checks.ask,
    touched=writes.touched,
)


def import_(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入党员工作簿: write what the preview showed, all or nothing."""
    with act("members.import", actor=actor, unit=unit) as doing:
        return bring_in(
            doing, MEMBERS, actor=actor, unit=unit, file=file, seen=seen, confirmed=confirmed, progress=progress
        )


def import_dues(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入党费工作簿: write what the preview showed, all or nothing."""
    with act("members.import_dues", actor=actor, unit=unit) as doing:
        return bring_in(
            doing, DUES_BOOK, actor=actor, unit=unit, file=file, seen=seen, confirmed=confirmed, progress=progress
        )
