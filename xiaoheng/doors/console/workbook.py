"""组织工作簿: template, export, preview and import without a browser."""

import argparse
from pathlib import Path

from xiaoheng.doors.console import inputs
from xiaoheng.doors.reports import template_workbook
from xiaoheng.ground.organisation import selectors as reads
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.services.importing.planning import KINDS
from xiaoheng.ground.organisation.words import UnitKind
from xiaoheng.ground.records import services as records
from xiaoheng.lib.refusal import Refused

ADMIN = system("命令行")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which file, for which county."""
    parser.add_argument("action", choices=["template", "export", "preview", "import"], help="模板、导出、预览、导入")
    parser.add_argument("file", type=Path, help="工作簿文件（.xlsx）")
    parser.add_argument("--unit", default="", help="县代码（只有一个县时可以不写）")
    parser.add_argument("--yes", action="store_true", help="导入时对需要确认的各项一律确认")


def run(options: argparse.Namespace) -> int:
    """Write a workbook, or read one; exit 1 when it has problems."""
    if options.action == "template":
        inputs.write(options.file, template_workbook.template())
        return 0
    county = _county(options.unit)
    if options.action == "export":
        inputs.write(options.file, template_workbook.filled(reads.register_rows(ADMIN, county)))
        return 0
    return _read(options, county)


def _read(options: argparse.Namespace, county: Unit) -> int:
    file = records.store(inputs.read(options.file), options.file.name)
    plan = organisation.preview(actor=ADMIN, unit=county, file=file)
    for sheet, counted in plan.counts().items():
        print(f"{sheet}：" + "，".join(f"{KINDS[kind]}{n}" for kind, n in counted.items()))
    for problem in plan.problems:
        print(f"问题　{problem}")
    for question in plan.questions:
        print(f"需确认　{question}")
    if options.action == "preview" or plan.problems:
        return 1 if plan.problems else 0
    if plan.moving():
        seen = plan.digest()
        organisation.import_(actor=ADMIN, unit=county, file=file, seen=seen, confirmed=options.yes)
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
