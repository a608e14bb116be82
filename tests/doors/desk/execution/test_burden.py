"""Pages about burden: each number of a comparison is the length of its list; queries do not grow with schools."""

import re
from html import unescape

import pytest

from tests.doors.desk.counting import queries
from tests.loop.execution.test_signing import sets
from xiaoheng.loop.execution import selectors as reads
from xiaoheng.loop.execution import services as execution

__all__ = ["sets"]
NUMBER = re.compile(r'<td class="num">\s*<a\s+href="([^"]+)"\s*>(\d+)</a>')


@pytest.fixture
def answered(cast, signed):
    """One item answered by 桃源中学 with a sentence, and one date put off."""
    row = reads.assignment(signed.items.get(seq=3), cast.units["TY"])
    execution.submit(actor=cast.actor("ty_office"), assignment=row, note="已完成")
    charter = reads.assignment(signed.items.get(seq=1), cast.units["TY"])
    execution.extend(actor=cast.actor("ty_office"), assignment=charter, until=signed.until, reason="待教代会讨论")
    return signed


def length(client, url):
    html = client.get(url).content.decode()
    return 0 if "没有这样的记录" in html else html.count('<th scope="row">')


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        *((who, "") for who in ("clerk", "ty_office", "leader")),
        *(("clerk", asked) for asked in ("?since=2023-04-01", "?school=TY", "?since=x&school=nobody")),
    ],
)
def test_each_number_is_the_length_of_its_list(answered, sign_in, who, asked):
    client, url = sign_in(who), f"/directives/{answered.pk}/comparison/"
    html = client.get(f"{url}{asked}").content.decode()
    found = [(unescape(link), int(n)) for link, n in NUMBER.findall(html)]
    assert found
    for link, n in found:
        assert length(client, link) == n, link


def test_a_number_that_there_is_not_is_not_found(answered, sign_in):
    client, url = sign_in("clerk"), f"/directives/{answered.pk}/comparison/entries/"
    for query in ("?kind=", "?kind=x", "?kind=asked&item=0", "?kind=asked&item=x", f"?kind=asked&item={'9' * 5000}"):
        assert client.get(f"{url}{query}").status_code == 404, query


def test_a_draft_has_no_comparison_and_another_county_sees_none(cast, draft, sign_in):
    assert sign_in("clerk").get(f"/directives/{draft.pk}/comparison/").status_code == 404
    execution.issue(actor=cast.actor("clerk"), directive=draft)
    assert sign_in("lj_secretary").get(f"/directives/{draft.pk}/comparison/").status_code == 404


def test_the_county_page_shows_hours_against_the_cap_of_the_month(answered, sets, sign_in):
    sets("order_hours_cap", 1)
    client = sign_in("clerk")
    html = client.get("/burden/").content.decode()
    assert "超出" in html
    link = unescape(re.search(r'href="(\?issuer=[^"#]+)', html).group(1))
    detail = client.get(f"/burden/{link}").content.decode()
    assert ("各项用时" in detail, "桃源中学" in detail) == (True, True)
    assert client.get("/burden/?issuer=LJ&month=2023-03-01").status_code == 200
    assert client.get("/burden/?issuer=YL&month=1999-01-01").status_code == 200


def test_queries_do_not_grow_with_answers(cast, answered, sign_in):
    client, urls = sign_in("clerk"), ("/burden/", f"/directives/{answered.pk}/comparison/")
    before = [queries(client, url) for url in urls]
    execution.sign(actor=cast.actor("lx_secretary"), directive=answered, unit=cast.units["LX"])
    row = reads.assignment(answered.items.get(seq=3), cast.units["LX"])
    execution.submit(actor=cast.actor("lx_secretary"), assignment=row, note="已完成")
    assert [queries(client, url) for url in urls] == before
