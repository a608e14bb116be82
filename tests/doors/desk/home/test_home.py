"""Pages of the front: duties in buckets, one bucket page by page, what was done; a school's lamps and its trail."""

from datetime import date

import pytest
from django.urls import reverse

from tests.doors.desk.counting import queries
from xiaoheng.loop.correction import services as correction

INBOX = reverse("desk:inbox")


@pytest.fixture
def problems(cast):
    """Open so many problems in 桃源中学, all overdue."""

    def open_them(count, start=0):
        for number in range(start, start + count):
            correction.open(
                actor=cast.actor("clerk"), unit=cast.units["TY"], title=f"问题{number:02}", due_on=date(2023, 3, 1)
            )

    return open_them


def text(response):
    return response.content.decode()


def test_nobody_without_duties_is_left_with_a_blank_page(sign_in):
    assert "您现在没有待办事项。" in text(sign_in("ty_principal").get(INBOX))


def test_a_long_bucket_is_shortened_and_opens_page_by_page(sign_in, problems):
    problems(30)
    client = sign_in("ty_secretary")
    short = text(client.get(INBOX))
    assert short.count('class="duty"') == 7
    assert 'href="?bucket=overdue"' in short
    first, second = (text(client.get(INBOX, {"bucket": "overdue", "page": n})) for n in (1, 2))
    assert (first.count('class="duty"'), second.count('class="duty"')) == (25, 5)
    assert "回到全部待办" in first


def test_what_one_did_stands_below(sign_in, problems):
    problems(1)
    assert "已办" in text(sign_in("clerk").get(INBOX))


def test_the_inbox_asks_no_more_for_more_duties(sign_in, problems):
    problems(1)
    client = sign_in("ty_secretary")
    asked = queries(client, INBOX)
    problems(6, start=1)
    assert queries(client, INBOX) == asked


@pytest.mark.parametrize("name", ["school", "trail"])
def test_a_school_is_seen_from_its_county_but_not_from_another_school(sign_in, cast, name):
    url = reverse(f"desk:{name}", kwargs={"unit": "TY"})
    assert cast.units["TY"].name in text(sign_in("clerk").get(url))
    assert sign_in("lx_secretary").get(url).status_code == 404
