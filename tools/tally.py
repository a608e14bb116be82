"""A pytest plugin that writes what became of every test to the file named in XIAOHENG_TALLY."""

import json
import os
from pathlib import Path

import pytest

ORDER = {"passed": 0, "skipped": 1, "failed": 2}


class Tally:
    """The worst that happened to each test: set-up, call and tear-down together are one test."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.browser: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if "browser" in report.keywords:
            self.browser.add(report.nodeid)
        if report.when == "call" or report.outcome != "passed":  # a good set-up alone is no passed test
            self.keep(report.nodeid, report.outcome)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.outcome != "passed":
            self.keep(report.nodeid, report.outcome)

    def keep(self, name: str, outcome: str) -> None:
        self.outcomes[name] = max(self.outcomes.get(name, "passed"), outcome, key=ORDER.__getitem__)

    def pytest_sessionfinish(self) -> None:
        counts = {word: list(self.outcomes.values()).count(word) for word in ORDER}
        unseen = [name for name in self.browser if self.outcomes.get(name) == "skipped"]
        Path(os.environ["XIAOHENG_TALLY"]).write_text(json.dumps({**counts, "unseen": sorted(unseen)}))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Tally())
