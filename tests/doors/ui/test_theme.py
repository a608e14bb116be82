"""What the look promises: contrast of WCAG AA, page weight, icons that exist, no address outside."""

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.processes import manage
from xiaoheng.doors import ui
from xiaoheng.doors.ui.templatetags.ui import SHAPES

STATIC = Path(ui.__file__).parent / "static"
OWN = STATIC / "ui"
fetched = pytest.mark.skipif(not (STATIC / "vendor").exists(), reason="front-end assets are not there: ./dev setup")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", (OWN / "theme.css").read_text()))


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (text, ground)
        for text in ("ink", "ink-quiet", "press", "press-dark")
        for ground in ("paper", "desk", "grey-wash")
    ]
    + [(tone, ground) for tone in SHAPES for ground in ("paper", "desk", f"{tone}-wash")]
    + [("ink", f"{tone}-wash") for tone in SHAPES]
    + [("paper", "press"), ("paper", "press-dark"), ("brand", "paper")],
)
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


def compressed(*names):
    return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)


@fetched
def test_a_page_weighs_less_than_300_kilobytes():
    everywhere = compressed(
        "vendor/tabler.min.css", "vendor/htmx.min.js", *(f"ui/{path.name}" for path in OWN.iterdir())
    )
    assert everywhere < 120_000
    assert everywhere + compressed("vendor/echarts.min.js") < 300_000


@fetched
def test_production_finds_every_file_that_pages_name(tmp_path):
    done = manage(tmp_path, "collectstatic", "--noinput")
    assert done.returncode == 0, done.stderr
    hashed = json.loads((tmp_path / "static/staticfiles.json").read_text())["paths"]
    templates = "".join(path.read_text() for path in Path(ui.__file__).parents[1].rglob("templates/**/*.html"))
    named = set(re.findall(r'{% static "([^"]+)" %}', templates))
    assert named
    assert named <= set(hashed)


def test_every_shape_and_icon_is_drawn():
    drawn = set(re.findall(r'<symbol id="(\w+)"', (OWN / "icons.svg").read_text()))
    templates = "".join(path.read_text() for path in Path(ui.__file__).parents[1].rglob("templates/**/*.html"))
    used = set(re.findall(r'{% icon "(\w+)"', templates)) | set(SHAPES.values())
    assert used <= drawn


def test_nothing_is_fetched_from_elsewhere():
    for path in OWN.iterdir():
        addresses = re.findall(r"https?://[^\"')\s]+", path.read_text())
        assert set(addresses) <= {"http://www.w3.org/2000/svg"}, path
