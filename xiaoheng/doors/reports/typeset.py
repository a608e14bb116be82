"""排版: a Word document printed as PDF with faces that come along, on every machine alike; nothing else is needed."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from xiaoheng.doors.reports.parts import parts

HERE = Path(__file__).parent
TEMPLATE, PRESS, FONTS = HERE / "paper.typ", HERE / "press.py", HERE / "fonts"
SECONDS = 60


def typeset(data: bytes) -> bytes | None:
    """排成 PDF: the same text in the same places; None where it cannot be printed whole, each character in a face."""
    found = parts(data)
    if found is None:
        return None
    with TemporaryDirectory(prefix="xiaoheng-paper-") as named:
        folder = Path(named)  # all that the typesetter may read
        for name, picture in found.pictures.items():
            (folder / name).write_bytes(picture)
        paper = {"title": found.title, "parts": found.parts}
        (folder / "paper.json").write_text(json.dumps(paper, ensure_ascii=False), encoding="utf-8")
        copy(TEMPLATE, folder)
        command = [sys.executable, "-I", str(PRESS), named, str(FONTS)]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
            return (folder / "paper.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError):
            return None
