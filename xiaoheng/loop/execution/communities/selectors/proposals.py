"""建议对接: which resource of another member could serve a need, computed from the lists as they stand; stored nowhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xiaoheng.loop.execution.communities.models import Community, Entry, Match
from xiaoheng.loop.execution.communities.selectors.communities import open_entries
from xiaoheng.loop.execution.communities.words import Listed, MatchState

SETTLED = (MatchState.PROPOSED, MatchState.DECLINED)


@dataclass(frozen=True)
class Proposal:
    """一条建议: how much of the resource for the need, and why."""

    need: Entry
    resource: Entry
    near: bool

    @property
    def quantity(self) -> int:
        """As much as both sides have left."""
        return min(self.need.left, self.resource.left)

    @property
    def why(self) -> str:
        """理由: kind, time, what is left, where."""
        since, until = max(self.need.since, self.resource.since), min(self.need.until, self.resource.until)
        said = {"kind": self.need.kind.title, "since": f"{since:%Y-%m-%d}", "until": f"{until:%Y-%m-%d}"}
        where = _("同片区") if self.near else (_("校外单位") if self.outside else _("不同片区"))
        room = _("可对接%(n)d%(measure)s，需%(need)d、余%(left)d") % {
            "n": self.quantity, "measure": self.need.kind.measure, "need": self.need.left, "left": self.resource.left,
        }  # fmt: skip
        return "；".join((_("同为%(kind)s，%(since)s至%(until)s时间重合") % said, room, where))

    @property
    def outside(self) -> bool:
        """Whether one side is no school."""
        return self.need.unit_id is None or self.resource.unit_id is None


def proposals(community: Community) -> dict[int, list[Proposal]]:
    """建议 by the key of each need, the best first; as many questions for one need as for all."""
    rows = list(open_entries(community))
    offered: dict[int, list[Entry]] = defaultdict(list)
    for row in rows:
        if row.listed == Listed.RESOURCE:
            offered[row.kind_id].append(row)
    talked = set(Match.objects.filter(need__community=community, state__in=SETTLED).values_list("need", "resource"))
    return {need.pk: _ranked(need, offered[need.kind_id], talked) for need in rows if need.listed == Listed.NEED}


def proposals_for(entry: Entry) -> list[Proposal]:
    """建议 for one entry, whichever side it is on."""
    found = proposals(entry.community)
    return (found if entry.listed == Listed.NEED else by_resource(found)).get(entry.pk, [])


def by_resource(found: dict[int, list[Proposal]]) -> dict[int, list[Proposal]]:
    """The same 建议 by the key of each resource, the best first."""
    turned: dict[int, list[Proposal]] = defaultdict(list)
    for one in sorted((one for rows in found.values() for one in rows), key=_rank):
        turned[one.resource.pk].append(one)
    return dict(turned)


def fits(need: Entry, resource: Entry) -> bool:
    """能否对接: of one kind, of two members, at a time that both have."""
    same = (need.unit_id, need.partner_id) == (resource.unit_id, resource.partner_id)
    in_time = need.since <= resource.until and resource.since <= need.until
    return need.community_id == resource.community_id and need.kind_id == resource.kind_id and not same and in_time


def _ranked(need: Entry, offered: Iterable[Entry], talked: set[tuple[int, int]]) -> list[Proposal]:
    fitting = (one for one in offered if fits(need, one) and (need.pk, one.pk) not in talked)
    return sorted((Proposal(need, one, _near(need, one)) for one in fitting), key=_rank)


def _rank(one: Proposal) -> tuple[bool, bool, int, int, int]:
    """Same 片区 first, then what covers the need whole, then the most; the older entry before the younger."""
    return (not one.near, one.quantity < one.need.left, -one.quantity, one.need.pk, one.resource.pk)


def _near(need: Entry, resource: Entry) -> bool:
    zones = [getattr(one.unit.school, "zone_id", None) if one.unit else None for one in (need, resource)]
    return zones[0] is not None and zones[0] == zones[1]
