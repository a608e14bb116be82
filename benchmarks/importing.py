"""导入: 5,000 people with membership and post, their titles, a month of dues: seconds and memory. Aims: 60 s, 300 MB."""

import os
import resource
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xiaoheng.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from tests import cast as cast_module  # noqa: E402
from xiaoheng.doors.reports.template_workbook import filled  # noqa: E402
from xiaoheng.ground.cadres import services as cadres  # noqa: E402
from xiaoheng.ground.cadres.services.importing import CADRES  # noqa: E402
from xiaoheng.ground.members import services as members  # noqa: E402
from xiaoheng.ground.members.services.importing import DUES_BOOK  # noqa: E402
from xiaoheng.ground.organisation import services  # noqa: E402
from xiaoheng.ground.organisation.models import Import, Person  # noqa: E402
from xiaoheng.ground.organisation.sheets import SHEETS  # noqa: E402
from xiaoheng.ground.records import services as records  # noqa: E402

SCHOOLS = 50


def sheets(people):
    """Texts of a county of so many people, spread over its schools."""
    schools = [f"S{n:03}" for n in range(SCHOOLS)]
    staff = [(f"9{n:05}", schools[n % SCHOOLS]) for n in range(people)]
    return {
        "单位": [[s, f"第{s}小学", "学校", "YL", "小学", "公办", "是", "", "2001-09-01", ""] for s in schools],
        "党组织": [[s + "Z", f"{s}党支部", "党支部", "独立组建", s, "YL-GW", s, "", "2001-09-01", ""] for s in schools],
        "人员": [[code, f"人{code}", "1985-03-01", s, ""] for code, s in staff],
        "党籍": [[code, s + "Z", "正式党员", "2010-07-01", "", ""] for code, s in staff],
        "任职": [[code, s, "中层干部", "", "", "2020-09-01", "", ""] for code, s in staff],
    }


def more(people):
    """What else is told of the same people: their titles, and what they paid for a month."""
    staff = [(f"9{n:05}", f"S{n % SCHOOLS:03}Z") for n in range(people)]
    yield CADRES, cadres.import_, {"职称": [[code, "一级教师", "2015-12-01"] for code, _org in staff]}
    yield (
        DUES_BOOK,
        members.import_dues,
        {"党费": [[code, org, "2023-02", "25.5", "2023-02-15"] for code, org in staff]},
    )


def timed(what, call):
    began = time.process_time()
    result = call()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:<21}{time.process_time() - began:6.1f} s CPU, {megabytes} MB at most so far", flush=True)
    return result


def one_sheet(clerk, county, book, verb, rows):
    """Preview, import and undoing of one sheet of a book."""
    said = {"actor": clerk, "unit": county, "file": records.stage(filled(book.specs, rows), "名册.xlsx")}
    seen = timed(f"preview {book.page}", lambda: services.preview(**said, book=book)).digest()
    timed(f"import {book.page}", lambda: verb(**said, seen=seen))
    row = Import.objects.first()
    found = services.undoing(actor=clerk, row=row)
    timed(f"undo {book.page}", lambda: services.undo_import(actor=clerk, row=row, seen=found.digest()))


def main(people=5000):
    call_command("migrate", verbosity=0)
    cast = cast_module.load()
    clerk, county = cast.actor("clerk"), cast.units["YL"]
    file = records.stage(filled(SHEETS, sheets(people)), "名册.xlsx")
    plan = timed("preview", lambda: services.preview(actor=clerk, unit=county, file=file))
    timed("import", lambda: services.import_(actor=clerk, unit=county, file=file, seen=plan.digest()))
    timed("export", lambda: filled(SHEETS, services.export(actor=clerk, unit=county)))
    again = timed("again", lambda: services.preview(actor=clerk, unit=county, file=file))
    assert Person.objects.filter(code__startswith="9").count() == people
    assert not again.moving()
    for book, verb, rows in more(people):
        one_sheet(clerk, county, book, verb, rows)
    row = Import.objects.last()
    undoing = timed("look back", lambda: services.undoing(actor=clerk, row=row))
    timed("undo", lambda: services.undo_import(actor=clerk, row=row, seen=undoing.digest()))
    assert not Person.objects.filter(code__startswith="9").exists()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
