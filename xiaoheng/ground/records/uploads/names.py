"""文件名: harmless on every system that might save the file."""

import re
import unicodedata
from pathlib import PurePosixPath

BYTES = 240  # file systems take 255, and a browser may add “(1)”
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # names that Windows keeps for its devices


def plain_name(name: str) -> str:
    """The bare file name: no folders, no control or direction marks, no device name, not too long."""
    bare = re.split(r"[/\\]", name)[-1]
    bare = "".join(char for char in bare if unicodedata.category(char) not in ("Cc", "Cf")).strip()
    if DEVICES.match(bare):
        bare = f"_{bare}"
    suffix = PurePosixPath(bare).suffix[-20:]
    stem = bare.removesuffix(suffix).encode()[: BYTES - len(suffix.encode())].decode(errors="ignore")
    return f"{stem.rstrip()}{suffix}"[-200:]
