"""排版: a Word document printed as PDF with faces that come along, on every machine alike; nothing else is needed."""

import json
from functools import cache
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Final

import typst

from xiaoheng.doors.reports.parts import parts

HERE = Path(__file__).parent
TEMPLATE, FONTS = HERE / "paper.typ", HERE / "fonts"
STANDARD: Final = "a-2u"  # for keeping: every face in the file, every character readable, none left blank
ALONG = ("Noto Serif SC", "Noto Serif CJK SC")
# The faces that the standard names, where the machine has them; then the one that comes along.
FACES = {
    "仿宋_GB2312": ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "黑体": ("SimHei", "Noto Sans CJK SC"),
    "楷体_GB2312": ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai"),
    "宋体": ("SimSun",),
}


def typeset(data: bytes) -> bytes | None:
    """排成 PDF: the same text in the same places; None where it cannot be printed whole, each character in a face."""
    found = parts(data)
    if found is None:
        return None
    paper = json.dumps({"title": found.title, "parts": found.parts, "faces": _faces()}, ensure_ascii=False)
    with TemporaryDirectory(prefix="xiaoheng-paper-") as named:
        folder = Path(named)  # all that the typesetter may read
        for name, picture in found.pictures.items():
            (folder / name).write_bytes(picture)
        page = Path(copy(TEMPLATE, folder))
        try:
            return typst.compile(
                page, root=folder, font_paths=_fonts(), sys_inputs={"paper": paper}, pdf_standards=STANDARD
            )
        except typst.TypstError:
            return None


@cache
def _fonts() -> typst.Fonts:
    """The fonts that come along and those of the machine, looked through once."""
    return typst.Fonts(include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _faces() -> dict[str, list[str]]:
    """For each face the families that are there, first wishes first."""
    there = {family.casefold() for family in _fonts().families()}
    return {face: [name for name in (*wished, *ALONG) if name.casefold() in there] for face, wished in FACES.items()}
