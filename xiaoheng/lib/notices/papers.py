"""要交材料 Papers that a duty asks for: every noun of a paper in its words, weighed by marks learned from labels.

`evidence` knows the papers and the acts that somebody listed; the weights know how a paper stands that is asked for,
and how one that is only read or followed. `python -m tools.papers` learns them anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xiaoheng.lib.notices.duty import Unit
from xiaoheng.lib.notices.evidence import named
from xiaoheng.lib.notices.weights import chance, learned, weights

WEIGHTS = Path(__file__).with_name("papers.json")
_LIKELY, _MOST, _LONGEST = 0.5, 12, 24
_CUT = re.compile(r"[,。;:!?、\n\t()《》“”@|]|以及|[和及与或](?![\u4e00-\u9fff]{0,2}(?:谐|格))")
_CLAUSE = re.compile("[,。;]")
_VERB = re.compile(
    "报送|上报|提交|报备|上交|填报|填写|备案|报|交|送|上传|发至|发|留存|保存|存档|归档|整理|汇总|装订|备查|制定|制订|拟定|编制|撰写|起草|形成|建立|修订|完善"
    "|签订|签署|列出|印发|公示|公布|公开|出具|提供|附|做好|填|签|制作|拍摄|录|更新|完成|审核|审定|按照?|根据|对照|依据|学习|落实|执行|查看|检查|查阅|审阅"
)


@dataclass(frozen=True)
class Paper:
    """候选材料 One noun of a paper, where it ends, and the marks that speak for or against its being asked for."""

    name: str
    end: int
    marks: tuple[str, ...]


def papers(words: str, ruled: Sequence[str], ends: frozenset[str]) -> Iterator[Paper]:
    """候选 All nouns in *words* (times as @) whose last two letters are among *ends*; *ruled* is what the rules found."""
    cuts = [0, *(match.end() for match in _CUT.finditer(words))]
    breaks = [match.start() for match in _CLAUSE.finditer(words)] + [len(words)]
    for end in range(2, len(words) + 1):
        if words[end - 2 : end] in ends:
            start = max(cut for cut in cuts if cut <= end - 2)
            name = named(words[start:end]) or words[start:end]
            if 2 <= len(name) <= _LONGEST:
                begin = max((at + 1 for at in breaks if at < end), default=0)
                stop = min(at for at in breaks if at >= end)
                known = next((item for item in ruled if _alike(item, name)), None)
                marks = _marks(words, (begin, end - len(name), start, end, stop), name)
                tail = words[end - 2 : end]
                yield Paper(known or name, end, (*marks, *(("rule", f"rule{tail}") if known else ())))


def _marks(words: str, places: tuple[int, int, int, int, int], name: str) -> Iterator[str]:
    """How a noun stands: its end, what is around it, the acts before and after it in its clause and the next one."""
    begin, head, start, end, stop = places
    tail, after, before = words[end - 2 : end], words[end : end + 3] or "$", words[begin : max(begin, head)]
    done, to_do = _verb(before, last=True), _verb(words[end:stop])
    quoted = words[start - 1 : start] if words[start - 1 : start] in ("《", "“") else "-"
    yield from ("", f"l{tail}", f"ll{words[end - 3 : end]}", f"lll{words[end - 4 : end]}", f"q{quoted}")
    yield from (f"a{after[:1]}", f"aa{after[:2]}", f"aaa{after}", f"b{done}", f"d{to_do}", f"bl{done}{tail}")
    yield from (f"dl{to_do}{tail}", f"bd{done}{to_do}", f"n{_verb(words[stop + 1 : stop + 12])}")
    yield from (f"p{words[max(0, head - 1) : head]}", f"pp{words[max(0, head - 2) : head]}", f"i{name[:2]}")
    yield from (f"w{min(len(name), 8)}", f"t{done != '-'}{to_do != '-'}", f"f{begin == 0}{not before}")
    yield f"o{words.count('(', 0, end) > words.count(')', 0, end)}"


def _verb(words: str, *, last: bool = False) -> str:
    found = _VERB.findall(words)
    return found[-1 if last else 0] if found else "-"


def _alike(one: str, two: str) -> bool:
    return one in two or two in one


def handed(units: list[Unit]) -> None:
    """定材料 Give each duty that is no row of a table the papers that its words ask for."""
    for unit in units:
        if unit.around is not None:
            unit.evidence = _weighed(unit.around.words, unit.evidence)


def _weighed(words: str, ruled: list[str]) -> list[str]:
    known, ends = weights(WEIGHTS), frozenset(learned(WEIGHTS)["ends"])
    out: list[str] = []
    seen: list[str] = []
    for paper in papers(words, ruled, ends):
        seen.append(paper.name)
        likely = chance(sum(known.get(mark, 0) for mark in paper.marks))
        if likely >= _LIKELY and not any(paper.name in other for other in out):
            out = [other for other in out if other not in paper.name] + [paper.name]
    missed = [item for item in ruled if not any(_alike(item, name) for name in seen)]
    return [*out, *missed][:_MOST]
