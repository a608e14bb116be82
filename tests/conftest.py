"""Shared fixtures: a throw-away data directory, the business day of the tests, the fixed cast."""

import os
import tempfile

os.environ["XIAOHENG_HOME"] = tempfile.mkdtemp(prefix="xiaoheng-test-")
os.environ.setdefault("XIAOHENG_INSECURE", "1")
os.environ["XIAOHENG_TODAY"] = "2023-03-14"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")

import pytest  # noqa: E402

from tests import cast as cast_module  # noqa: E402


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database with the cast in it, once a session; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        cast_module.load()


@pytest.fixture
def cast(db):
    """The fixed cast of tests/cast.py."""
    return cast_module.recall()


@pytest.fixture
def sign_in(client, cast):
    """`sign_in("clerk")` gives a test client signed in as that member of the cast."""

    def enter(username):
        client.force_login(cast.accounts[username], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
