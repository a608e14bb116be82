"""一条已有记录, and what of an item's words makes it fit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.loop.execution.models import Assignment, DirectiveItem
from xiaoheng.loop.execution.selectors.occurrences import ends

# Words that nearly every order and every title of a school's papers bear: sharing them says nothing.
COMMON = re.compile(
    "党组织领导的校长负责制|中小学校|(?:实施|工作)(?:方案|意见|办法|计划|细则)|管理(?:制度|办法)|会议(?:记录|纪要)|"
    "教育工作委员会|党组织|党支部|全体党员|学校|开展|组织|落实|关于|工作|情况|通知|要求"
)
ENTRANT = "campaigns.entrant"  # kept by the room of campaigns above
ANEW = re.compile("修订|修编|修改|制定|制订|重新")  # what stood before is not what such an item asks for
SHARED = 4  # characters in a row that a title and an item must share


@dataclass(frozen=True)
class Fact:
    """一条已有记录: generic kind and id, title, day of the event; `fits` = proposed for this item, `why` so.

    `entered_on` = the day it was entered into its own book, where that book keeps it. `used` = what else of the
    school's answers it stands for already.
    """

    kind: str
    id: int
    title: str
    happened_on: date | None
    fits: bool = False
    why: str = ""
    entered_on: date | None = None
    used: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The value of a form's choice."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Need:
    """所需: what a record held may answer: of which school, since which day, in what words it is asked for.

    `until` = the first day after the period of a recurring item; what happened later is no answer to it by itself.
    """

    unit: Unit
    since: date
    text: str
    until: date | None = None


def need_of(assignment: Assignment) -> Need:
    """事项所需: of the assignment's school, within its period, in the item's words."""
    until = ends(assignment.item, assignment.occurrence)
    return Need(assignment.unit, begins(assignment), words_of(assignment.item), until)


def stood_before(need: Need, day: date | None) -> bool:
    """早于要求: a text of before the period, where the item asks for one made or mended in it."""
    return day is not None and day < need.since and ANEW.search(need.text) is not None


def words_of(item: DirectiveItem) -> str:
    """事项用语: everything an item says of itself, and the papers it asks for."""
    return "\n".join([item.title, item.text, *map(str, item.evidence)])


def begins(assignment: Assignment) -> date:
    """办理期间的起日: of the occurrence of a recurring item, of the order for one that is due once."""
    item = assignment.item
    return assignment.occurrence if item.recurrence else min(assignment.occurrence, item.directive.since)


def named(text: str, words: Iterable[str]) -> str:
    """Why a fact fits that goes by one of these words: the item says it; empty where it does not."""
    found = next((word for word in words if word and word in text), "")
    return _("要求中提到“%(word)s”") % {"word": found} if found else ""


def shared(text: str, title: str) -> str:
    """Why a paper fits by its title: the longest run of characters that the item has too; empty where it is short."""
    parts = [part[:40] for part in re.split(r"\W+", COMMON.sub(" ", title)) if len(part) >= SHARED]
    runs = {
        part[start:end]
        for part in parts
        for start in range(len(part) - SHARED + 1)
        for end in range(start + SHARED, len(part) + 1)
    }
    found = max((run for run in runs if run in text), key=len, default="")
    return _("标题与要求都提到“%(word)s”") % {"word": found} if found else ""
