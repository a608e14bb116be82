"""适用范围 Named schools only, named schools excepted, or a condition."""

import re
from collections.abc import Sequence

from xiaoheng.lib.notices.draft import Scope
from xiaoheng.lib.notices.named import is_named, is_place, is_school, is_single, named_first
from xiaoheng.lib.notices.parties import called, looks_like_party, split_parties

_EXCEPT = re.compile(r"(?:除|除了)(?P<names>[^,。;]{2,80}?)(?:等\d*所?(?:学校|单位)?)?(?:外|以外|之外)")
_NOT = re.compile(r"(?P<names>[^,。;:()]{3,80}?)(?:等\d*所(?:学校)?)?(?:除外|不参加|不在此列|可不参加|暂不参加|不纳入)")
_WITHOUT = re.compile(r"\((?:不含|不包括|不包含|除)(?P<names>[^()]{2,60}?)(?:外|以外|除外)?\)")
_COND = re.compile(
    r"^(?P<c>(?:凡|对|尚未|未|没有|有条件|新任|暂时|\d+所已|设有|具备|建有"
    r"|条件)[^,。;:要应须]{2,30}?(?:学校|的|党组织|单位|幼儿园|校长|书记|教师))"
)
_LISTED = re.compile(
    r"(?:学校|幼儿园|单位|[中小]学|[高初]中|中心校|支部|学区|乡镇|县区)\((?!不|除|含幼)(?:含|即|包括|指|分别为)?:?(?P<names>[^()]{3,120}?)(?:等\d*所)?\)"
)
_OF = re.compile("的[^的、]{2,10}$")  # 县一中的毕业班教师
_POST = re.compile("(?:负责同志|负责人|校长|园长|书记)$")  # 第二幼儿园负责同志
_GROUP = re.compile(f"(?:教育)?集团$|{_POST.pattern}")  # 实验小学集团
_FORMER = re.compile("(?:其中,?|请|[^,。]{0,8}中,|对于?(?!照))*")  # 对县二中、龙湾小学的账目进行审计
_NAME_LIST = re.compile(
    r"(?:仅限于?|限于|仅在|只在|范围[为是:]|培育|选取|确定|遴选|在|以|指定|安排|打造"
    r"|由)(?P<names>(?:[\u4e00-\u9fff\d]{2,14}[、和])*[\u4e00-\u9fff\d]{2,14}?)(?:等?[\d一两三四五六七八九十]*所|等|[一两三四五六七八九十]校"
    r"|(?=[进开作为试承先率,。;]))"
)


def scope(text: str, who: list[str], kinds: Sequence[str] = ()) -> Scope:
    """读范围 Whom the words of a task bind; what the notice addresses as 各中心小学 is a kind, no school's name."""
    found = _scope(text, who)
    if found.mode != "only":
        return found
    names = tuple(n for n in found.names if not any(k.startswith("各") and n in k for k in kinds))
    usual = all(is_single(n) for n in names) and not re.search("因|只", text)  # its office, no exception
    return Scope() if usual else Scope("only", names)


def _scope(text: str, who: list[str]) -> Scope:
    if without := _without(text, who):
        return Scope("except", without)
    if names := _only(text, who):
        return Scope("only", tuple(names))
    match = _COND.match(text)
    return Scope("cond", text=match.group("c")) if match else Scope()


def _without(text: str, who: list[str]) -> tuple[str, ...]:
    """Who is excepted."""
    for pattern in (_EXCEPT, _WITHOUT, _NOT):
        match = pattern.search(text)
        if not match:
            continue
        without = re.sub(r"因[^、]{2,30}$", "", match.group("names"))
        names = [n for n in split_parties(without.removeprefix("其中").removeprefix("对于")) if n]
        if pattern is _NOT and names and set(names) == set(who):
            continue  # 市直学校不参加初评,直接报送: who stays away from one thing must do another
        names = [n if is_named(n) else next(iter(named_first(n)[0]), n) for n in names]  # 甲中学合同尚未到期
        schools = tuple(n for n in names if is_named(n) or (pattern is _EXCEPT and looks_like_party(n)))
        if schools and (len(schools) == len(names) or pattern is _EXCEPT):
            return schools
        if pattern is not _WITHOUT and names and all(looks_like_party(n) for n in names):
            return tuple(names)
    return ()


def _only(text: str, who: list[str]) -> list[str]:
    """Who is named: in brackets, as the party, first in the words, or behind 在 and the like."""
    listed = _LISTED.search(text)
    if listed and all(is_school(n) for n in split_parties(listed.group("names"))):
        return split_parties(listed.group("names"))
    bare = [_GROUP.sub("", _OF.sub("", n)) for n in who]
    if bare and all(is_school(n) or is_place(n) for n in bare):
        return [_POST.sub("", _OF.sub("", n)) for n in who]
    former = _FORMER.match(text)
    begin = former.end() if former else 0
    if named := called(text[begin:])[0] or (
        text[:begin].endswith(("对", "对于")) and named_first(text[begin:], owned=True)[0]
    ):
        return named
    match = _NAME_LIST.search(text)
    names = split_parties(match.group("names")) if match else []
    return names if all(is_named(n) for n in names) else []
