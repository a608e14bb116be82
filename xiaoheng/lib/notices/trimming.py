"""去尾 What a duty leaves out: purposes, exhortations and penalties at its end, what is only said before it."""

import re

from xiaoheng.lib.notices import aside, judge
from xiaoheng.lib.notices.evidence import evidence
from xiaoheng.lib.notices.grouping import SHALL, Clause
from xiaoheng.lib.notices.quantities import quantities

_PENALTY = re.compile(
    "^(?:(?:如)?有异议|逾期|否则|未按|无故|凡未|对未|超期|过期)|不再受理|视为(?:自动)?放弃|予以通报|视为未"
)
# 述职评议会时间由教育工委另行安排; 问卷组由电教站和各校信息员组成,…
_LATER = re.compile("(?:时间|地点|日期|名单|事宜)[^,。;]{0,16}(?:另行|另[定附])")
_FORMED = re.compile("[^,。]{0,14}(?:组|专班|委员会|队)由[^。,]{2,60}组成,")
_SAYS = re.compile(r"会议(?:强调|要求|指出|明确|议定|决定|确定)[,:]?")
_IF = re.compile("(?:的(?:学校|单位|党组织|支部|个人|教师)?|者|情形|情况之一),$")


def trim(group: list[Clause]) -> list[Clause]:
    """去尾 Leave out trailing purposes and exhortations."""
    kept = list(group)
    while (
        len(kept) > 1
        and (
            _PENALTY.search(kept[-1].text)
            or (_LATER.search(kept[-1].text) and not kept[-1].found)
            or (aside.GRANTS.search(kept[-1].text) and not kept[-1].found)
            or (judge.SANCTION.search(kept[-1].text) and not kept[-1].found)
        )
        and not (_IF.search(kept[-2].text) and not any(c.found for c in kept[:-1]))
    ):
        kept.pop()
    while (
        len(kept) > 1
        and not kept[-1].found
        and (judge.purpose(kept[-1].text) or judge.exhorts(kept[-1].text) or judge.forbids(kept[-1].text))
        and not evidence(kept[-1].text)
        and not quantities(kept[-1].text, [])
        and "全覆盖" not in kept[-1].text
    ):
        kept.pop()
    while len(kept) > 1 and "异议" in kept[0].text and any(c.subject and c.found for c in kept[1:]):
        kept.pop(0)
    while (
        len(kept) > 1
        and not kept[0].found
        and (not kept[0].subject or _FORMED.fullmatch(kept[0].text) or _beside(kept))
        and not kept[0].text.startswith("除")
        and (
            _SAYS.fullmatch(kept[0].text)
            or _FORMED.fullmatch(kept[0].text)
            or judge.role(kept[0].text)
            or judge.exhorts(kept[0].text)
            or judge.background(kept[0].text, dated=False)
        )
        and not evidence(kept[0].text)
        and not quantities(kept[0].text, [])
    ):
        kept.pop(0)
    return kept


def _beside(kept: list[Clause]) -> bool:
    """各股室要强化意识,办公室要建立台账: the first party is only exhorted or described, the next one is to act."""
    exhorted = judge.exhorts(kept[0].text) or judge.role(kept[0].text)
    return exhorted and any(
        c.subject
        and c.subject != kept[0].subject
        and (SHALL.match(c.after) or c.after.startswith(("每", "@")) or quantities(c.text, []))
        for c in kept[1:]
    )
