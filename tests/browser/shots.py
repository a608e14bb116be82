"""`./dev shots`: photograph the pages of the demo county at desk and phone width, into shots/, and say what is wrong.

Without --home a fresh demo is loaded into a throw-away data directory. The exit code is 1 when a page answers an error,
complains in the console or is wider than the screen.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.scenes import act_out
from tests.browser.shotlist import SHOTS, Shot
from tests.browser.steps import DESKTOP, PHONE, Watch, find_chromium, launch, sign_in

ROOT = Path(__file__).resolve().parent.parent.parent
DAY, PASSWORD = "2023-03-14", "Xiaoheng-2023"


def main() -> int:
    """Serve, photograph, report."""
    options = arguments()
    path = find_chromium()
    if path is None:
        print(
            "没有 Chromium · No Chromium was found. On Debian: apt-get install chromium fonts-noto-cjk", file=sys.stderr
        )
        return 1
    chosen = [shot for shot in SHOTS if wanted(shot, options)]
    options.out.mkdir(parents=True, exist_ok=True)
    with data_directory(options.home) as env, server(env) as address, sync_playwright() as playwright:
        browser = launch(playwright, path)
        if options.home is None and any(shot.acted for shot in chosen):
            act(browser, address)
        faults = [
            fault for size in (DESKTOP, PHONE) for fault in round_trip(browser, address, chosen, size, options.out)
        ]
        browser.close()
    print(*faults, sep="\n")
    print(f"{len(chosen)} pages, {2 * len(chosen)} pictures in {options.out}/, {len(faults)} faults")
    return 1 if faults else 0


def arguments() -> argparse.Namespace:
    """Where the data lies, which pages, where the pictures go."""
    parser = argparse.ArgumentParser(prog="./dev shots", description=__doc__)
    parser.add_argument("--home", type=Path, help="a data directory that holds a demo; a fresh one when not given")
    parser.add_argument("--out", type=Path, default=Path("shots"), help="folder of the pictures")
    parser.add_argument("only", nargs="*", help="only pages whose name holds one of these words")
    return parser.parse_args()


def wanted(shot: Shot, options: argparse.Namespace) -> bool:
    """Asked for, and possible: what is acted out would change somebody's data directory."""
    asked = not options.only or any(word in shot.name for word in options.only)
    return asked and not (shot.acted and options.home)


@contextmanager
def data_directory(given: Path | None) -> Iterator[dict[str, str]]:
    """The environment of a server on the given data directory, or on a fresh demo."""
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = {**clean, "XIAOHENG_TODAY": DAY, "XIAOHENG_INSECURE": "1", "XIAOHENG_DEMO": "1"}
    if given:
        yield env | {"XIAOHENG_HOME": str(given.resolve())}
        return
    with TemporaryDirectory(prefix="xiaoheng-shots-") as home:
        env["XIAOHENG_HOME"] = home
        for command in ("migrate", "demo"):
            subprocess.run([*xiaoheng(), command], env=env, cwd=ROOT, check=True)
        yield env


@contextmanager
def server(env: dict[str, str]) -> Iterator[str]:
    """The site on a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen([*xiaoheng(), "serve", "--port", str(port), "--workers", "1"], env=env, cwd=ROOT)
    try:
        address = f"http://127.0.0.1:{port}"
        await_answer(f"{address}/login/", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def xiaoheng() -> list[str]:
    """The console command, as this Python runs it."""
    return [sys.executable, "-c", "import sys; from xiaoheng.doors.console.main import main; sys.exit(main())"]


def await_answer(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the server answers; RuntimeError when it ended or took too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(url, timeout=5).close()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"no answer from {url}")


def act(browser: Browser, address: str) -> None:
    """Act out the scenes, each of the people at a desk of his own."""

    @cache
    def desk(account: str) -> Page:
        page = browser.new_context(base_url=address, locale="zh-CN").new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return sign_in(page, account, PASSWORD)

    act_out(desk)


def round_trip(browser: Browser, address: str, shots: list[Shot], size: tuple[int, int], out: Path) -> Iterator[str]:
    """Photograph each page at one width, signing in once per account; yields what is wrong."""
    seats: dict[str, BrowserContext] = {}
    for shot in shots:
        if shot.account not in seats:
            viewport = ViewportSize(width=size[0], height=size[1])
            seats[shot.account] = browser.new_context(base_url=address, locale="zh-CN", viewport=viewport)
            if shot.account:
                sign_in(seats[shot.account].new_page(), shot.account, PASSWORD).close()
        page = seats[shot.account].new_page()
        yield from photograph(page, shot, size[0], out)
        page.close()
    for seat in seats.values():
        seat.close()


def photograph(page: Page, shot: Shot, width: int, out: Path) -> Iterator[str]:
    """One picture of one page."""
    watch, name = Watch(), f"{shot.name}-{width}"
    watch.over(page)
    answer = page.goto(shot.url, wait_until="networkidle")
    for step in shot.clicks:
        if not page.locator(step).count():
            yield f"{name}: nothing to follow at {page.url}: {step}"
            return
        page.locator(step).first.click()
        page.wait_for_load_state("networkidle")
    page.screenshot(path=out / f"{name}.png", full_page=True)
    if answer is None or answer.status != shot.status:
        yield f"{name}: {shot.url} answered {answer.status if answer else 'nothing'}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        yield f"{name}: {wide} pixels wide"
    yield from (f"{name}: {fault}" for fault in watch.faults)


if __name__ == "__main__":
    sys.exit(main())
