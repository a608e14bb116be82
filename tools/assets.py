"""Copy the front-end files that pages use, and the faces of papers, from node_modules to their folders.

A source map named but not shipped breaks hashed static files, so the comment that names it is dropped.
"""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "xiaoheng/doors/ui/static/vendor"
FONTS = ROOT / "xiaoheng/doors/reports/fonts"
SERIF = "@expo-google-fonts/noto-serif-sc"
FACES = (
    f"{SERIF}/400Regular/NotoSerifSC_400Regular.ttf",
    f"{SERIF}/700Bold/NotoSerifSC_700Bold.ttf",
    f"{SERIF}/LICENSE_FONT",
)
FILES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "idiomorph-ext.min.js": "idiomorph/dist/idiomorph-ext.min.js",
    # Bars, lines, pies. No tooltip or legend: figures stand on the drawing and in the table behind it.
    "echarts.min.js": "echarts/dist/echarts.simple.min.js",
}
SOURCE_MAP = re.compile(r"\n?(//|/\*)[#@] sourceMappingURL=\S+?( ?\*/)?[ \t]*$", re.MULTILINE)


def main() -> None:
    """Fill new folders, then put them in the place of the old ones."""
    modules, fresh = ROOT / "node_modules", VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, source in FILES.items():
        text = SOURCE_MAP.sub("", (modules / source).read_text(encoding="utf-8"))
        (fresh / name).write_text(text, encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    _faces(modules)
    shutil.rmtree(modules)


def _faces(modules: Path) -> None:
    fresh = FONTS.with_name("fonts.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for source in FACES:
        shutil.copy(modules / source, fresh)
    shutil.rmtree(FONTS, ignore_errors=True)
    fresh.rename(FONTS)


if __name__ == "__main__":
    main()
