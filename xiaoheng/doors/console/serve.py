"""启动网站: granian on one address, two workers."""

import argparse
import os
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="监听地址")
    parser.add_argument("--port", type=int, default=8000, help="端口")
    parser.add_argument("--workers", type=int, default=2, help="工作进程数")


def run(options: argparse.Namespace) -> int:
    """Replace this process by the server, so that Ctrl-C and a supervisor reach it directly."""
    granian = Path(sys.executable).with_name("granian")
    server = [str(granian), "--interface", "wsgi", "--host", options.host, "--port", str(options.port)]
    limits = ["--workers", str(options.workers), "--blocking-threads", "4", "--workers-kill-timeout", "10"]
    lasting = ["--respawn-failed-workers"]  # one that was killed takes neither the site nor the ticker with it
    quiet = ["--log-level", "warning", "--no-ws"]
    os.execv(granian, [*server, *limits, *lasting, *quiet, "xiaoheng.config.wsgi:application"])
