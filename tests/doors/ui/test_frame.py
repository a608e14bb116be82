"""The frame of every page: who sees what in the header, error pages, refusals."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gallery(settings):
    settings.ROOT_URLCONF = "tests.doors.ui.gallery.urls"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": ["tests/doors/ui/gallery/templates"]}]


def links(page):
    return [str(entry.label) for entry in page.context["nav"]]


def test_the_clerk_sees_the_county_side(sign_in):
    page = sign_in("clerk").get("/?quiet")
    assert links(page) == ["待办", "全县总览", "学校", "问题台账"]
    assert "云岭县 · 工委干事" in page.content.decode()


def test_the_secretary_sees_the_school_side_with_the_own_school(sign_in):
    page = sign_in("ty_secretary").get("/schools/TY/")
    assert links(page) == ["待办", "本校", "交办事项", "问题台账"]
    current = [entry.url for entry in page.context["nav"] if entry.current]
    assert current == ["/schools/TY/"]


def test_the_title_is_written_once_and_stands_twice(sign_in):
    html = sign_in("clerk").get("/?quiet").content.decode()
    assert re.search(r"<title>\s*云岭县教育系统党建工作交办单 · 校衡\s*</title>", html)
    assert re.search(r"<h1>\s*云岭县教育系统党建工作交办单\s*</h1>", html)
