"""Everybody follows every link from his inbox; the tokens he meets are those of his scope, and no others."""

import re
from collections import Counter, deque
from html import unescape
from io import BytesIO
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from django.urls import resolve

from tests.doors.asking import UNSEEN
from tests.doors.matrix import SHARED
from tests.doors.samples import TOKEN

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|hx-get)="([^"]+)"')
MOST = 1500  # pages; no role of the cast has so many
COUNTY = {"notice", "draft_order", "draft_item"}  # what is not yet a school's business
LIFE = {"life", "life_reason"}
MEMBERS = {"applicant", "application", "letter", "member", "outside", "place", "refusal"}
TEAM = {
    *MEMBERS,
    *("appraisal", "body", "chain", "cleanup", "contest", "document", "draft", "evidence", "extension", "inspection"),
    "transfer",
    *(
        "item",
        "link",
        "meeting",
        "notice",
        "order",
        "other_topic",
        "part",
        "person",
        "plea",
        "planned",
        "problem",
        "reply",
    ),
    *("request", "resolution", "submission", "task", "topic", "publication", "report_back", "young_publication"),
    *("assembly", "campaign", "campaign_draft", "candidacy", "election", "filing", "filing_draft", "plan_row"),
    *("community", "community_entry", "partner"),
    *("utterance", "young_topic", *LIFE),
}
FILED = TEAM | {"cadre"}  # what is on file about people in posts
DECIDING = FILED | {"reserve"}  # who is listed as reserve as well
# The chain of a problem names the decisions in it; what was said at a meeting it does not tell.
ZONE = TEAM - MEMBERS - {"filing_draft", "meeting", "other_topic", "reply", "request", "utterance", "young_topic"}
ZONE -= {"assembly", "election", "publication", "report_back", "young_publication"}
# What a school is drafting is its own.
ABOVE = (DECIDING | COUNTY) - {"filing_draft"}
# who → the schools and the kinds of text that he meets, exactly
MEETS = {
    "leader": ({"TY", "LX"}, ABOVE),
    "clerk": ({"TY", "LX"}, ABOVE | {"import"}),
    "auditor": ({"TY", "LX"}, ABOVE - {"applicant", "application", "member", "refusal"}),
    "inspector": ({"TY"}, ZONE),
    "ty_secretary": ({"TY"}, DECIDING),
    "ty_principal": ({"TY"}, DECIDING),
    "ty_office": ({"TY"}, FILED),
    "ty_vice": ({"TY"}, TEAM),
    "ty_teacher": (
        {"TY"},
        {
            *LIFE,
            "member",
            "body",
            "chain",
            "document",
            "election",
            "item",
            "link",
            "part",
            "person",
            "planned",
            "publication",
            "task",
        },
    ),
    "lj_clerk": ({"LJ1"}, ABOVE | {"import"}),
    "lj_secretary": ({"LJ1"}, DECIDING),
    "stranger": (set(), set()),
    "anonymous": (set(), set()),
}
ALIKE = {"leader", "auditor", "ty_principal", "ty_office", "lj_secretary"}  # others like them are crawled every time


@pytest.mark.parametrize("who", [pytest.param(who, marks=pytest.mark.full if who in ALIKE else ()) for who in MEETS])
def test_everybody_meets_the_texts_of_his_scope_and_no_others(who, clients):
    schools, kinds = MEETS[who]
    first, refused = crawl(clients[who])
    wanted = {(school, kind) for school in schools for kind in kinds}
    assert {token: url for token, url in first.items() if token not in wanted} == {}
    assert wanted - set(first) == set()
    assert not refused, "links that a page offers and another refuses"


def crawl(client):
    """Where each token was met first, and links that were refused; breadth first from the inbox."""
    waiting, seen, first, refused, alike = deque(["/"]), {"/"}, {}, {}, Counter()
    while waiting:
        url = waiting.popleft()
        with UNSEEN:
            response = client.get(url)
        if response.status_code >= 400:
            refused[url] = response.status_code
        text = read(response)
        for token in TOKEN.findall(text):
            first.setdefault(token, url)
        fresh = dict.fromkeys(link for link in links(url, response, text) if link not in seen and new(link, alike))
        seen.update(fresh)
        waiting.extend(fresh)
        assert len(seen) < MOST
    return first, refused


def new(link, alike):
    """Whether a link is worth following: of pages that say the same to every county (rules, parameters) a few are."""
    match = resolve(urlsplit(link).path)
    if not match.kwargs or set(match.kwargs) - SHARED:
        return True
    alike[match.view_name] += 1
    return alike[match.view_name] <= 8


def links(url, response, text):
    """Addresses of this site that an answer leads to."""
    found = [response["Location"]] if response.status_code == 302 else []
    found += LINK.findall(text) if "html" in response["Content-Type"] else []
    for link in (urldefrag(urljoin(url, unescape(one))).url for one in found):
        if link.startswith("/") and not link.startswith(("/static/", "/login/")):
            yield link


def read(response):
    """All text of an answer: a page, or what is packed in a Word or Excel file; its file name as well."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    parts = [data]
    if data.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(data)) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
    name = unquote(response.headers.get("Content-Disposition", ""))
    return "\n".join([name, *(part.decode("utf-8", "replace") for part in parts)])
