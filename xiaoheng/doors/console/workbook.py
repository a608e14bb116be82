"""工作簿: of any book: template, export, preview and import without a browser."""

import argparse
from collections.abc import Callable
from pathlib import Path

from xiaoheng.doors.console import inputs
from xiaoheng.doors.reports import template_workbook
from xiaoheng.ground.bodies import services as bodies
from xiaoheng.ground.bodies.services import BODIES_BOOK
from xiaoheng.ground.cadres import services as cadres
from xiaoheng.ground.cadres.services.importing import CADRES
from xiaoheng.ground.library import services as library
from xiaoheng.ground.library.services import DOCUMENTS_BOOK
from xiaoheng.ground.members import services as members
from xiaoheng.ground.members.services.importing import DUES_BOOK, MEMBERS
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing import ORGANISATION, Book, Plan
from xiaoheng.ground.organisation.services.importing.planning import KINDS
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Refused
from xiaoheng.lib.workbook import SAVE_AS
from xiaoheng.loop.execution.communities import services as communities
from xiaoheng.loop.execution.communities.services import LISTS_BOOK

ADMIN = system("命令行")
# Accounts are made by `xiaoheng account`, which hands out their passwords.
BOOKS: dict[str, tuple[Book, Callable[..., Plan]]] = {
    "organisation": (ORGANISATION, organisation.import_),
    "members": (MEMBERS, members.import_),
    "dues": (DUES_BOOK, members.import_dues),
    "cadres": (CADRES, cadres.import_),
    "bodies": (BODIES_BOOK, bodies.import_),
    "documents": (DOCUMENTS_BOOK, library.import_documents),
    "lists": (LISTS_BOOK, communities.import_),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which file, for which county."""
    parser.add_argument("action", choices=["template", "export", "preview", "import"], help="模板、导出、预览、导入")
    parser.add_argument("file", type=Path, help="工作簿文件（.xlsx）")
    parser.add_argument("--unit", default="", help="县代码（只有一个县时可以不写）")
    parser.add_argument(
        "--book",
        choices=list(BOOKS),
        default="organisation",
        help="哪种工作簿：组织、党员、党费、干部、机构、文件目录、共同体清单（默认组织）",
    )
    parser.add_argument("--yes", action="store_true", help="导入时对需要确认的各项一律确认")


def run(options: argparse.Namespace) -> int:
    """Write a workbook, or read one; exit 1 when it has problems."""
    if options.action == "template":
        inputs.write(options.file, template_workbook.template(BOOKS[options.book][0].specs))
        return 0
    county = _county(options.unit)
    if options.action == "export":
        book = BOOKS[options.book][0]
        rows = organisation.export(actor=ADMIN, unit=county, book=book)
        inputs.write(options.file, template_workbook.filled(book.specs, rows))
        return 0
    return _read(options, county)


def _read(options: argparse.Namespace, county: Unit) -> int:
    if options.file.suffix.lower() not in (".xlsx", ".csv"):
        raise Refused(f"“{options.file.name}”不是 .xlsx 或 .csv 文件。", SAVE_AS)
    file = records.stage(inputs.read(options.file), options.file.name)
    try:
        return _bring_in(options, county, file)
    finally:
        records.discard(file)


def _bring_in(options: argparse.Namespace, county: Unit, file: records.Staged) -> int:
    book, verb = BOOKS[options.book]
    plan = organisation.preview(actor=ADMIN, unit=county, file=file, book=book)
    for sheet, counted in plan.counts().items():
        print(f"{sheet}：" + "，".join(f"{KINDS[kind]}{n}" for kind, n in counted.items()))
    for word, lines in (("说明", plan.notes), ("问题", plan.problems), ("需确认", plan.questions)):
        for line in lines:
            print(f"{word}　{line}")
    if plan.problems:
        print(f"有{len(plan.problems)}处问题，没有写入任何内容。请逐处改正后重新导入。")
        return 1
    if options.action == "preview":
        return 0
    if plan.questions and not options.yes:
        print(f"有{len(plan.questions)}处需要确认，没有写入任何内容。请逐项核对，无误的加 --yes 再次导入。")
        return 1
    if plan.moving():
        seen = plan.digest()
        verb(actor=ADMIN, unit=county, file=file, seen=seen, confirmed=options.yes)
        print("已导入。")
    else:
        print("没有需要写入的内容。")
    return 0


def _county(code: str) -> Unit:
    counties = Unit.objects.filter(kind=UnitKind.COUNTY)
    found = list(counties.filter(code=code) if code else counties[:2])
    if len(found) != 1:
        raise Refused("没有指明是哪个县。" if not code else f"没有代码为“{code}”的县。", "请用 --unit 写明县代码。")
    return found[0]
