"""Workbooks of any book, made in tests: rows by sheet, each cell under its header."""

from io import BytesIO

from openpyxl import Workbook

from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.models import Import
from xiaoheng.ground.records import services as records


def workbook(rows, change=None):
    """Bytes of a workbook: `rows` gives dictionaries by sheet; `change(book)` may spoil it."""
    book = Workbook()
    book.remove(book.active)
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        heads = list(dict.fromkeys(head for line in lines for head in line))
        sheet.append(heads)
        for line in lines:
            sheet.append([line.get(head) for head in heads])
    if change:
        change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class Desk:
    """The county's clerk at the import page of one book."""

    def __init__(self, cast, book, verb):
        self.book, self.verb = book, verb
        self.clerk, self.county = cast.actor("clerk"), cast.units["YL"]

    def look(self, rows, change=None):
        """Preview: what was said to the service, and the plan."""
        file = records.stage(workbook(rows, change), "名册.xlsx")
        said = {"actor": self.clerk, "unit": self.county, "file": file}
        return said, organisation.preview(**said, book=self.book)

    def bring(self, rows, change=None):
        """Preview and confirm."""
        said, plan = self.look(rows, change)
        assert plan.problems == ()
        return self.verb(**said, seen=plan.digest(), confirmed=True)

    def problems(self, rows, change=None):
        """What a preview finds wrong, as the page shows it."""
        return [str(one) for one in self.look(rows, change)[1].problems]

    def export(self):
        """The register as dictionaries by sheet, blanks left out."""
        found = organisation.export(actor=self.clerk, unit=self.county, book=self.book)
        heads = {spec.name: [column.header for column in spec.columns] for spec in self.book.specs}
        return {
            name: [dict(zip(heads[name], line, strict=True)) for line in lines]
            for name, lines in found.items()
            if lines
        }

    def undo(self):
        """Take the last import back; what went and what stayed."""
        row = Import.objects.latest("pk")
        found = organisation.undoing(actor=self.clerk, row=row)
        return organisation.undo_import(actor=self.clerk, row=row, seen=found.digest(), confirmed=True)
