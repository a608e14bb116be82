"""导航: which links a viewer sees. policy.yaml decides: a link is drawn where the viewer may open the page."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.pages import open_to
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.policy import policy
from xiaoheng.ground.organisation.selectors.scope import INSIDE
from xiaoheng.ground.organisation.words import Role, UnitKind

COUNTY, SCHOOL = "county", "school"
# The ground, then the loop; what has no room stands alone.
STANDS, DECIDED, DONE, WATCHED = _("组织"), _("决策"), _("执行"), _("监督")


@dataclass(frozen=True)
class Link:
    """One entry: page name, label, on whose side it is shown, its room.

    `own` = the page of the viewer's own school; `under` = further addresses at which one is still there.
    """

    page: str
    label: str | Promise
    side: str = ""
    room: str | Promise = ""
    own: bool = False
    under: tuple[str, ...] = ()


# In the order of the loop: what stands, then 决策, 执行, 监督, 评价, 修正.
LINKS = (
    Link("desk:inbox", _("待办")),
    Link("desk:overview", _("总览"), COUNTY),
    Link(
        "desk:findings",
        _("制度核查"),
        COUNTY,
        under=("/parameters/", "/rules/", "/clauses/", "/pleas/", "/terms/", "/workdays/"),
    ),
    Link("desk:schools", _("学校"), COUNTY, STANDS, under=("/units/", "/orgs/", "/open_school/", "/import")),
    Link("desk:lacking", _("机构"), COUNTY, STANDS, under=("/bodies/",)),
    Link("desk:succession", _("干部接续"), COUNTY, STANDS),
    Link("desk:school", _("本校"), SCHOOL, own=True),
    Link("desk:developments", _("党员"), room=STANDS),
    Link("desk:cadres", _("干部"), SCHOOL, STANDS, own=True),
    Link("desk:bodies", _("机构"), SCHOOL, STANDS, own=True, under=("/bodies/", "/units/", "/orgs/")),
    Link("desk:programmes", _("培训"), room=STANDS),
    Link("desk:library", _("文库"), room=STANDS),
    Link("desk:topics", _("议题"), SCHOOL, DECIDED, under=("/matters/", "/talks/")),
    Link("desk:meetings", _("会议"), SCHOOL, DECIDED, under=("/assemblies/", "/questions/")),
    Link("desk:assemblies", _("会议"), COUNTY, DECIDED, under=("/questions/", "/meetings/")),
    Link("desk:life", _("组织生活"), room=DECIDED, under=("/planned/", "/life_steps/", "/conversations/")),
    Link("desk:publications", _("公开"), SCHOOL, DECIDED),
    Link("desk:requests", _("请示报告"), room=DECIDED, under=("/matters/", "/talks/")),
    Link("desk:filings", _("备案"), room=DECIDED),
    Link("desk:elections", _("选举"), room=DECIDED),
    Link("desk:notices", _("通知"), COUNTY, DONE),
    Link("desk:directives", _("交办单"), COUNTY, DONE),
    Link("desk:burden", _("减负"), COUNTY, DONE),
    Link("desk:reviews", _("复核"), COUNTY, DONE),
    Link("desk:assignments", _("交办事项"), SCHOOL, DONE, under=("/directives/", "/items/", "/burden/")),
    Link("desk:tasks", _("任务"), SCHOOL, DONE),
    Link("desk:campaigns", _("专项"), room=DONE, under=("/entrants/",)),
    Link("desk:communities", _("共同体"), room=DONE, under=("/community-",)),
    Link("desk:inspections", _("督查"), room=WATCHED),
    Link("desk:procedure", _("议事程序"), COUNTY, WATCHED),
    Link("desk:spot_checks", _("会议抽查"), room=WATCHED),
    Link("desk:cases", _("问责"), COUNTY, WATCHED),
    Link("desk:team_reports", _("履职报告"), room=WATCHED, under=("/cases/",)),
    Link("desk:bulletins", _("通报"), room=WATCHED),
    Link("desk:appraisals", _("评价")),
    Link("desk:problems", _("问题台账")),
)


@dataclass(frozen=True)
class Entry:
    """A link as drawn."""

    url: str
    label: str | Promise
    current: bool
    room: str | Promise = ""


@dataclass(frozen=True)
class Room:
    """一间: a word of the first row; with several links they stand in a row of their own while one is in the room."""

    label: str | Promise
    links: list[Entry]

    @property
    def current(self) -> bool:
        """所在: whether the present page is in it."""
        return any(link.current for link in self.links)


def entries(request: HttpRequest, viewer: Actor) -> list[Entry]:
    """Links for a viewer, in order; the current one has the longest address that the present one begins with."""
    roles, school = _standing(viewer)
    here = _here(request.path, roles, school)
    return [Entry(url, link.label, url == here, link.room) for url, link in _links(roles, school)]


def row(request: HttpRequest, viewer: Actor) -> SafeString:
    """The links of `entries` as they are drawn, room by room."""
    roles, school = _standing(viewer)
    return _row(roles, school, _here(request.path, roles, school), get_language())


def rooms(links: list[Entry]) -> list[Room]:
    """分间: neighbours of one room together; a room of one link is that link."""
    grouped = [list(group) for _key, group in groupby(links, lambda one: one.room or one.url)]
    return [Room(group[0].room if len(group) > 1 else group[0].label, group) for group in grouped]


def posts(viewer: Actor) -> list[tuple[str, str]]:
    """Role and unit of the viewer, as the header names them."""
    return [(str(Role(grant.role).label), grant.name) for grant in viewer.grants]


def forget() -> None:
    """Where another policy takes the place of the file's (the gallery of the tests)."""
    _links.cache_clear()
    _row.cache_clear()


def _standing(viewer: Actor) -> tuple[frozenset[str], str]:
    """All that decides about links: roles, and the code of the viewer's own school."""
    school = next((grant.code for grant in viewer.grants if grant.kind == UnitKind.SCHOOL), "")
    return viewer.roles(), school


def _here(path: str, roles: frozenset[str], school: str) -> str:
    near = {url: max(_reach(path, one) for one in (url, *link.under)) for url, link in _links(roles, school)}
    here = max(near, key=lambda url: near[url], default="")
    return here if near.get(here) else ""


@lru_cache(maxsize=1024)
def _links(roles: frozenset[str], school: str) -> tuple[tuple[str, Link], ...]:
    return tuple((url, link) for link in LINKS if (url := _address(link, roles, school)))


@lru_cache(maxsize=1024)  # some four kilobytes each
def _row(roles: frozenset[str], school: str, here: str, _language: str) -> SafeString:
    drawn = [Entry(url, link.label, url == here, link.room) for url, link in _links(roles, school)]
    return render_to_string("ui/parts/nav.html", {"rooms": rooms(drawn)})


def _address(link: Link, roles: frozenset[str], school: str) -> str:
    side = SCHOOL if roles & set(INSIDE) else COUNTY
    if link.page not in policy()["pages"] or (link.side and link.side != side) or not open_to(link.page, roles):
        return ""
    if link.own and not school:
        return ""
    return reverse(link.page, kwargs={"unit": school} if link.own else None)


def _reach(path: str, url: str) -> int:
    """How much of the present address an address explains."""
    return len(url) if path == url or (url != "/" and path.startswith(url)) else 0
