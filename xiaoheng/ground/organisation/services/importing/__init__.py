"""导入与撤销: a book of any room: preview, then one verb in one transaction; taken back within a day; exported."""

from xiaoheng.ground.organisation.services.importing.accounts import ACCOUNTS_BOOK
from xiaoheng.ground.organisation.services.importing.book import Book, Sheet
from xiaoheng.ground.organisation.services.importing.bringing import bring_in
from xiaoheng.ground.organisation.services.importing.exporting import export
from xiaoheng.ground.organisation.services.importing.organisation import ORGANISATION
from xiaoheng.ground.organisation.services.importing.planning import Plan
from xiaoheng.ground.organisation.services.importing.progress import Progress
from xiaoheng.ground.organisation.services.importing.undoing import Undoing, undo_import, undoing
from xiaoheng.ground.organisation.services.importing.verbs import import_, import_accounts, preview
from xiaoheng.ground.organisation.services.importing.writing import Writer

__all__ = [
    "ACCOUNTS_BOOK",
    "ORGANISATION",
    "Book",
    "Plan",
    "Progress",
    "Sheet",
    "Undoing",
    "Writer",
    "bring_in",
    "export",
    "import_",
    "import_accounts",
    "preview",
    "undo_import",
    "undoing",
]
