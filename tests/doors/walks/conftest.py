"""The three places with their objects, made once for all walks and undone with them; a client for everybody."""

import logging
from io import BytesIO
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test import Client
from pypdf import PdfWriter

from tests import cast as casting
from tests.conftest import set_stage
from tests.doors.matrix import WHO
from tests.doors.samples import collect
from xiaoheng.doors.reports import pdf
from xiaoheng.ground.rulebook import services as rulebook


@pytest.fixture(scope="package", autouse=True)
def printed_blank():
    """Printing costs a process of its own; walks read the Word document that says the same."""
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(made)
    with patch.object(pdf, "typeset", lambda _data: made.getvalue()):
        yield


@pytest.fixture(scope="package")
def staged(django_db_setup, django_db_blocker):
    """The cast and the samples of three schools, inside a transaction that ends with the package."""
    from xiaoheng.ground.organisation.models import Account

    with django_db_blocker.unblock(), transaction.atomic():
        cast = casting.recall() if Account.objects.exists() else set_stage()
        places = collect(cast)
        rulebook.catch_up()
        connection.run_on_commit.clear()  # never to come; each request undone would look through them
        yield cast, places
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def quiet():
    """Thousands of refusals are wanted here; the log need not tell of each."""
    logger = logging.getLogger("django.request")
    logger.disabled = True
    yield
    logger.disabled = False


@pytest.fixture(scope="package")
def places(staged):
    """The places by school."""
    return staged[1]


@pytest.fixture(scope="module")
def clients(staged, quiet):
    """A client signed in as each of those who ask; an error of the server is an answer, not an exception."""
    return {who: enter(staged[0], who) for who in WHO}


def enter(cast, who):
    client = Client(raise_request_exception=False)
    if who in cast.accounts:
        client.force_login(cast.accounts[who], backend="django.contrib.auth.backends.ModelBackend")
    return client
