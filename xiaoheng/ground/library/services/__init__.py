"""Verbs of the room."""

from xiaoheng.ground.library.services.book import DOCUMENTS_BOOK, import_documents
from xiaoheng.ground.library.services.cleaning import close_cleanup, open_cleanup
from xiaoheng.ground.library.services.documents import Facts, correct, enter
from xiaoheng.ground.library.services.linking import link, repeal, unlink
from xiaoheng.ground.library.services.mending import restore, strike
from xiaoheng.ground.library.services.ruling import rule_on

__all__ = [
    "DOCUMENTS_BOOK",
    "Facts",
    "close_cleanup",
    "correct",
    "enter",
    "import_documents",
    "link",
    "open_cleanup",
    "repeal",
    "restore",
    "rule_on",
    "strike",
    "unlink",
]
