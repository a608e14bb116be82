"""The day is judged once for all pages: else the first request of every test would judge it anew."""

import pytest
from django.db import connection, transaction

from tests.conftest import set_stage
from xiaoheng.ground.rulebook import services as rulebook


@pytest.fixture(scope="package", autouse=True)
def judged(django_db_setup, django_db_blocker):
    """The stage with its findings of the day, inside a transaction that ends with the package."""
    from xiaoheng.ground.organisation.models import Account

    with django_db_blocker.unblock(), transaction.atomic():
        if not Account.objects.exists():
            set_stage()
        rulebook.catch_up()
        connection.run_on_commit.clear()  # never to come
        yield
        transaction.set_rollback(True)
