"""The data directory: database, evidence files, keys and log heads live outside the code."""

import os
import secrets
from pathlib import Path

from xiaoheng.lib.home import place


def home() -> Path:
    """`XIAOHENG_HOME`, else the user's data directory; made on first use, readable by its owner only."""
    path = place()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret(name: str) -> str:
    """A random secret kept in its own file in the data directory, made once."""
    path = home() / "keys" / name
    path.parent.mkdir(exist_ok=True, mode=0o700)
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(fd, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
