"""The English catalogue, without GNU gettext: `update` brings it up to date, `check` fails where it is not.

Chinese is the source language; each text of ours must have an English one that a person has confirmed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "xiaoheng"
CATALOGUE = PACKAGE / "locale/en/LC_MESSAGES/django.po"
NAMES = ("gettext", "ngettext", "pgettext", "npgettext")
KEYWORDS = dict.fromkeys(["_", *NAMES, *(f"{name}_lazy" for name in NAMES), "gettext_noop"])
# What Django makes of a template: one of these calls, with plain string arguments, among blanked-out text.
CALL = re.compile(r"""\b(_|[np]*gettext)\(((?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|, ?|count)+)\)""")

Text = str | tuple[str, str]


def empty() -> Catalog:
    """A catalogue with nothing but its head."""
    return Catalog(locale="en", project="xiaoheng", header_comment="# English texts of 校衡. Chinese is the source.")


def found() -> Catalog:
    """Every text that the code and the templates translate, with the places it comes from."""
    catalogue = empty()
    for path in sorted(PACKAGE.rglob("*.py")):
        for line, context, text in in_python(path):
            add(catalogue, path, line, context, text)
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        for line, context, text in in_template(path):
            add(catalogue, path, line, context, text)
    return catalogue


def add(catalogue: Catalog, path: Path, line: int, context: str | None, text: Text) -> None:
    """One text, with its place but without line numbers, so that the file changes only when texts do."""
    flags = ["python-format"] if re.search(r"%\(\w+\)[sd]", str(text)) else []
    catalogue.add(text, locations=[(str(path.relative_to(ROOT)), None)], context=context, flags=flags)


def in_python(path: Path) -> Iterator[tuple[int, str | None, Text]]:
    """Texts of one module."""
    with path.open("rb") as file:
        for line, function, arguments, _comments in extract_python(file, KEYWORDS, [], {}):
            parts = [arguments] if isinstance(arguments, str) else list(arguments or ())
            yield from call(line, function, parts)


def in_template(path: Path) -> Iterator[tuple[int, str | None, Text]]:
    """Texts of one template."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for match in CALL.finditer(source):
        arguments = ast.literal_eval(f"[{re.sub(r', ?count$', '', match[2])}]")
        yield from call(source.count("\n", 0, match.start()) + 1, match[1], arguments)


def call(line: int, function: str, arguments: list[str]) -> Iterator[tuple[int, str | None, Text]]:
    """The context and text of one call to a translating function."""
    context = arguments.pop(0) if "p" in function.removesuffix("_lazy").removesuffix("gettext") else None
    plural = "n" in function.split("gettext")[0]
    if arguments and arguments[0]:
        yield line, context, (arguments[0], arguments[1]) if plural else arguments[0]


def read() -> Catalog:
    """The committed catalogue; an empty one where there is none yet."""
    if not CATALOGUE.exists():
        return empty()
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """Add new texts, drop those gone, keep what is translated; nothing is guessed from similar texts."""
    catalogue = read()
    catalogue.update(found(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy, catalogue.header_comment = False, empty().header_comment
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, sort_by_file=True, omit_header=False)


def faults() -> Iterator[str]:
    """What keeps the English pages from being whole."""
    catalogue = read()
    committed = {(message.context, message.id) for message in catalogue if message.id}
    current = {(message.context, message.id): message for message in found() if message.id}
    for key, message in current.items():
        if key not in committed:
            yield f"{message.locations[0][0]}: not in the catalogue: {message.id!r}"
    for message in catalogue:
        if message.id and (message.context, message.id) not in current:
            yield f"no longer used: {message.id!r}"
        elif message.id and message.fuzzy:
            yield f"fuzzy: {message.id!r}"
        elif message.id and not all([message.string] if isinstance(message.string, str) else message.string):
            yield f"untranslated: {message.id!r}"
        elif message.id:
            yield from (f"{message.id!r}: {error}" for error in message.check(catalogue))


def main() -> int:
    """`update` or `check`."""
    settings.configure(USE_I18N=True)
    if sys.argv[1:] == ["update"]:
        update()
    elif not CATALOGUE.exists():
        print(f"There is no {CATALOGUE.relative_to(ROOT)} yet; ./dev messages makes it.")
        return 0
    wrong = list(faults())
    print(*wrong, sep="\n")
    print(f"{len(wrong)} faults in {CATALOGUE.relative_to(ROOT)}. To bring it up to date: ./dev messages")
    return 1 if wrong and sys.argv[1:] == ["check"] else 0


if __name__ == "__main__":
    sys.exit(main())
