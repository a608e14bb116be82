"""来回: whatever is registered, an export of it imported again changes nothing, in every book."""

from datetime import date
from itertools import cycle

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from xiaoheng.doors.reports.template_workbook import filled
from xiaoheng.ground.organisation import services
from xiaoheng.ground.organisation.columns import Identity
from xiaoheng.ground.organisation.models import Account, Appointment, Membership, Person, RoleGrant, Unit
from xiaoheng.ground.organisation.services.importing import ACCOUNTS_BOOK, ORGANISATION
from xiaoheng.ground.organisation.words import Charge
from xiaoheng.ground.records import services as records
from xiaoheng.lib.cells import check_text, plain, read_name
from xiaoheng.lib.refusal import Refused


def sound(text):
    """A text that an import would keep as it is."""
    try:
        return bool(text) and read_name(text, length=60) == text == check_text(plain(text), length=60)
    except Refused:
        return False


LOOKS = [
    "=1+1",
    "+86 1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "𠮷野㛃䶮",
    "买买提·艾力",
    "<b>甲&乙</b>",
    "12",
    "1E5",
    "2023-03-05",
    "是",
]
TEXTS = (st.sampled_from(LOOKS) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)).filter(sound)
DAYS = st.dates(date(1950, 1, 1), date(1990, 1, 1))
MASKS = st.from_regex(r"[1-9][0-9]{2}\*{11}[0-9]{3}[0-9X]", fullmatch=True)


def rename(model, names, *fields):
    rows = list(model.objects.order_by("pk"))
    for row, text in zip(rows, cycle(names), strict=False):
        for field in fields:
            setattr(row, field, text)
    model.objects.bulk_update(rows, fields)


def come_back(cast, book):
    actor, unit = cast.actor("clerk"), cast.units["YL"]
    rows = services.export(actor=actor, unit=unit, book=book)
    file = records.stage(filled(book.specs, rows), "名册.xlsx")
    plan = services.preview(actor=actor, unit=unit, file=file, book=book)
    assert (plan.moving(), plan.problems, plan.questions, plan.notes) == ([], (), (), ())
    assert {sheet: counts["same"] for sheet, counts in plan.counts().items()} == {
        sheet: len(lines) for sheet, lines in rows.items()
    }


@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(TEXTS, min_size=3, max_size=6),
    days=st.lists(DAYS, min_size=2, max_size=4),
    masks=st.lists(MASKS, min_size=1, max_size=3),
    charges=st.lists(st.sampled_from(Charge.values), min_size=1, max_size=3),
)
def test_an_export_comes_back_as_it_is(cast, settings, tmp_path, names, days, masks, charges):
    settings.XIAOHENG_HOME = tmp_path
    rename(Unit, names, "name")
    rename(Person, names, "name")
    rename(Account, names, "name")
    rename(Person, days, "born_on")
    rename(Person, masks, "identity_mask", "identity")
    rename(Membership, names, "reason")
    rename(Appointment, names, "reason")
    rename(Appointment, charges, "charge")
    for model in (Appointment, Membership, RoleGrant):
        model.objects.filter(pk__in=list(model.objects.order_by("pk").values_list("pk", flat=True)[::3])).update(
            until=date(2023, 3, 1)
        )
    come_back(cast, ORGANISATION)
    come_back(cast, ACCOUNTS_BOOK)


@pytest.mark.parametrize("book", [ORGANISATION, ACCOUNTS_BOOK], ids=["organisation", "accounts"])
def test_what_stands_of_a_number_is_its_mask(cast, settings, tmp_path, book):
    settings.XIAOHENG_HOME = tmp_path
    Person.objects.update(identity="f" * 64, identity_mask=Identity("", "110***********0021").mask)
    rows = services.export(actor=cast.actor("clerk"), unit=cast.units["YL"], book=book)
    assert "ffff" not in str(rows)
