"""通知查询, and which school a name means."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.selectors import in_scope
from xiaoheng.loop.execution.models import DraftTask, NamedSchool, Notice
from xiaoheng.loop.execution.selectors.directives import schools_below
from xiaoheng.loop.execution.words import DraftState

CUTS = ("中小学校", "学校", "小学", "中学", "幼儿园")


def notices(viewer: Viewer) -> QuerySet[Notice]:
    """通知 received by units in scope, newest first, with how many drafts are still undecided."""
    rows = Notice.objects.filter(in_scope(viewer)).select_related("unit", "directive").order_by("-id").defer("raw")
    return rows.annotate(tasks=Count("drafts"), undecided=Count("drafts", filter=Q(drafts__state=DraftState.PROPOSED)))


def drafts(viewer: Viewer) -> QuerySet[DraftTask]:
    """任务草案 of notices in scope, in the order of the text."""
    named = Prefetch("named", NamedSchool.objects.select_related("unit"))
    return (
        DraftTask.objects.filter(in_scope(viewer, "notice__unit"))
        .select_related("notice__unit")
        .prefetch_related(named)
    )


def unsettled(drafts: Iterable[DraftTask]) -> list[NamedSchool]:
    """未核对的点名学校 among accepted drafts: neither mapped to a school nor waived."""
    wanted = [draft.pk for draft in drafts if draft.state == DraftState.ACCEPTED]
    rows = NamedSchool.objects.filter(draft__in=wanted, unit__isnull=True, waived=False)
    return list(rows.select_related("draft"))


def likely(unit: Unit, names: Iterable[str]) -> dict[str, Unit]:
    """对应学校: for each name, the one school below the unit that it must mean; a name with two candidates has none."""
    schools = list(schools_below(unit))
    found = {
        name: [s for s in schools if s.name == name] or [s for s in schools if _means(name, s.name)] for name in names
    }
    return {name: matches[0] for name, matches in found.items() if len(matches) == 1}


def _means(name: str, full: str) -> bool:
    """Whether a short name stands for a full one: 北关小学 for 云岭县北关小学, never 小学 for any of them."""
    core = name.strip()
    return core not in CUTS and len(core) >= 3 and (full.endswith(core) or core.endswith(full))
