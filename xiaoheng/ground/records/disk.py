"""落盘: putting a file on disk so that it is either wholly there or not at all."""

import os
import secrets
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Write beside, flush, rename, flush the folder: after return the file outlives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    scratch = path.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, path)
    for folder in (path.parent, path.parent.parent):  # the folder may be as new as the file
        fd = os.open(folder, os.O_RDONLY)
        os.fsync(fd)
        os.close(fd)
