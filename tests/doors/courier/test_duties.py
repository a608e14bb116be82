"""Every act that a room can ask for has its page and its word, and no message has words of a person."""

from urllib.parse import urlsplit

import pytest
from django.urls import NoReverseMatch, resolve, reverse

from tests.house.tree import acts
from xiaoheng.doors.courier.duties import buttons


@pytest.mark.parametrize("verb", buttons())
def test_every_act_has_a_page_and_a_word_for_what_it_is_done_to(verb):
    button = buttons()[verb]
    page = f"desk:{button.page}"
    try:
        url = reverse(page, kwargs={button.key: 1})
    except NoReverseMatch:
        url = reverse(page, kwargs={button.key: "A"})
    assert resolve(urlsplit(url).path).view_name == page
    assert (bool(str(button.label)), bool(str(button.thing))) == (True, True)


def test_what_is_asked_for_is_a_verb():
    assert set(buttons()) <= set(acts())


def test_one_kind_of_thing_has_one_word():
    said = {(button.key, str(button.thing)) for button in buttons().values()}
    assert len(said) == len({key for key, _thing in said})
