"""The rooms of the navigation: neighbours together, the one that one is in open."""

from django.test import RequestFactory

from xiaoheng.doors.ui import nav


def drawn(cast, username, path):
    rooms = nav.rooms(nav.entries(RequestFactory().get(path), cast.actor(username)))
    return [(str(room.label), [str(link.label) for link in room.links], room.current) for room in rooms]


def test_links_of_one_room_stand_together_and_the_present_one_is_open(cast):
    rooms = drawn(cast, "ty_secretary", "/topics/")
    assert ("决策", ["议题", "会议", "请示报告"], True) in [(label, links[:3], here) for label, links, here in rooms]
    assert [label for label, _links, here in rooms if here] == ["决策"]


def test_a_room_of_one_link_is_that_link(cast):
    assert ("请示报告", ["请示报告"], False) in drawn(cast, "clerk", "/")
    assert drawn(cast, "stranger", "/") == [("待办", ["待办"], True)]
