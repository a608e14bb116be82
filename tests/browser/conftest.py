"""Fixtures of the browser stories: a live server with the fixed cast, and a desk for each person of the story."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.steps import DESKTOP, Watch, find_chromium, launch, sign_in

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


@pytest.fixture
def at_desk(request, chromium, live_server, cast):
    """`at_desk("clerk")` gives a page signed in as that person; `at_desk()` one of nobody. Several may be open at once.

    The story fails on any server error, script error or console error of its pages; of a failed story each page is
    photographed into build/stories/.
    """
    watch, pages = Watch(), []

    def sit_down(username=None, size=DESKTOP):
        width, height = size
        context = chromium.new_context(
            base_url=live_server.url, locale="zh-CN", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(30_000)  # two runs share the cores
        page = watch.over(context.new_page())
        pages.append(page)
        return sign_in(page, username) if username else page

    yield sit_down
    if getattr(request.node, "story_failed", False):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(pages, 1):
            name = re.sub(r"\W+", "-", request.node.name).strip("-")
            page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
    for page in pages:
        page.context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.story_failed = report.failed
    return report
