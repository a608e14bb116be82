"""Tables of the room."""

from xiaoheng.ground.library.models.cleanups import Cleanup, CleanupEntry
from xiaoheng.ground.library.models.documents import Document, DocumentLink, Issuer

__all__ = ["Cleanup", "CleanupEntry", "Document", "DocumentLink", "Issuer"]
