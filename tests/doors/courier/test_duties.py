"""Every act that a room can ask for has its page and its word, and no message has words of a person."""

from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, resolve, reverse

from xiaoheng.doors.courier.duties import PAGES, THINGS


@pytest.mark.parametrize("verb", PAGES)
def test_every_act_has_a_page_and_a_word_for_what_it_is_done_to(verb):
    page, argument, label = PAGES[verb]
    try:
        url = reverse(page, kwargs={argument: 1})
    except NoReverseMatch:
        url = reverse(page, kwargs={argument: "A"})
    assert resolve(urlsplit(url).path).view_name == page
    assert (bool(str(label)), bool(str(THINGS[argument]))) == (True, True)


def test_no_word_is_left_over():
    assert set(THINGS) == {argument for _page, argument, _label in PAGES.values()}
