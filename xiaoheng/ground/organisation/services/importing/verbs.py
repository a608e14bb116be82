"""导入的事项: the preview of any book, and the import verbs of this room."""

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.policy import may, permitted_role
from xiaoheng.ground.organisation.services.importing.accounts import ACCOUNTS_BOOK, first_passwords
from xiaoheng.ground.organisation.services.importing.book import Book
from xiaoheng.ground.organisation.services.importing.bringing import bring_in
from xiaoheng.ground.organisation.services.importing.organisation import ORGANISATION
from xiaoheng.ground.organisation.services.importing.planning import Plan, plan
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.records.services import Staged


def preview(
    *, actor: Actor, unit: Unit, file: Staged, book: Book = ORGANISATION, progress: Progress | None = None
) -> Plan:
    """导入预览: what the workbook would change in the actor's county; nothing is written."""
    permitted_role(actor, book.verb, unit)
    return plan(book, unit, actor, file, progress or Progress())


def import_(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入组织工作簿: write what the preview showed, all or nothing."""
    with act("organisation.import", actor=actor, unit=unit) as doing:
        return bring_in(
            doing, ORGANISATION, actor=actor, unit=unit, file=file, seen=seen, confirmed=confirmed, progress=progress
        )


def import_accounts(
    *, actor: Actor, unit: Unit, file: Staged, seen: str, confirmed: bool = False, progress: Progress | None = None
) -> Plan:
    """导入账号与角色: new accounts get a first password, which the plan hands out this once and nothing keeps."""
    handed: list[tuple[str, ...]] = []
    hashes: dict[str, str] = {}
    if may(actor, "organisation.import_accounts", unit):  # hashing takes its time: before the transaction
        handed, hashes = first_passwords(plan(ACCOUNTS_BOOK, unit, actor, file, Progress()), progress or Progress())
    with act("organisation.import_accounts", actor=actor, unit=unit) as doing:
        done = bring_in(
            doing,
            ACCOUNTS_BOOK,
            actor=actor,
            unit=unit,
            file=file,
            seen=seen,
            confirmed=confirmed,
            progress=progress,
            given=hashes,
        )
    return done.handing_out(handed)
