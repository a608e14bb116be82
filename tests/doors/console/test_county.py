"""The demo county, loaded once: each planted fault is found, its figures are the published ones, its accounts marked."""

import pytest
from django.db import transaction

from tests.doors.console.test_demo import as_planted
from tests.doors.console.test_shape import shown
from xiaoheng.doors.console import demo
from xiaoheng.doors.desk.organisation.books import BOOKS
from xiaoheng.doors.reports.template_workbook import filled
from xiaoheng.ground.organisation import services as organisation
from xiaoheng.ground.organisation.actors import system
from xiaoheng.ground.organisation.models import Account, Unit
from xiaoheng.ground.records import services as records
from xiaoheng.ground.rulebook import selectors as rulebook

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    """The county of 48 schools, inside a transaction that ends with the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.fill(48, seed=2023)
        transaction.set_rollback(True)


def test_every_planted_fault_is_found_by_its_rule_and_by_nothing_else(county):
    as_planted(county)


def test_it_has_the_share_of_members_and_something_to_come(county):
    assert shown(county)["admin_members_rate"] == "95.6%"
    assert {due.verdict.rule for due in rulebook.forecast()} == {"A-14", "A-15", "A-16"}


def test_demo_accounts_are_marked_and_printed(county):
    assert Account.objects.filter(username__startswith="x01", is_demo=False).count() == 0
    assert Account.objects.get(username="x01-ganshi").check_password(demo.accounts.PASSWORD)
    assert {"x01-ganshi", "x01-0001-shuji", "x01-p1-ducha"} <= {
        username for username, _unit, _role in demo.accounts.table()
    }


def unchanged(book):
    """Export a book of the first county and look at it again: nothing to write, nothing wrong, nothing to ask."""
    county = Unit.objects.get(code="X01")
    said = {"actor": system("导出"), "unit": county, "book": book}
    rows = organisation.export(**said)
    assert sum(map(len, rows.values())) > 0
    file = records.stage(filled(book.specs, rows), "导出.xlsx")
    seen = organisation.preview(**said, file=file)
    records.discard(file)
    return (seen.moving(), seen.problems, seen.questions) == ([], (), ())


def test_what_each_workbook_exports_comes_back_unchanged(county, settings, tmp_path):
    settings.XIAOHENG_HOME = tmp_path
    assert [book.page for book, _verb in BOOKS if not unchanged(book)] == []
