"""Runs every benchmark, or those named, each in a process and a data directory of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """The benchmarks: modules with a `main`."""
    return sorted(p.stem for p in HERE.glob("[a-z]*.py") if "def main(" in p.read_text(encoding="utf-8"))


def run(name: str) -> int:
    """One benchmark; its exit code."""
    with tempfile.TemporaryDirectory(prefix="xiaoheng-bench-") as home:
        env = {**os.environ, "XIAOHENG_HOME": home, "XIAOHENG_INSECURE": "1", "XIAOHENG_TODAY": "2023-03-14"}
        env.pop("DATABASE_URL", None)
        print(f"\n== {name}", flush=True)
        return subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], env=env, check=False).returncode


if __name__ == "__main__":
    wanted = sys.argv[1:] or names()
    sys.exit(max(run(name) for name in wanted))
