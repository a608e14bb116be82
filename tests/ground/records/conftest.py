"""A log of one's own, in a data directory of one's own."""

from importlib import import_module

import pytest

from xiaoheng.ground.records import services as records
from xiaoheng.ground.records.models import Entry, Head, Payload


@pytest.fixture
def home(db, settings, tmp_path, monkeypatch):
    """A fresh data directory, no entries and no head files of others, and nobody listening."""
    for model in (Entry, Payload, Head):
        model.objects.all().delete()
    settings.XIAOHENG_HOME = tmp_path
    monkeypatch.setattr(import_module("xiaoheng.ground.records.services.append"), "_listeners", [])
    return tmp_path


@pytest.fixture
def write(home, django_capture_on_commit_callbacks):
    """`write(5)` appends five entries to the log K, each as if committed."""

    def entries(count=1, log="K", **more):
        with django_capture_on_commit_callbacks(execute=True):
            return [
                records.append(
                    log=log, actor=f"account:{n}", role="clerk", unit="S", verb="room.verb", payload={"第": n}, **more
                )
                for n in range(count)
            ]

    return entries
