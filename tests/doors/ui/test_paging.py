"""Pages of a list: what fits on the first is not counted, and numbers beyond the last give the last."""

import pytest
from django.test import RequestFactory

from xiaoheng.doors.ui.paging import paged
from xiaoheng.ground.organisation.models import Unit

pytestmark = pytest.mark.usefixtures("cast")


def asked(query, rows):
    return paged(RequestFactory().get("/", query), rows)


def test_a_list_that_fits_is_read_once_and_not_counted(django_assert_num_queries):
    with django_assert_num_queries(1):
        page = asked({}, Unit.objects.order_by("code")[:3])
        assert (len(page.object_list), page.paginator.count, page.has_next()) == (3, 3, False)


def test_a_longer_one_is_counted_and_goes_on(django_assert_num_queries):
    rows = Unit.objects.order_by("code")
    Unit.objects.bulk_create(Unit(code=f"N{n:02}", name="校", kind="school", since="2020-01-01") for n in range(30))
    with django_assert_num_queries(2):
        page = asked({}, rows)
        assert page.has_next()
        assert len(page.object_list) == 25
    last = asked({"page": "999"}, rows)
    assert [*page.object_list] == list(rows[:25])
    assert last.number == page.paginator.num_pages
    assert list(last.object_list) == list(rows[25 * (last.number - 1) :])


def test_of_nothing_there_is_one_empty_page():
    page = asked({}, Unit.objects.none())
    assert (list(page.object_list), page.paginator.num_pages) == ([], 1)
