"""总表: 455 schools × 40 items scrolled in a browser, and what is told while an order is issued and a table exported.

    python -m benchmarks.scrolling [--schools 455] [--pictures DIR]

A server of its own, a clerk at 1440 × 900 and at 390 × 844 pixels. The page scrolls by the wheel, a tenth of a screen
a frame, down to the last school and back; the time between two frames is read from requestAnimationFrame. A frame
over 34 ms is one dropped at 60 a second; one over 100 ms is seen as a jerk.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

from benchmarks.orders import county, drafted

SIZES = ((1440, 900), (390, 844))
DAY = "2023-03-14"
# Scrolls the table's own box step by step, one step a frame, and gives the times between frames in milliseconds.
SCROLL = """
async () => {
  const box = document.querySelector('.matrix'), step = box.clientHeight / 10, times = [];
  const frame = () => new Promise(requestAnimationFrame);
  let last = await frame();
  for (const way of [1, -1]) {
    for (let at = -1; at !== box.scrollTop;) {
      at = box.scrollTop;
      box.scrollTop += way * step;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
  }
  return times;
}
"""


def prepare(size):
    """A county of so many schools with an order of 40 items in draft; its address."""
    import django

    warnings.filterwarnings("ignore", "No directory at")
    django.setup()
    from django.core.management import call_command

    from xiaoheng.doors.console import regulations

    call_command("migrate", verbosity=0)
    regulations.run(None)
    cast, _rows, _account = county(size)
    return f"/directives/{drafted(cast).pk}/"


def issue(page, url, beside):
    """Press 下达; seconds, how often the waiting page asked how far it is, and what such an answer said meanwhile.

    The browser lets nobody look at a page that waits for its answer: a second page asks for what the first is told.
    """
    page.goto(url)
    page.on("dialog", lambda dialog: dialog.accept())
    start, asked, told = time.perf_counter(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="下达", exact=True).click(no_wait_after=True)
    while time.perf_counter() - start < 60 and beside.goto(f"{url}issuing/").ok:
        told.append(" ".join(beside.locator("body").inner_text().split()))
        if beside.goto(url) and beside.locator("#board").count():
            break
    beside.close()
    page.bring_to_front()  # a page behind another is given no frames
    page.get_by_text("已下达给").wait_for()
    return time.perf_counter() - start, sum(one.endswith("/issuing/") for one in asked), list(dict.fromkeys(told))


def export(page):
    """Press 导出所见; seconds, kilobytes, and the words of progress."""
    start, told = time.perf_counter(), []
    with page.expect_download() as coming:
        page.get_by_role("button", name="导出所见").click()
    size = Path(coming.value.path()).stat().st_size / 1024
    spent = time.perf_counter() - start
    for _again in range(20):
        told += [
            " ".join(text.split()) for text in page.locator("[aria-live=polite]").all_inner_texts() if text.strip()
        ]
        page.wait_for_timeout(200)
    return spent, size, list(dict.fromkeys(told))


def scroll(page, url, schools):
    """Open the table and wait for the last school; seconds, and the times between frames."""
    start = time.perf_counter()
    page.goto(f"{url}matrix/")
    page.locator(".matrix tbody th[scope=row]").nth(schools - 1).wait_for(timeout=60_000)
    page.locator(".matrix tbody[hx-get]").wait_for(state="detached")
    return time.perf_counter() - start, page.evaluate(SCROLL)


def say(size, spent, times):
    """One line of figures."""
    slow = sorted(times)
    dropped, jerks = sum(one > 34 for one in times), sum(one > 100 for one in times)
    print(
        f"  {size[0]:>4} px: whole table {spent:4.1f} s; {len(times)} frames, median {statistics.median(times):4.1f} ms,"
        f" p95 {slow[int(len(slow) * 0.95)]:4.1f} ms, longest {slow[-1]:5.1f} ms; dropped {dropped}, over 100 ms {jerks}"
    )


def walk(address, url, schools, pictures):
    """The clerk issues, looks, exports."""
    from playwright.sync_api import sync_playwright

    from tests.browser.steps import find_chromium, launch, sign_in

    path = find_chromium()
    if path is None:
        print("  no Chromium, nothing was looked at")
        return
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        for size in SIZES:
            viewport = {"width": size[0], "height": size[1]}
            page = sign_in(browser.new_context(base_url=address, locale="zh-CN", viewport=viewport).new_page(), "clerk")
            if size == SIZES[0]:
                spent, asked, told = issue(page, url, page.context.new_page())
                print(f"  issued in {spent:.1f} s, asked {asked} times how far it is: {'; '.join(told)}")
            say(size, *scroll(page, url, schools))
            if pictures:
                page.screenshot(path=pictures / f"matrix-{size[0]}.png")
            if size == SIZES[0]:
                spent, kb, told = export(page)
                print(f"  exported {kb:.0f} KB in {spent:.1f} s; told: {'; '.join(told) or 'nothing'}")
        browser.close()


def main():
    """In a data directory of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, default=455)
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xiaoheng-bench-") as home:
        os.environ.update(XIAOHENG_HOME=home, XIAOHENG_TODAY=DAY, XIAOHENG_INSECURE="1")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
        url = prepare(options.schools)
        from tests.browser.shots import await_answer, xiaoheng

        port = 8079
        server = subprocess.Popen([*xiaoheng(), "serve", "--port", str(port), "--workers", "2"], env=dict(os.environ))
        try:
            await_answer(f"http://127.0.0.1:{port}/login/", server)
            print(f"{options.schools} schools × 40 items")
            walk(f"http://127.0.0.1:{port}", url, options.schools, options.pictures)
        finally:
            server.terminate()
            server.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
