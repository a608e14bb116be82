"""The gallery's pages in the place of the desk's."""

import pytest

from tests.doors.ui.gallery.rows import in_place_of
from xiaoheng.doors.ui import nav
from xiaoheng.ground.organisation.policy import policy


@pytest.fixture
def gallery(settings, monkeypatch, db):
    """Serve the gallery; its policy rows hold for one test."""
    settings.ROOT_URLCONF = "tests.doors.ui.gallery.urls"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": ["tests/doors/ui/gallery/templates"]}]
    monkeypatch.setitem(policy(), "pages", in_place_of(policy()["pages"]))
    nav.forget()
    yield
    nav.forget()
