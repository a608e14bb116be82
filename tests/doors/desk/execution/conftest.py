"""The same orders as in the tests of the room."""

from tests.loop.execution.conftest import assignment, draft, issued, notice, signed, submitted

__all__ = ["assignment", "draft", "issued", "notice", "signed", "submitted"]
