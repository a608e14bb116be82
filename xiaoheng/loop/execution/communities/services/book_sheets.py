"""共同体清单的栏目: the sheets in which lists and projects are imported and exported, and what stands in their terms.

An entry has no number of its own: it is known by whose it is and what it says. Of several alike the first is the one
without a place, the others say 第2条, 第3条 …, in the order in which they were entered.
"""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.columns import Column, SheetSpec
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors.register import Fact, below, facts_of
from xiaoheng.lib import cells
from xiaoheng.loop.execution.communities.models import Entry, Project
from xiaoheng.loop.execution.communities.services.listing import MOST, TITLE
from xiaoheng.loop.execution.communities.services.projects import PLAN
from xiaoheng.loop.execution.communities.words import CommunityState, EntryState, Listed, ProjectState

LEAD = Column("牵头学校编码", "lead", "code", True, help=_("运行中的共同体以牵头学校为准"), example="YL0001", length=40)
KIND = Column("类别", "kind", "name", True, help=_("清单类别的全称"), example="课程", length=20)
PLACE = Column(
    "第几条", "place", "number", help=_("其余相同的有几条时，从第二条起填2、3……；只有一条的留空"),
    least=2, most=99, spare=True,
)  # fmt: skip
SINCE, UNTIL = (
    Column(header, name, "day", True, help=help, example=example)
    for header, name, help, example in (
        ("开始", "since", _("第一天"), "2023-03-20"), ("结束", "until", _("最后一天"), "2023-06-30")
    )
)  # fmt: skip
ENTRIES = SheetSpec(
    "资源和需求",
    (
        LEAD,
        Column("成员学校编码", "unit", "code", help=_("校外成员的条目留空"), example="YL0002", length=40),
        Column("校外成员", "partner", "name", help=_("成员学校的条目留空"), length=60),
        Column("清单", "listed", "choice", True, tuple(Listed.choices), example="需求清单"),
        KIND,
        Column("内容", "title", "text", True, example="课后服务书法课", length=TITLE),
        Column("数量", "quantity", "number", True, help=_("按类别的计量单位"), example="16", least=1, most=MOST),
        SINCE,
        UNTIL,
        PLACE,
    ),
    ("lead", "unit", "partner", "listed", "kind", "title", "place"),
)
PROJECTS = SheetSpec(
    "项目",
    (
        LEAD,
        Column("承办学校编码", "unit", "code", True, example="YL0001", length=40),
        Column("合作学校编码", "other", "code", help=_("共同体的另一所成员学校"), example="YL0002", length=40),
        Column("校外合作成员", "partner", "name", help=_("没有的留空"), length=60),
        KIND,
        Column("项目", "title", "text", True, example="联合修订师德承诺制度", length=TITLE),
        Column(
            "安排", "plan", "text", help=_("做什么、谁牵头、怎么做；新增的必填"), example="各校各派一人", length=PLAN
        ),
        SINCE,
        UNTIL,
        PLACE,
    ),
    ("lead", "unit", "title", "place"),
)


def entries(county: Unit) -> Iterator[Fact]:
    """在列的资源和需求 of running communities of a county."""
    rows = Entry.objects.filter(
        community__lead__in=below(county), community__state=CommunityState.RUNNING, state=EntryState.OPEN
    )
    paths = {"lead": "community__lead__code", "unit": "unit__code", "partner": "partner__name", "kind": "kind__title"}
    return _placed(ENTRIES, facts_of(rows, ("listed", "title", "quantity", "since", "until"), **paths))


def projects(county: Unit) -> Iterator[Fact]:
    """项目 of running communities, those that a match led to among them."""
    rows = Project.objects.filter(community__lead__in=below(county), community__state=CommunityState.RUNNING)
    rows = rows.exclude(state=ProjectState.DROPPED)
    paths = {"lead": "community__lead__code", "unit": "unit__code", "other": "other__code", "partner": "partner__name"}
    return _placed(PROJECTS, facts_of(rows, ("title", "plan", "since", "until"), kind="kind__title", **paths))


def _placed(sheet: SheetSpec, facts: Iterator[Fact]) -> Iterator[Fact]:
    seen: Counter[tuple[str, ...]] = Counter()
    for fact in facts:
        key = tuple(cells.plain(fact.values[name]) for name in sheet.key if name != PLACE.field)
        seen[key] += 1
        yield Fact(fact.pk, {**fact.values, PLACE.field: seen[key] if seen[key] > 1 else None})
