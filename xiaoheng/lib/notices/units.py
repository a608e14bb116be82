"""任务单元 Cuts a sentence into duties: one party or one deadline each, purposes left out."""

import re
from dataclasses import replace

from xiaoheng.lib.notices import aside, judge, parties
from xiaoheng.lib.notices.asked import BEFORE, Around
from xiaoheng.lib.notices.charge import acting, asked, in_charge, issuers, own_people
from xiaoheng.lib.notices.context import Context
from xiaoheng.lib.notices.deadlines import NONE, Deadline, Found, Recurrence, scan
from xiaoheng.lib.notices.draft import Quantity
from xiaoheng.lib.notices.duty import Unit, is_task
from xiaoheng.lib.notices.evidence import evidence
from xiaoheng.lib.notices.grouping import LEVEL, RATE, SHALL, UNTIL, Clause, beside, groups, twin_words
from xiaoheng.lib.notices.quantities import quantities
from xiaoheng.lib.notices.sentences import clauses
from xiaoheng.lib.notices.tidy import party, tidy
from xiaoheng.lib.notices.trimming import trim

_FOLLOW_UP = re.compile(r"^(?:[(（]?[^,。]{0,4}(?:要|须|应|务必|请)?(?:于|在)?)?$")
_ONLY_DONE = re.compile(
    r"^(?:各[^,]{0,8})?(?:要|须|应|务必|必须|请)?(?:于|在)?@(?:要|须)?(?:全面|全部|基本|务必)?(?:完成"
    r"|结束|到位|落实到位|办结)"
)
_YEARLY = re.compile(r"(?:制定|制订|编制)[^,。\d]{0,10}(?<!\d)年度[^,。\d]{0,10}计划")
_BRACKETS = re.compile(r"\([^()]*\)")
_COMPARED = re.compile("后的?(?:对比|比对|变化|照片)")  # 整改前后对比照片: no time
_EACH = re.compile("每[所个]?(?:学?校|单位|支部|园)")
_SAME_DAY = re.compile("当[日天晚餐场]")
_WHOSE = re.compile("由[^,。;的]{2,20}的(?=不[少低]于|至少|占|应|要|达)")  # 由甲主讲的不少于1次
_TOLD_OF = re.compile("的|^(?:凡|其中|除|如|若|对)|,(?:牵头|配合|负责|主责|为|是)")
_BIDS = re.compile("指导|督促")
_LESS = re.compile("只(?:需|须|要求)?(?:报|交|填|提交|上报|参加|完成|做)")  # 教学点只报总结: by the same day
# 6月16日为宣传咨询日,…; 复审安排在4月25日,…
_NAMED_DAY = re.compile(r"[^,。]{2,16}[为是][^,。]{2,16}[日周](?:,|$)|[^,。]{2,16}(?:安排|定)[在于][^,。]{2,16}(?:,|$)")
# 小学1月20日放假,2月26日开学; 发现病例的,…: no act, or only for whom.
_NO_ACT = re.compile(r"放假|开学|上[课班]|休[息假]|[为是的有属任]|[^,。]*(?:的|者|时|后|情况下)[,。;]?$")


def units(text: str, start: int, end: int, context: Context, done: list[Unit]) -> list[Unit]:
    """切分 Duties of one sentence."""
    parts = _clauses(text, start, end, context)
    if not parts:
        return []
    sentence = text[start:end]
    if judge.PREAMBLE.search(sentence):
        parts = _asked_after(parts, context)
    if not parts or aside.told(
        sentence,
        context.anchor.year,
        modal=bool(judge.MODAL.search(sentence)),
        ahead=any(_ahead(c, context) for c in parts),
    ):
        return []
    intro = sentence.rstrip().endswith(":")
    if parts[0].subject and (intro or parts[0].subject[0].startswith(("各", "全"))):
        context.ask(parts[0].subject)
    if _merge(sentence, parts, context, done):
        done[-1].end = end
        return []
    return _drafted(text, parts, context, done)


def _drafted(text: str, parts: list[Clause], context: Context, done: list[Unit]) -> list[Unit]:
    """Duties of the groups of clauses in order; what follows an act of the issuer's without a party is his too."""
    out: list[Unit] = []
    ours = False
    held: list[str] = []
    for group in groups(parts):
        alone = not group[0].subject and not judge.MODAL.search(group[0].text)
        ours = (ours and not group[0].subject and not group[0].by) or issuers(group, [], context)
        if ours and alone:
            continue
        unit = (
            _dealt(group, context)
            or _unit(text, group, context, asked_before=bool(out and not out[-1].implicit))
            or _alike(text, group, context, out)
        )
        if not unit and not ours:
            held = group[0].subject or held
        if unit:
            if unit.implicit and held and not out:
                unit.who, unit.implicit = list(held), False  # 财务股要核拨资金,每月15日前到账
            if out and out[-1].who and unit.who and _EACH.fullmatch(unit.who[0]):
                unit.who = list(out[-1].who)  # 各学校举办选拔赛,每校推荐2名
            _timed_before(unit, group, parts, [*done[-1:], *out])
            out.append(unit)
            each = len(out) > 1 and bool(unit.who) and unit.who[0].startswith(("每名", "每位"))
            if not (unit.implicit or each or (context.party and _by_only(group, unit))):
                context.ask(unit.who)
            context.last_deadline = unit.deadline if unit.deadline != NONE else context.last_deadline
    _all_by(parts[-1], out)
    return out


_FOR_WHOM = re.compile("[^,。@]{1,14}[的者]@[\u4e00-\u9fff]{2}")  # 能改的放假前改完


def _firm(unit: Unit) -> bool:
    """True for a day, or a repetition that says when in its period."""
    when = {"day", "time", "weekday", "anchor", "last_workday"}
    close = unit.recurrence and when & set(unit.recurrence.by)
    return unit.deadline.kind in ("date", "range", "relative") or bool(close)


def _said(kept: list[Clause], firm: bool) -> bool:
    """谓语 True where a party, or 要, is followed by words besides the time, whatever verb; without a day only by 要."""
    for clause in kept:
        ordered = SHALL.match(clause.after)
        words = clause.after[ordered.end() if ordered else 0 :].lstrip("@于在自前,")
        asked = ordered or (firm and (clause.subject or _FOR_WHOM.match(clause.after)))
        timed = firm or any(f.deadline.recurrence for f in clause.found)
        if asked and timed and len(words.strip(",。;")) > 1 and not _NO_ACT.match(words):
            return True
    return False


def _dealt(group: list[Clause], context: Context) -> Unit | None:
    """“高中5月15日前、初中5月20日前完成测试”: the act stands once, behind the last of them."""
    clause = group[0]
    timed = clause.subject and clause.found and clause.text.endswith("、")
    if len(group) > 1 or not timed or judge.ACT.search(clause.after):
        return None
    unit = Unit(
        clause.start, clause.end, context.block_index, context.section, list(clause.subject), implicit=False,
        words=clause.text,
    )  # fmt: skip
    _times(unit, clause.found)
    return unit


def _all_by(last: Clause, out: list[Unit]) -> None:
    """“由甲股牵头…,由乙股牵头…,均于4月15日前完成”: one time for all of them."""
    if len(out) > 1 and last.found and last.text.startswith(("均", "都", "全部", "一律", "以上")):
        for unit in out:
            if unit.deadline == NONE and not unit.recurrence:
                unit.deadline = out[-1].deadline


def _by_only(group: list[Clause], unit: Unit) -> bool:
    """每周一由组织委员通报 Who is named by 由 alone does this, and not what follows."""
    return bool(group[0].by) and unit.who == group[0].by and not group[0].subject


def _timed_before(unit: Unit, group: list[Clause], parts: list[Clause], out: list[Unit]) -> None:
    """The time of the duty before it with the same verb, or that of a first clause which only names a day."""
    untimed = (unit.deadline == NONE or unit.inherited) and not unit.recurrence
    before = out[-1] if out and out[-1].block == unit.block else None
    if untimed and before and (twin_words(before.words, unit.words) or _LESS.search(unit.words)):
        unit.deadline, unit.inherited = before.deadline, before.inherited
    first = parts[0]
    if group[0] is not first and untimed and first.found and (_NAMED_DAY.match(first.text) or _bare(first)):
        unit.deadline, unit.inherited = first.found[0].deadline, False


def _asked_after(parts: list[Clause], context: Context) -> list[Clause]:
    """“现将《清单》印发给你们,请于3月31日前完成整改”: what is asked by a day behind the formula."""
    for index, clause in enumerate(parts[1:], 1):
        asked = clause.text.startswith(("请", "并请", "各", "并于", "须于"))
        if asked and any(_ahead(c, context) and judge.ACT.search(c.text) for c in parts[index:]):
            return parts[index:]
    return []


def _bare(clause: Clause) -> bool:
    """True for a clause that is a time and nothing else."""
    return len(clause.text.strip(",于在")) <= len(clause.found[0].deadline.text)


def _ahead(clause: Clause, context: Context) -> bool:
    """True for a clause with a time that is still to come, or that comes again."""
    return any(
        f.deadline.kind == "recurrence" or (f.deadline.due and f.deadline.due >= context.anchor) for f in clause.found
    )


def _done_by_others(words: str, names: list[str]) -> bool:
    """True where 由 names nobody who is asked: 指导…, 由甲主讲的不少于1次."""
    return bool(_WHOSE.search(words) or (names and _BIDS.search(words)))


def _clauses(text: str, start: int, end: int, context: Context) -> list[Clause]:
    spans = clauses(text, start, end)
    found = scan(text[start:end], context.anchor, context.day, context.tied, context.stage())
    context.tied = next((f.deadline for f in reversed(found) if f.deadline.kind == "relative"), context.tied)
    context.day = next((f.deadline.date for f in reversed(found) if f.deadline.date), context.day)
    placed = [Found(f.start + start, f.end + start, f.deadline) for f in found]
    out: list[Clause] = []
    for a, b in spans:
        body = text[a:b]
        lead = len(body) - len(body.lstrip("(<,、 "))
        plain = body[lead:]
        here = [f for f in placed if a <= f.start < b and not _COMPARED.match(text, f.end)]
        masked = _masked(plain, here, a + lead)
        names, stop = party(masked)
        tied = here and here[0].start <= a + lead + 1 and here[0].deadline.kind == "relative"
        if not names and tied and here[0].deadline.anchor != "term_end":
            names, stop = party(plain)  # 每位教师提前一周…
            masked = plain if names else masked
        if not names:
            names, stop = _addressed(masked, context.addressees)
        by = [] if _done_by_others(plain, names) else tidy(parties.by_whom(_BRACKETS.sub("", plain)))
        told = masked[stop : stop + 3]
        if names and out and out[-1].subject and out[-1].after == "," and not _TOLD_OF.search(out[-1].text + told):
            names = [*out[-1].subject, *names]  # 各中小学,幼儿园于…: one list
        out.append(Clause(a, b, plain.strip(), here, names, by, masked[stop:]))
    return out


def _addressed(text: str, addressees: list[str]) -> tuple[list[str], int]:
    """各考点制定… Those whom the notice addresses are a party wherever a clause begins with them."""
    name = next((a for a in addressees if len(a) > 2 and text.startswith(a)), "")
    told = re.match("的|不[少低]于|不超过|至少|除外", text[len(name) :])
    return ([name], len(name)) if name and not told else ([], 0)


def _masked(text: str, found: list[Found], offset: int) -> str:
    """Words of a clause with its times as @, and a leading one taken off: “3月底前各校要…” begins with 各校."""
    for item in reversed(found):
        low, high = item.start - offset, item.end - offset
        if low >= 0:
            text = text[:low] + "@" + text[high:]
    return re.sub(r"^(?:[\u4e00-\u9fff]{2,6}\(@\),?|[于在请自从,]{0,2}@[,、前内:]*)", "", text)


def _merge(sentence: str, parts: list[Clause], context: Context, done: list[Unit]) -> bool:
    """“…。3月底前完成章程修订任务。” completes the duty before it."""
    if not done or done[-1].block != context.block_index or done[-1].deadline != NONE or done[-1].recurrence:
        return False
    found = [f for p in parts for f in p.found]
    if len(found) != 1 or len(sentence) > 40 or parts[0].subject:
        return False
    masked = sentence[: found[0].start - parts[0].start] + "@" + sentence[found[0].end - parts[0].start :]
    if not _ONLY_DONE.match(masked):
        return False
    deadline = found[0].deadline
    done[-1].deadline, done[-1].recurrence = deadline, deadline.recurrence
    return True


def _unit(text: str, group: list[Clause], context: Context, *, asked_before: bool) -> Unit | None:
    kept = asked(trim(group), context)
    start, end = kept[0].start, kept[-1].end
    words = text[start:end]
    found = [f for c in kept for f in c.found]
    labels = parties.labelled(words)
    taken = [(f.start - start, f.end - start) for f in found]
    unit = Unit(start, end, context.block_index, context.section, words=words)
    unit.quantity = quantities(words, taken + _named(kept, words))
    unit.evidence = evidence(_at(words, taken))
    again = any(f.deadline.recurrence for f in found)
    aside_at = [m.span() for m in _BRACKETS.finditer(words)] if again else []
    _times(
        unit,
        [
            f
            for c in kept
            if not (again and UNTIL.match(c.text))
            for f in c.found
            if not any(a < f.start - start < b for a, b in aside_at)
        ],
    )
    unit.said = next((c.after for c in kept if c.subject), "")
    unit.act = bool(judge.ACT.search(_at(words, taken)) or _said(kept, _firm(unit)))
    first = next((c for c in kept if not (c.found and _bare(c))), kept[0])
    named = next(
        (
            c.subject
            for c in acting(kept)
            if c.subject
            and (c is first or not (beside(c) or LEVEL.fullmatch("、".join(c.subject)) or RATE.fullmatch(c.text)))
        ),
        [],
    )
    by = in_charge(kept)
    if not is_task(unit, words, bool(named or by or (asked_before and unit.quantity)), context) or issuers(
        kept, labels.who, context
    ):
        return None
    unit.lead = labels.lead
    unit.around = None if labels.who or labels.lead else _around(text, unit, taken, context)
    explicit = labels.who or ([] if own_people(by, named) else by) or named or labels.lead
    unit.who, unit.implicit = (list(explicit), False) if explicit else (context.carried(), True)
    if unit.deadline == NONE and not unit.recurrence and (stage := context.stage()):
        unit.deadline, unit.inherited = stage, True
    return unit


def _around(text: str, unit: Unit, taken: list[tuple[int, int]], context: Context) -> Around:
    """The sentence up to the duty, its own words, and whom the context asks."""
    begin = 1 + max(text.rfind(stop, 0, unit.start) for stop in "。;\n")
    return Around(text[max(begin, unit.start - BEFORE) : unit.start], _at(unit.words, taken), context.sources())


def _alike(text: str, group: list[Clause], context: Context, out: list[Unit]) -> Unit | None:
    """“校长听课不少于30节,副校长不少于40节”: the act and its time are those of the duty before it."""
    start, end = group[0].start, group[-1].end
    counted = quantities(text[start:end], [])
    if not out or not group[0].subject or end - start > 30 or not counted or any(c.found for c in group):
        return None
    if {q.unit for q in counted} - {q.unit for q in out[-1].quantity}:
        return None
    last = out[-1]
    return Unit(
        start, end, context.block_index, context.section, list(group[0].subject), implicit=False,
        deadline=last.deadline, recurrence=_counted_again(last.recurrence, counted), quantity=counted,
        words=text[start:end],
    )  # fmt: skip


def _counted_again(repeat: Recurrence | None, counted: list[Quantity]) -> Recurrence | None:
    return replace(repeat, count_min=int(counted[0].value)) if repeat and repeat.count_min else repeat


def _named(kept: list[Clause], words: str) -> list[tuple[int, int]]:
    """Where parties such as 500人以上规模学校 stand: their numbers ask for nothing."""
    numbered = [n for c in kept for n in c.subject if n[0].isdigit()]
    return [(at, at + len(n)) for n in numbered if (at := words.find(n)) >= 0]


def _at(words: str, taken: list[tuple[int, int]]) -> str:
    """Words with their times as @, so that a paper's name ends before its date."""
    for start, end in sorted(taken, reverse=True):
        words = words[:start] + "@" + words[end:]
    return words


def _times(unit: Unit, found: list[Found]) -> None:
    repeats = [f.deadline for f in found if f.deadline.kind == "recurrence"]
    others = [f.deadline for f in found if f.deadline.kind != "recurrence"]
    if repeats:
        unit.recurrence = max(repeats, key=lambda d: bool(d.recurrence and d.recurrence.by)).recurrence
    others = [
        d
        for d in others
        if not (
            repeats
            and d.kind == "relative"
            and (_SAME_DAY.match(d.text) or d.anchor in ("discovery", "occurrence"))
            and not d.offset
        )
    ]
    others = [d for d in others if not (repeats and d.kind == "range" and not d.end)]  # 自5月起,每月28日前
    others = [d for d in others if not (repeats and d.anchor == "term_end" and not d.offset and "末" in d.text)]
    firm = [d for d in others if d.kind in ("date", "range", "relative")] or ([] if repeats else others)
    if firm:
        first = next((d for d in firm if d.kind == "date"), firm[0])
        unit.deadline = next((d for d in firm if d.time and d.date == first.date), first)  # 本周五(1月9日)17时前
    elif repeats:
        unit.deadline = repeats[0]
    elif _YEARLY.search(unit.words):
        unit.recurrence = Recurrence("yearly")
        unit.deadline = Deadline("recurrence", recurrence=unit.recurrence, text="年度")
