"""承担 Who of those named in a duty is to do it, and whether it is the issuer's own act."""

import re

from xiaoheng.lib.notices import aside, judge
from xiaoheng.lib.notices.context import Context
from xiaoheng.lib.notices.grouping import LEVEL, SHALL, Clause, answers
from xiaoheng.lib.notices.parties import is_person

_REPORTS_UP = re.compile(r"(?<![校园位])(?:报送|上报|提交)(?!的|材料)|(?<!申)报[省市县区][委局政]")
_PREFACE = re.compile("(?:按照?|根据|依据|为|经|结合|目前)[^,]{2,40},$")
_EXEMPT = re.compile("可?[以]?(?:不参加|不作|免[于予])")  # 长期患病的党员可不参加,由支部送学
_GATHERS = re.compile(
    "(?:统一|汇总|集中|审核后?|把关后?|收齐后?)(?:收[交缴集]|上?报|报送|上交|汇总|收齐)"
    "|由[^,。]{2,20}?(?:签[字名收]|汇总(?=[,。;]|$)|盖章|确认|留存|保存|存档|归档|备查)"
)


def acting(kept: list[Clause]) -> list[Clause]:
    """“留守儿童较多的学校,班主任开学后…” Without a first clause that is nothing but its party, when another follows."""
    only = kept[0].subject and not kept[0].after.strip(",")
    return kept[1:] if only and any(c.subject for c in kept[1:2]) else kept


def asked(kept: list[Clause], context: Context) -> list[Clause]:
    """Without what the issuer himself adds at the end: 三校承担表演,每周排练,道具由县局解决."""
    while len(kept) > 1 and kept[-1].by and not kept[-1].found and mine(kept[-1].by, context):
        kept = kept[:-1]
    return kept


def issuers(kept: list[Clause], labelled: list[str], context: Context) -> bool:
    """The issuer's own act, with nobody else who must do something."""
    if labelled or any(_REPORTS_UP.search(c.text) for c in kept if any(k.found for k in kept)):
        return False
    if any(c.subject and SHALL.match(c.after) and not mine(c.subject, context) for c in kept):
        return False
    if any(c.subject and c.found and c.after.startswith("将") and mine(c.subject, context) for c in kept):
        return True
    by = next((c.by for c in kept if c.by), [])
    named = next((c.subject for c in kept if c.subject), [])
    told = next((c.text for c in kept if not _PREFACE.match(c.text)), kept[0].text)
    return mine(by or named, context) or aside.ours(told)


def mine(names: list[str], context: Context) -> bool:
    """True where all these names are the issuer's own."""
    return aside.own(names, context.issuer, context.addressees)


def in_charge(kept: list[Clause]) -> list[str]:
    """Who is said to answer for the duty, or by whom it is to be done."""
    named = next((c.subject for c in kept if answers(c)), [])
    if not named and not kept[0].by and any(c.by for c in kept) and _handed(kept):
        return list(kept[0].subject)
    told = next((c.subject for c in kept if c.subject and c.found and _dated(c)), [])
    if not named and told and not any(c.by and c.found for c in kept):
        return list(told)  # C级危房由县局统一改造,有关学校要在6月10日前报送方案
    return named or next((c.by for c in kept if c.by or (c.subject and SHALL.match(c.after))), [])


def own_people(by: list[str], named: list[str]) -> bool:
    """“各校要由班主任逐人核对” The schools are asked, whoever of their people is to do it."""
    return bool(named) and all(n.startswith("各") for n in named) and all(is_person(n) for n in by)


def _dated(clause: Clause) -> bool:
    """The one who must, or who has a day of his own: 名单由小组提出,学校3月15日前审核."""
    own = clause.after.startswith("@") and not LEVEL.fullmatch("、".join(clause.subject))
    return own or bool(SHALL.match(clause.after))


def _handed(kept: list[Clause]) -> bool:
    """“教师撰写读书笔记,由学校统一收交”: the one named last only gathers, or goes on, what the others have made."""
    if _EXEMPT.match(kept[0].after):
        return False
    acts = [c for c in kept if not c.by and judge.ACT.search(c.after)]
    own = bool(kept[0].subject) and any(c.found for c in acts)
    return bool(acts) and all(
        (_GATHERS.search(c.text) and (kept[0].subject or not c.found)) or (own and not c.found) for c in kept if c.by
    )
