"""What the house tests walk: source files, the verbs named in them, and the floors."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "xiaoheng"
# Foreign keys point down: a table may refer to its own room or to one further to the left.
FLOORS = [
    *("records", "organisation", "rulebook", "cadres", "members", "bodies", "library", "reminders", "calendars"),
    *("decisions", "filing", "elections", "assemblies", "life", "execution", "campaigns", "communities"),
    *("supervision", "evaluation", "correction"),
]


@cache
def sources():
    """Python files of the package, migrations left out."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts]


@cache
def parsed(path):
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def acts():
    """verb → function names in which `act("verb", …)` or `loading("verb", …)` stands, with the file."""
    found = {}
    for path in sources():
        for function in (node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)):
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                if (
                    getattr(call.func, "id", "") in ("act", "loading")
                    and call.args
                    and isinstance(call.args[0], ast.Constant)
                ):
                    found.setdefault(call.args[0].value, []).append((function.name, path))
    return found


@cache
def entered():
    """Verbs entered straight in the trail, `append(…, verb="…")`, below or beside the frame of `act`."""
    return {
        word.value.value
        for path in sources()
        for call in (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
        if (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) == "append"
        for word in call.keywords
        if word.arg == "verb" and isinstance(word.value, ast.Constant)
    }
