"""All tests on SQLite and on PostgreSQL, both at once, then one honest closing line.

Arguments that are not known here go to pytest as they are.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tools import postgres

NOTHING_COLLECTED = 5
ROOT = Path(__file__).resolve().parents[1]


@dataclass
class Run:
    """What one database said."""

    database: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    unseen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.code not in (0, NOTHING_COLLECTED) and not self.failed:
            self.failed = 1  # the runner itself broke: never let that look like success


def main() -> int:
    """Run both at once, so that what one waits for leaves the cores to the other; sum up, return the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is pytest's to handle: it still reports
    options, rest = arguments()
    compiled()
    with ExitStack() as stack:
        going = []
        if options.on != "postgresql":
            going.append(stack.enter_context(begun("SQLite", selection(options, ""), rest, {})))
        if options.on != "sqlite":
            chosen = selection(options, "(not browser or browser_pg)" + ("" if options.full else " and not once"))
            url = stack.enter_context(postgres.server())
            going.append(stack.enter_context(begun("PostgreSQL", chosen, rest, {"DATABASE_URL": url}, bool(going))))
        while sum(one.ended() for one in going) < len(going):
            time.sleep(0.1)
        runs = [one.said() for one in going]
    return close(runs, options.require_browser)


def arguments() -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what is left for pytest."""
    parser = argparse.ArgumentParser(prog="./dev test", description=__doc__, allow_abbrev=False)
    parser.add_argument("--full", action="store_true", help="also the long matrices, fault rounds and polls")
    parser.add_argument("--on", choices=["sqlite", "postgresql"], help="one database only")
    parser.add_argument("--require-browser", action="store_true", help="fail when a browser story is skipped")
    parser.add_argument("-m", dest="marks", default="", help="markers, as for pytest")
    return parser.parse_known_args()


def selection(options: argparse.Namespace, also: str) -> str:
    """The marker expression of one run."""
    parts = [also, options.marks, "" if options.full else "not full"]
    return " and ".join(f"({part})" for part in parts if part)


def memory() -> str | None:
    """A folder in memory where there is room: tests flush to disk thousands of times and need none of it afterwards."""
    shared = "/dev/shm"
    roomy = os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 2 * 2**30
    return shared if roomy else None


def compiled() -> None:
    """Have the tests of a fresh clone compiled once, by one process, and not by each worker for itself."""
    if (ROOT / "tests" / "__pycache__").exists():
        return
    with TemporaryDirectory(prefix="xiaoheng-test-", dir=memory()) as home:
        command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-m", "", "-p", "no:cacheprovider"]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # what does not load is told by the runs
        subprocess.run(command, cwd=ROOT, env=os.environ | {"TMPDIR": home}, check=False, **silent)


@dataclass
class Going:
    """A pytest run under way; `log` holds what it prints while another run has the terminal."""

    database: str
    process: subprocess.Popen[bytes]
    tally: Path
    log: Path | None
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def ended(self) -> bool:
        """Whether it has ended; when first seen so, its time is taken."""
        if self.process.poll() is not None and not self.seconds:
            self.seconds = time.monotonic() - self.began
        return bool(self.seconds)

    def said(self) -> Run:
        """What it said, after what it printed where it had no terminal."""
        if self.log:
            print(f"\n=== {self.database}\n{self.log.read_text(errors='replace')}", flush=True)
        counts = json.loads(self.tally.read_text()) if self.tally.exists() else {}
        return Run(self.database, self.process.returncode, self.seconds, **counts)


@contextmanager
def begun(database: str, marks: str, rest: list[str], extra: dict[str, str], quiet: bool = False) -> Iterator[Going]:
    """One pytest run with a data directory of its own; it ends with the block at the latest.

    One worker more than cores asks the longer list: a story waits for its browser now and then.
    """
    with TemporaryDirectory(prefix="xiaoheng-test-", dir=memory()) as home:
        tally, log = Path(home) / "tally.json", Path(home) / "log" if quiet else None
        clean = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "XIAOHENG_TODAY")}
        env = clean | {"TMPDIR": home, "XIAOHENG_HOME": home, "XIAOHENG_TALLY": str(tally)} | extra
        # In long stretches: what one package or module shares is made once, not by every worker.
        workers = ["-n", "2" if "DATABASE_URL" in extra else "3", "--dist", "worksteal"]
        command = [sys.executable, "-m", "pytest", "-p", "tools.tally", *workers, "-m", marks]
        print(f"\n=== {database}{': told at the end' if quiet else ''}", flush=True)
        with log.open("wb") if log else nullcontext() as out:
            process = subprocess.Popen([*command, *rest], env=env, stdout=out, stderr=out)
        try:
            yield Going(database, process, tally, log)
        finally:
            process.kill()
            process.wait()


def close(runs: list[Run], require_browser: bool) -> int:
    """Print the closing lines; the last one is `N passed, N failed, N skipped` over all runs."""
    print()
    for one in runs:
        counts = f"{one.passed:6} passed {one.failed:6} failed {one.skipped:6} skipped"
        print(f"{one.database:<12}{counts}   {one.seconds // 60:.0f} min {one.seconds % 60:02.0f} s")
    unseen = [f"{one.database}: {name}" for one in runs for name in one.unseen]
    if unseen:
        print(f"\n!!! 浏览器故事没有运行 · {len(unseen)} BROWSER STORIES WERE SKIPPED: the pages were not looked at.")
        if not os.environ.get("XIAOHENG_CHROMIUM"):
            print("!!! 没有 Chromium · No Chromium was found. On Debian: apt-get install chromium fonts-noto-cjk")
        print(*(f"!!!   {name}" for name in unseen), sep="\n")
    passed, failed, skipped = (sum(getattr(one, word) for one in runs) for word in ("passed", "failed", "skipped"))
    if not passed + failed + skipped:
        print("\nNo test was selected.")
        failed = 1
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or (unseen and require_browser) else 0


if __name__ == "__main__":
    sys.exit(main())
