"""Fixtures of the browser stories: a live server with the fixed cast, and a desk for each person of the story."""

import os
import re
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.browser.steps import DESKTOP, Watch, find_chromium, launch

# Playwright runs a loop in the thread of the test, which Django takes for asynchronous code; nothing here is.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
PICTURES = Path("build/stories")


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, one process for all stories."""
    path = find_chromium()
    if path is None:
        pytest.skip("NO CHROMIUM: the pages were not looked at. Debian: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profiles(chromium, live_server):
    """`take` gives an empty profile of the browser, one that an earlier story has left or a new one; `leave` empties it."""
    left = defaultdict(list)

    def take(size):
        if left[size]:
            return left[size].pop()
        width, height = size
        profile = chromium.new_context(
            base_url=live_server.url, locale="zh-CN", viewport={"width": width, "height": height}
        )
        profile.set_default_timeout(30_000)  # two runs share the cores
        return profile

    def leave(size, profile):
        for page in profile.pages:
            page.close()
        profile.clear_cookies()
        left[size].append(profile)

    return SimpleNamespace(take=take, leave=leave)


@pytest.fixture
def at_desk(request, profiles, live_server, cast):
    """`at_desk("clerk")` gives a blank page signed in as that person; `at_desk()` one of nobody. Several may be open at
    once. Who signs in by the form, as a person does, is a matter of the first run.

    The story fails on any server error, script error or console error of its pages; of a failed story each page is
    photographed into build/stories/.
    """
    watch, pages, taken = Watch(), [], []

    def sit_down(username=None, size=DESKTOP):
        profile = profiles.take(size)
        taken.append((size, profile))
        if username:
            profile.add_cookies([{"name": "sessionid", "value": session_of(cast, username), "url": live_server.url}])
        page = watch.over(profile.new_page())
        pages.append(page)
        return page

    yield sit_down
    if getattr(request.node, "story_failed", False):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages, 1):
            name = re.sub(r"\W+", "-", request.node.name).strip("-")
            page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
    for size, profile in taken:
        profiles.leave(size, profile)
    assert not watch.faults, "\n".join(watch.faults)


def session_of(cast, username):
    """The key of a session as it is after signing in: what the form leads to, without its two pages."""
    client = Client()
    client.force_login(cast.accounts[username], backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.story_failed = report.failed
    return report
