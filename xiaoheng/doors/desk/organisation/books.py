"""各种工作簿: every book that a clerk may bring in, with the verb that imports it, in the order of their use."""

from xiaoheng.doors.desk.organisation.importing import Verb
from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.bodies.services import BODIES_BOOK
from xiaoheng.ground.cadres import services as cadres
from xiaoheng.ground.cadres.services.importing import CADRES
from xiaoheng.ground.library import services as library
from xiaoheng.ground.library.services import DOCUMENTS_BOOK
from xiaoheng.ground.members import services as members
from xiaoheng.ground.members.services.importing import DUES_BOOK, MEMBERS
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.services.importing import ACCOUNTS_BOOK, ORGANISATION, Book
from xiaoheng.loop.execution.communities import services as communities
from xiaoheng.loop.execution.communities.services import LISTS_BOOK

BOOKS: tuple[tuple[Book, Verb], ...] = (
    (ORGANISATION, organisation.import_),
    (MEMBERS, members.import_),
    (DUES_BOOK, members.import_dues),
    (CADRES, cadres.import_),
    (BODIES_BOOK, bodies.import_),
    (DOCUMENTS_BOOK, library.import_documents),
    (LISTS_BOOK, communities.import_),
    (ACCOUNTS_BOOK, organisation.import_accounts),
)
