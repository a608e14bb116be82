"""The house inspects itself: floors, lengths, and what no file may hold."""

import ast
import re

import pytest
from django.apps import apps
from django.db import models

from tests.house.tree import FLOORS, PACKAGE, ROOT, parsed, sources

# Modules that may be long: one line of reason each.
LONG_FILES: dict[str, str] = {}


@pytest.mark.parametrize("label", FLOORS)
def test_foreign_keys_point_down(label):
    below = FLOORS[: FLOORS.index(label) + 1]
    for model in apps.get_app_config(label).get_models():
        for field in model._meta.get_fields():
            if isinstance(field, (models.ForeignKey, models.OneToOneField, models.ManyToManyField)):
                target = field.related_model._meta.app_label
                assert target in below, f"{model._meta.label}.{field.name} looks up to {target}"


def test_records_has_no_foreign_keys():
    for model in apps.get_app_config("records").get_models():
        assert not [field for field in model._meta.get_fields() if field.is_relation]


def test_files_and_functions_are_short():
    long = []
    for path in sources():
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > 400 and str(path.relative_to(ROOT)) not in LONG_FILES:
            long.append(f"{path.relative_to(ROOT)}: {lines} lines")
        for node in ast.walk(parsed(path)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno - node.lineno > 50:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not long


def test_lines_are_short():
    """120 characters, a Chinese one counted once."""
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert not long


def test_public_functions_and_classes_say_what_they_are():
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in parsed(path).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert not silent


def test_no_page_reaches_outside():
    """No CDN, no telemetry: nothing a browser would fetch from another host."""
    outside = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//|url\(["']?(?:https?:)?//|@import\s+["']https?:""")
    files = [*PACKAGE.rglob("*.html"), *PACKAGE.glob("doors/*/static/[!v]*/**/*.*")]
    assert files
    assert not [str(p) for p in files if outside.search(p.read_text(encoding="utf-8", errors="ignore"))]


def test_no_today_but_the_clock():
    """Facts are dated by the business clock; real time is for the trail alone."""
    stray = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path.name != "clock.py"
        and re.search(r"\b(date\.today|timezone\.now|datetime\.now|utcnow)\(", path.read_text())
    ]
    assert not stray
