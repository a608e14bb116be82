"""Settings of the tests: the project's own, in a throw-away data directory, on the business day of the tests.

pytest loads the settings before any conftest, so the environment is set here. Commands that a test starts as processes
of their own read the project's settings, in the data directory they are given.
"""

import os
import tempfile

os.environ["XIAOHENG_HOME"] = tempfile.mkdtemp(prefix="xiaoheng-test-")
os.environ["XIAOHENG_TODAY"] = "2023-03-14"
os.environ.setdefault("XIAOHENG_INSECURE", "1")

from xiaoheng.config.settings import *  # noqa: F403
from xiaoheng.config.settings import DATABASES, STATIC_ROOT, XIAOHENG_HOME

STATIC_ROOT.mkdir()
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in life: the server of a browser story writes over its own connection, under WAL.
    DATABASES["default"]["TEST"] = {"NAME": XIAOHENG_HOME / "test.sqlite3"}
PASSWORD_HASHERS = ["tests.hashers.Quick"]
os.environ["DJANGO_SETTINGS_MODULE"] = "xiaoheng.config.settings"
