"""印刷: sets one paper as PDF, in a process of its own: it ends in time, and what it took is given back.

Run as a script with a folder that holds `paper.typ`, `paper.json` and the pictures, and the folder of the faces that
come along; `paper.pdf` is put beside them.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Final

import typst

STANDARD: Final = "a-2u"  # for keeping: every face in the file, every character readable, none left blank
MEMORY: Final = 768 * 2**20  # a picture of a few kilobytes may unfold to more
ALONG = ("Noto Serif SC", "Noto Serif CJK SC")
# The faces that the standard names, where the machine has them; then the one that comes along.
FACES = {
    "仿宋_GB2312": ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "黑体": ("SimHei", "Noto Sans CJK SC"),
    "楷体_GB2312": ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai"),
    "宋体": ("SimSun",),
}


def main(folder: Path, along: Path) -> None:
    """排一份: each face by the families that are there, first wishes first."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    fonts = typst.Fonts(include_embedded_fonts=False, font_paths=[along])
    there = {family.casefold() for family in fonts.families()}
    faces = {face: [name for name in (*wished, *ALONG) if name.casefold() in there] for face, wished in FACES.items()}
    typst.compile(
        folder / "paper.typ", output=folder / "paper.pdf", root=folder, font_paths=fonts,
        sys_inputs={"faces": json.dumps(faces)}, pdf_standards=STANDARD,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
