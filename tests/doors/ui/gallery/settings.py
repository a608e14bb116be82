"""Settings for looking at the gallery in a browser: the project's own, with the gallery's pages."""

import yaml

from tests.doors.ui.gallery.rows import in_place_of
from xiaoheng.config.settings import *  # noqa: F403
from xiaoheng.config.settings import POLICY as PROJECT
from xiaoheng.config.settings import TEMPLATES, XIAOHENG_HOME

ROOT_URLCONF = "tests.doors.ui.gallery.urls"
TEMPLATES[0]["DIRS"] = ["tests/doors/ui/gallery/templates"]
POLICY = XIAOHENG_HOME / "gallery.yaml"
_policy = yaml.safe_load(PROJECT.read_text(encoding="utf-8"))
POLICY.write_text(yaml.safe_dump({**_policy, "pages": in_place_of(_policy["pages"])}), encoding="utf-8")
