"""Shared fixtures: the fixed cast, and signing in as one of it."""

import pytest

from tests import cast as cast_module


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
