"""Shared fixtures: the fixed cast, and signing in as one of it."""

import gc
import pickle
import shutil
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import settings
from pytest_django.plugin import blocking_manager_key

from tests import cast as cast_module
from tests.migrating import lightly
from xiaoheng.lib.notices import pdf

# Asked once, on SQLite: what never asks the database or counts SQLite's own steps; pages and walks, of which PostgreSQL
# is asked every address by one of its roles, each with odd values, and the lists by their filters.
ONCE = (
    *("tests/lib/", "tests/house/", "tests/tools/", "tests/corpus/", "tests/stories/", "tests/doors/"),
    "tests/ground/rulebook/test_cost.py",
)


BOTH = ("mark.both", "browser_pg")
# A machine may be busy: what an example may take is no property of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

KEPT = {}
EMPTIED = []  # whether a test that commits has left the tables of this process empty
# Where verbs run: what they write is held against what rules read.
WATCHED = ("tests/ground/", "tests/loop/")


# Tests of the ground and the loop that send PostgreSQL nothing that others do not send: `python -m tools.once`.
SPARED = frozenset((Path(__file__).parent / "once.txt").read_text().split())


def pytest_ignore_collect(collection_path, config):
    """A file of which nothing would be asked is not read."""
    if "not once" not in config.option.markexpr or collection_path.suffix != ".py":
        return None
    place = collection_path.relative_to(config.rootpath).as_posix()
    asked = not place.startswith(ONCE) or any(word in collection_path.read_text("utf-8") for word in BOTH)
    return None if asked else True


def pytest_collection_modifyitems(items):
    """What one database answers like the other need not be asked of both each time; `./dev test --full` does."""
    for item in items:
        place = item.nodeid.split("[")[0]
        if (place.startswith(ONCE) or place in SPARED) and not item.get_closest_marker("both"):
            item.add_marker(pytest.mark.once)


def set_stage():
    """Load the cast and the regulations into an empty database; old head files tell of flushed entries: away."""
    from django.conf import settings

    from xiaoheng.doors.console import regulations

    shutil.rmtree(Path(settings.XIAOHENG_HOME) / "heads", ignore_errors=True)
    cast = cast_module.load()
    regulations.run(None)
    return cast


def pytest_collection_finish():
    """What is imported by now stays: the search for rubbish passes it over, and comes less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def each_pdf_read_once():
    """The same PDF reads the same; reading costs a process of its own, and most tests hand in the same few."""
    with patch.object(pdf, "read", cache(pdf.read)):
        yield


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """The test database with the cast in it, once a session; each test's own changes are rolled back."""
    with lightly():
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        set_stage()


def commits(item):
    """Whether the test writes for good: its tables are emptied after it, with the stage in them."""
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(marker and marker.kwargs.get("transaction"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A test that rolls back finds the stage set, whatever ran before it; set anew once, and for good."""
    if EMPTIED and not commits(item) and ("db" in item.fixturenames or item.get_closest_marker("django_db")):
        with item.config.stash[blocking_manager_key].unblock():
            set_stage()
        EMPTIED.clear()


def pytest_runtest_teardown(item):
    if commits(item):
        EMPTIED.append(item)


@pytest.fixture(autouse=True)
def rules_know_the_verbs(request):
    """A verb after which a rule would have to be judged again, and is not, fails the test that runs it."""
    if not request.node.nodeid.startswith(WATCHED):
        yield
        return
    from tests.watching import watched

    with watched():
        yield


@pytest.fixture
def cast(db):
    """The fixed cast of tests/cast.py; loaded anew after a test that commits, since such tests empty the tables."""
    from xiaoheng.ground.organisation.models import Account

    first = Account.objects.order_by("pk").values_list("pk", flat=True).first()
    if first is None:
        set_stage()
        return cast_module.recall()
    if first not in KEPT:  # read once for each stage that is set; every test has rows of its own
        KEPT.clear()
        KEPT[first] = pickle.dumps(cast_module.recall())
    return pickle.loads(KEPT[first])


@pytest.fixture
def sign_in(client, cast):
    """`sign_in("clerk")` gives a test client signed in as that member of the cast."""

    def enter(username):
        client.force_login(cast.accounts[username], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
