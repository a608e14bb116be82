"""The trace page: the whole chain, each node linked, from every end."""

import pytest
from django.urls import reverse

from tests.doors.desk.counting import queries
from tests.loop.correction.loop import Loop
from tests.loop.correction.test_trace import SENTENCE, read_notice


@pytest.fixture
def loop(cast, catalogue):
    return Loop(cast, read_notice(cast)).run()


def addresses(loop):
    return [
        reverse("desk:trace", kwargs={"problem": loop.problem.pk}),
        reverse("desk:trace", kwargs={"topic": loop.topic.pk}),
        reverse("desk:trace", kwargs={"assignment": loop.assignment.pk}),
    ]


def test_the_page_reads_from_the_sentence_to_the_amendment(loop, sign_in):
    client = sign_in("clerk")
    for address in addresses(loop):
        page = client.get(address).content.decode()
        places = [
            page.index(word)
            for word in (SENTENCE, "任务交办单", "部分属实", "议事规则与章程不一致", "修订党组织会议议事规则")
        ]
        assert places == sorted(places)
        for name, kwargs in (
            ("directive", {"directive": loop.order.pk}),
            ("topic", {"topic": loop.topic.pk}),
            ("inspection", {"inspection": loop.inspection.pk}),
            ("bulletin", {"bulletin": loop.bulletin.pk}),
            ("appraisal", {"appraisal": loop.appraisal.pk}),
            ("problem", {"problem": loop.problem.pk}),
            ("topic", {"topic": loop.amendment.pk}),
        ):
            assert f'href="{reverse(f"desk:{name}", kwargs=kwargs)}"' in page


@pytest.mark.parametrize(
    ("name", "status"),
    [("ty_office", 200), ("leader", 200), ("lx_secretary", 404), ("lj_clerk", 404), ("stranger", 403)],
)
def test_the_chain_is_seen_within_scope(loop, sign_in, name, status):
    client = sign_in(name)
    assert [client.get(address).status_code for address in addresses(loop)] == [status] * 3


def test_the_page_asks_a_bounded_number_of_queries(loop, sign_in):
    assert queries(sign_in("clerk"), addresses(loop)[0]) <= 35
