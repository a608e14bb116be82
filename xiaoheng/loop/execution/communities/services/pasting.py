"""成批登记: rows copied from a worksheet; all of them or, with the place of each fault, none."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.cells import check_text, plain, read_number
from xiaoheng.lib.csv_text import read_csv
from xiaoheng.lib.dates import parse_date
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.communities.models import Community, Entry, Kind
from xiaoheng.loop.execution.communities.services.listing import TITLE, list_
from xiaoheng.loop.execution.communities.words import Listed

LISTS = {"资源": Listed.RESOURCE, "需求": Listed.NEED, "资源清单": Listed.RESOURCE, "需求清单": Listed.NEED}
HEADS = ("清单", "类别", "内容", "数量", "开始", "结束")  # official papers are Chinese in every language
LINES, SHOWN = 200, 10


def paste(*, actor: Actor, community: Community, unit: Unit, text: str) -> list[Entry]:
    """成批登记本校的清单条目: lines of 清单、类别、内容、数量、开始、结束, as they are copied from a worksheet."""
    with act("communities.paste", actor=actor, unit=unit, on=community) as doing:
        told, faults = _read(text)
        if not told and not faults:
            raise Refused(_("没有可登记的行。"), _("请从表格中复制若干行再粘贴。"))
        if len(told) + len(faults) > LINES:
            raise Refused(_("一次最多登记%(n)d行。") % {"n": LINES}, _("请分几次粘贴。"))
        rows = list(_written(actor, community, unit, told, faults))
        if faults:
            more = _("……共%(n)d处") % {"n": len(faults)} if len(faults) > SHOWN else ""
            raise Refused(
                "".join(faults[number] for number in sorted(faults)[:SHOWN]) + more,
                _("请改好后重新粘贴；一行也没有登记。"),
            )
        doing.say(title=community.title, entries=len(rows))
    return rows


def _written(
    actor: Actor, community: Community, unit: Unit, told: dict[int, dict[str, Any]], faults: dict[int, str]
) -> Iterator[Entry]:
    for number, row in told.items():
        try:
            yield list_(actor=actor, community=community, unit=unit, **row)
        except Refused as refusal:
            if refusal.rule:  # not of this line: the community is dissolved, the school no member
                raise
            faults[number] = _("第%(n)d行：%(what)s") % {"n": number, "what": refusal.message}


def _read(text: str) -> tuple[dict[int, dict[str, Any]], dict[int, str]]:
    kinds = {kind.title: kind for kind in Kind.objects.all()}
    told: dict[int, dict[str, Any]] = {}
    faults: dict[int, str] = {}
    for number, cells in enumerate(read_csv(text.encode()), 1):
        if not any(cell.strip() for cell in cells) or cells[0].strip() == HEADS[0]:
            continue
        try:
            told[number] = _line(cells, kinds)
        except Refused as refusal:
            faults[number] = _("第%(n)d行：%(what)s") % {"n": number, "what": refusal.message}
    return told, faults


def _line(cells: tuple[str, ...], kinds: dict[str, Kind]) -> dict[str, Any]:
    if len(cells) < len(HEADS):
        raise Refused(_("不足%(n)d列。") % {"n": len(HEADS)})
    listed, kind, title, quantity, since, until = (cell.strip() for cell in cells[: len(HEADS)])
    if listed not in LISTS:
        raise Refused(_("“%(word)s”不是资源或需求。") % {"word": listed[:20]})
    if kind not in kinds:
        raise Refused(_("没有“%(word)s”这一类别。") % {"word": kind[:20]})
    number = read_number(quantity)
    days: list[date] = [parse_date(since), parse_date(until)]
    return {
        "listed": LISTS[listed], "kind": kinds[kind], "title": check_text(plain(title), length=TITLE),
        "quantity": int(number or 0), "since": days[0], "until": days[1],
    }  # fmt: skip
