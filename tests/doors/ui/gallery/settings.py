"""Settings for looking at the gallery in a browser: the project's own, with the gallery's pages."""

from xiaoheng.config.settings import *  # noqa: F403
from xiaoheng.config.settings import TEMPLATES

ROOT_URLCONF = "tests.doors.ui.gallery.urls"
TEMPLATES[0]["DIRS"] = ["tests/doors/ui/gallery/templates"]
