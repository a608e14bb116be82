"""The rooms of the navigation: neighbours together, the one that one is in open."""

from django.test import RequestFactory
from django.utils import translation

from xiaoheng.doors.ui import nav


def drawn(cast, username, path):
    rooms = nav.rooms(nav.entries(RequestFactory().get(path), cast.actor(username)))
    return {str(room.label): ([str(link.label) for link in room.links], room.current) for room in rooms}


def present(cast, username, path):
    links = nav.entries(RequestFactory().get(path), cast.actor(username))
    return [str(link.label) for link in links if link.current]


def test_links_of_one_room_stand_together_and_the_present_one_is_open(cast):
    rooms = drawn(cast, "ty_secretary", "/topics/")
    assert {"议题", "会议", "请示报告"} <= set(rooms["决策"][0])
    assert [label for label, (_links, here) in rooms.items() if here] == ["决策"]


def test_a_room_of_one_link_is_that_link(cast):
    assert drawn(cast, "stranger", "/") == {"待办": (["待办"], True)}
    assert drawn(cast, "clerk", "/")["问题台账"] == (["问题台账"], False)


def test_a_page_below_a_link_belongs_to_it_and_one_below_none_to_none(cast):
    assert present(cast, "clerk", "/units/TY/rename/") == ["学校"]
    assert present(cast, "clerk", "/bodies/7/seat/") == ["机构"]
    assert present(cast, "clerk", "/filings/rollout/") == ["备案"]
    assert present(cast, "clerk", "/nowhere/") == []


def test_the_row_is_drawn_for_each_viewer_place_and_language(cast):
    def row(username, path="/"):
        return nav.row(RequestFactory().get(path), cast.actor(username))

    assert "/schools/TY/" in row("ty_secretary")
    assert "/schools/TY/" not in row("lj_secretary")
    assert row("clerk", "/schools/") != row("clerk") == row("clerk")
    with translation.override("en"):
        assert "待办" not in row("clerk")
    assert "待办" in row("clerk")
