"""What stories have in common: the browser's settings, signing in, and what must never happen while one looks."""

import os
import re
import shutil
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Response

DESKTOP, PHONE = (1440, 900), (390, 844)
# A sandbox needs rights that a container lacks; the rest keeps the browser from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]
# What the browser and htmx note when the server answers 4xx, which stories provoke.
REFUSAL = re.compile(r"status of 4\d\d|Response Status Error Code 4\d\d")
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_chromium() -> str | None:
    """Path of the system's Chromium, or None."""
    named = os.environ.get("XIAOHENG_CHROMIUM")
    return next((path for name in (named, *NAMES) if name and (path := shutil.which(name))), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def sign_in(page: Page, username: str, password: str = "") -> Page:
    """Sign in through the log-in form, as a person does; with the password of the cast unless told."""
    if not password:
        from tests.cast import PASSWORD as password
    page.goto("/login/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/login/" not in url)
    return page


@dataclass
class Watch:
    """Listens to pages: server errors, script errors and what the console complains of."""

    faults: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """Listen to one page more."""
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", self.heard)
        page.on("response", self.answered)
        return page

    def heard(self, message: ConsoleMessage) -> None:
        """An error counts, but not the note on a refusal."""
        if message.type == "error" and not REFUSAL.search(message.text):
            self.faults.append(f"{message.location.get('url')}: {message.text}")

    def answered(self, response: Response) -> None:
        """A server error counts wherever it comes from."""
        if response.status >= 500:
            self.faults.append(f"{response.url}: {response.status}")
