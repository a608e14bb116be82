"""标注 Lines and brackets such as 责任单位: and 完成时限: that belong to the tasks before them."""

import re
from typing import TYPE_CHECKING

from xiaoheng.lib.notices import parties
from xiaoheng.lib.notices.deadlines import Deadline, best, scan

if TYPE_CHECKING:
    from xiaoheng.lib.notices.context import Context
    from xiaoheng.lib.notices.duty import Unit

_TIME = re.compile(
    r"(?:完成|办结|报送|整改|落实|实施|活动|工作|推进|截止)?(?:时限|时间(?!表|段)|期限|日期|时间节点"
    r"|时间要求|进度(?:要求|安排)?)(?:要求|安排|节点)?[:：]\s*(?P<t>[^;；\n)）]{1,60})"
)
_WHO = re.compile(
    r"(?:责任|牵头|配合|主责|承办|主办|实施|落实|协办)(?:单位|部门|科室|处室|主体|人|领导|学校|股室)?[:：]"
)
# 责任股室:安全股(责任人:李某): the office answers.
_BY_NAME = re.compile(r"(?<=[^:：\s])[(（](?:责任人|负责人|联系人|分管领导|经办人)[:：][^()（）]*[)）]")
# 责任人:刘文娟 above 责任单位:各幼儿园: the office answers.
_PERSON, _OFFICE = (
    re.compile("责任(?:人|领导)[:：]"),
    re.compile("(?:责任|承办|实施|落实)(?:单位|部门|科室|处室|主体|学校|股室)[:：]"),
)
_PROOF = re.compile(r"(?:佐证|印证|证明|支撑|过程|上报|报送|需报|备查)(?:材料|资料)[:：]\s*(?P<p>[^;；。\n)）]{2,80})")
_LINE = re.compile(
    r"^[(（【\s]*(?:(?:佐证|印证|证明|支撑|过程|上报|报送|需报|备查)(?:材料|资料)|(?:完成|办结|整改|落实|工作|截止|报送)?(?:时限|期限|时间节点|完成时间|完成日期"
    r"|时间要求|时间|日期)(?:要求)?|(?:责任|牵头|配合|主责|承办|主办|实施|落实|协办)(?:单位|部门|科室"
    r"|处室|主体|人|领导|学校|股室)?)[:：]"
)


# (党建办牵头,各党支部配合), (人事科、基教科按职责分工负责)
_SHARED = re.compile(r"[(（](?P<all>[^()（）]{2,60}(?:牵头|负责|落实|承办|实施|配合|参与|协助))[)）][。;]?$")
_ROLE = re.compile(
    r"(?:按照?各自职责|按职责分工|按职责|分工|分别|共同|具体)*(?P<role>牵头|主责|负责|落实|承办|实施|配合|参与|协助)$"
)


_ORDERED = re.compile(",(?:请|各|务必|必须|须)")  # 截止时间:3月20日,请各校报送…


def is_label_line(sentence: str) -> bool:
    """True for a sentence that only labels what stands before it."""
    return (bool(_LINE.match(sentence)) and not _ORDERED.search(sentence)) or _shared(sentence) is not None


def _shared(sentence: str) -> parties.Parties | None:
    """Who leads and who answers, in brackets behind a duty; None for other brackets."""
    match = _SHARED.match(sentence.strip())
    if not match:
        return _desks(sentence.strip())
    out = parties.Parties()
    for part in re.split("[,，;；]", match.group("all")):
        role = _ROLE.search(part)
        names = parties.split_parties(part[: role.start()]) if role else []
        if not role or not names or not parties.looks_like_party("、".join(names)):
            return None
        if role.group("role") in ("牵头", "主责"):
            out.lead += names
        elif role.group("role") not in ("配合", "参与", "协助"):
            out.who += names
    return out


_ALONE = re.compile(r"[(（]([^()（）:：,]{2,30})[)）][。;]?$")


def _desks(sentence: str) -> parties.Parties | None:
    """“每月通报一次。(督导室)” Nothing but desks in brackets: they answer for what stands before them."""
    match = _ALONE.match(sentence)
    names = parties.split_parties(match.group(1)) if match else []
    return parties.Parties(who=names) if names and all(parties.is_desk(n) for n in names) else None


_TAIL = re.compile(r"[(（](?:由)?([^()（）:：]{2,40}?)(?:(?:负责|落实|承办)(?:落实|实施)?)?[)）][。;]?$")


def tail(sentence: str) -> list[str]:
    """句末标注 “…接入率达到100%(信息中心、各中心校负责)。” Who is named in brackets at the end of a duty's own sentence."""
    match = _TAIL.search(sentence.rstrip())
    names = parties.split_parties(match.group(1)) if match else []
    said = bool(match and re.search("负责|落实|承办", match.group()))
    asked = said or all(parties.is_desk(name) for name in names)
    return names if names and asked and parties.looks_like_party("、".join(names)) else []


def attach(sentence: str, done: "list[Unit]", context: "Context") -> bool:
    """挂接 Give the labelled party and time to the tasks of the item above; False when there is none."""
    shared = _shared(sentence)
    if not (shared or _WHO.search(sentence) or _TIME.search(sentence) or _PROOF.search(sentence)):
        return False
    recent = _recent(done, context)
    if not recent:
        return False
    found = shared or parties.labelled(_BY_NAME.sub("", sentence))
    time, proof = _TIME.search(sentence), _PROOF.search(sentence)
    papers = [p for p in re.split("[、,和及]", proof.group("p")) if len(p.strip()) > 1] if proof else []
    personal = bool(_PERSON.search(sentence) and not _OFFICE.search(sentence))
    for unit in recent:
        unit.evidence = papers or unit.evidence
        received = _ALONE.match(sentence) and any(n in unit.words for n in found.who)  # …报宣传科审批。(宣传科)
        if found.who and (unit.implicit or (unit.personal and not personal)) and not received:
            unit.who, unit.implicit, unit.personal, unit.around = found.who, False, personal, None
        unit.lead += [n for n in found.lead if n not in unit.lead]
        if found.lead and not found.who and unit.implicit:
            unit.who, unit.around = list(found.lead), None
        if time:
            _labelled_time(unit, best(scan(time.group("t"), context.anchor)))
    return True


def _labelled_time(unit: "Unit", deadline: Deadline) -> None:
    """The time of a label, where the duty has none of its own or only one that is wider."""
    untimed = unit.deadline.kind == "none" and not unit.recurrence
    wider = unit.inherited or unit.deadline.kind in ("period", "recurrence")
    if untimed and deadline.kind == "recurrence":
        unit.deadline, unit.recurrence = deadline, deadline.recurrence
    elif untimed or (wider and deadline.kind in ("date", "relative")):
        unit.deadline = deadline


def ahead(sentence: str, context: "Context") -> None:
    """在前的标注 责任单位: and 完成时限: right below a heading hold for the items below it."""
    if not context.headings:
        return
    heading, found, time = context.headings[-1], parties.labelled(sentence), _TIME.search(sentence)
    heading.who = tuple(found.who) or heading.who or tuple(found.lead)
    if time and not heading.deadline:
        deadline = best(scan(time.group("t"), context.anchor))
        heading.deadline = deadline if deadline.kind in ("date", "range", "period") else None


def _recent(done: "list[Unit]", context: "Context") -> "list[Unit]":
    section = context.section
    if not done or done[-1].section != section:
        return []
    last = done[-1].block
    if context.block_index - last > 6:
        return []
    return [u for u in done[-12:] if u.block == last]
