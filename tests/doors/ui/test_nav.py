"""The header of the real site: every link leads to a page that its viewer may open."""

import pytest
from django.test import RequestFactory

from tests.cast import PEOPLE
from tests.doors.asking import knock
from xiaoheng.doors.ui import nav
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.rulebook import services as rulebook


def test_every_link_names_a_page_of_the_policy():
    assert {link.page for link in nav.LINKS} <= set(policy()["pages"])


@pytest.mark.parametrize("username", [person[0] for person in PEOPLE])
def test_every_link_opens(cast, username):
    rulebook.catch_up()  # or the first page would, and each be undone with it
    entries = nav.entries(RequestFactory().get("/"), cast.actor(username))
    opened = {entry.url: knock(cast.accounts[username], "get", entry.url)[0] for entry in entries}
    assert entries[0].url == "/"
    assert opened == {entry.url: 200 for entry in entries}


def test_each_side_has_its_own_links(cast):
    def labels(username):
        return [str(entry.label) for entry in nav.entries(RequestFactory().get("/"), cast.actor(username))]

    assert {"总览", "学校", "交办单"} <= set(labels("clerk"))
    assert {"本校", "会议", "议题", "交办事项"} <= set(labels("ty_secretary"))
    assert not {"本校", "议题"} & set(labels("clerk"))
    assert not {"总览", "通知"} & set(labels("ty_secretary"))
    assert labels("stranger") == ["待办"]
