"""净名 One pass over every proposed party: cut before a time or an act, behind its noun; acts are no parties."""

import re
from collections.abc import Sequence

from xiaoheng.lib.notices import parties
from xiaoheng.lib.notices.bodies import NOUN
from xiaoheng.lib.notices.named import is_school, named_first

_ENDED = re.compile(rf"(?:{NOUN})$")
_ALL = "各|全体|所有|其他|其余|每[个名位校所]"
# 停课期间各班班主任, 汛期各学校, 放假前各支部: when, before whom.
_WHEN = re.compile(
    r"(?:[\u4e00-\u9fff“”]{1,8}?(?:期间|当[天日晚]|前夕|前后|之际|时段|时节|时期)|[汛假考暑寒]期(?:中|里|间)?|[寒暑]假(?:里|中)?),?(?=..)"
    rf"|[\u4e00-\u9fff“”]{{2,6}}[前后时](?=(?:{_ALL})[\u4e00-\u9fff])"
)
# 全县各学校…, 检查组到校期间各处室…: whole or when, before 各.
_FRONT = re.compile(
    rf"全[省市县区镇校](?=各)|[^,。;:、各]{{1,12}}?(?:期间|当[天日晚]|前夕|前后|之际|时段|以前|之前),?(?=(?:{_ALL})[\u4e00-\u9fff])"
)
# How, by what and when somebody acts: never within a name.
_HOW = re.compile(
    "不经|另(?!外)|[仅只](?=[向报交给])|随(?!迁|班)|按照?|参照|比照|普遍|逐[一个校人户级]|分(?:科|头|片|批|别|组(?!长))|抓紧|着手|立即|先行|同期|同步|届时"
    "|一律|认真|结合|[向从](?!阳|化|荣"
    "|业)|[于在](?!都|田|编|职|岗|校)"
    "|[应须](?!急)|要(?![求点闻素])|均|凭"
)
# What somebody does: may stand in the name of an office (学校审核员, 各校走访组).
_DOES = re.compile(
    "研究|讨论|酝酿|初审|复审|审核|汇总|收集|看望|走访|慰问|家访|制定|制订|填写|填报|报送|上报|提交|(?<![队团])组织|开展|推荐|选派|召开|完成|抽取|负责(?!同志|人|制)|建立|拟定|申报"
)
_OFFICE = re.compile(
    "[\u4e00-\u9fff]{1,8}(?:组|专班|[^党团队会学]员|人员|者|队|[办科股室处部会站团所院]|中心|委员|人|书记|主任|教师|领导)"
)
# 加快…学校, 覆盖全部初中, 推荐…党务工作者: an act and its object.
_ACTS = re.compile(
    "[\u4e00-\u9fff]{0,8}(?:结果|情况|成绩|意见|数据)[仅只]?[向报给交按]|[差等]额选举|无记名|选举(?!委员会)|加快|带头(?!人)|局里|推动|推荐(?!人|单位"
    "|学校|机构|教师|对象)|覆盖|自觉|争[创做当]|选树|实施(?!单位|学校|主体|校)|改建"
    "|扩建|新建(?!学校|校|园|幼|[中小])"
    "|研究制定|整合|清理(?!小?组|专班|办|工作)"
    "|分(?:片区|年级|学[科段]|班级|批次)|压减|核实|拟定|看望|表彰(?!对象|单位|人员)"
)
_PAPER = re.compile("(?:凭证|证明|照片|材料|报告|名单|台账|清单|方案|清册|登记表|记录|总结)(?:\\([^()]*\\))?$")
_COUNTED = re.compile(
    r"等?(?P<n>[两二三四五六七八九十\d]{1,2})(?P<each>[所个家])?(?:[\u4e00-\u9fff]{0,6}(?:学校|[中小]学|高中|初中|幼儿园|单位|支部|部门"
    r"|科室|股室|党组织|学区|村小|完小|教学点)|[校园组])$"
)
_LISTED = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:学校|校|园|[高初]中|[中小]学|支部|学区|教学点)\((?:即|指|分别[为是])?:?(?P<names>[^()含]{4,80})\)"
)
# 目前仍由企业承包食堂的市二中、实验小学东校区,…: what is said of schools stands before their names.
_SAID = re.compile("[^,。;:、各@《“]{4,24}的(?=..)")
# 两所学校的心理辅导室5月底前完成改造: whose room it is.
_ROOM = re.compile(
    "([^的]{2,14}(?:学校|单位|支部|校|园|小学|中学))的[\u4e00-\u9fff]{2,10}(?:室|食堂|宿舍|校舍|操场|厕所|场馆)"
)
_NUMBERS = dict(zip("两二三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
# 甲小学、乙教学点的自查报告延至4月20日前报送: whose paper it is.
_PAPER_OF = re.compile("的[^,。的]{2,14}?(?:@|延|推迟|可|于|须|应(?!急)|要)")
# 各学校食堂财务实行…, 各校的方案须@前报…: whose thing it is.
_OWNED = re.compile(
    rf"(?P<who>各[\u4e00-\u9fff]{{0,6}}?(?:学校|单位|支部|党组织|中心校|幼儿园|校|园|科室"
    rf"|股室))(?=(?![\u4e00-\u9fff]{{0,4}}(?:{NOUN})(?:要|须|应|@))"
    r"(?:的?[^,。;:@各]{2,24}?(?:[于在]?@|须|应(?!急)|实行|一律|全部(?=[纳接完]))))"
)


def party(text: str) -> tuple[list[str], int]:
    """主体 The names a clause begins with, tidied, and where they end; the owner of a thing where it names nobody."""
    front = _FRONT.match(text)
    begin = front.end() if front else 0
    names, stop = _party(text[begin:])
    return names, stop + begin if names else 0


def _party(text: str) -> tuple[list[str], int]:
    names, stop = parties.subject(text)
    if not names and (said := _SAID.match(text)):
        names, stop = named_first(text[said.end() :])
        if names and re.match("[,@]|[要须应](?!急)", text[said.end() + stop :]):
            return names, said.end() + stop
        names = []
    if not names:
        names, stop = named_first(text, owned=True)
        if names and _PAPER_OF.match(text, stop):
            return names, stop
        owner = _OWNED.match(text)
        return ([owner.group("who")], owner.end("who")) if owner else ([], 0)
    listed = _LISTED.match(text)
    inside = re.split("[、和]", listed.group("names")) if listed and len(names) == 1 else []
    if listed and inside and all(is_school(n) for n in inside):
        return inside, listed.end()
    kept = tidy(names)
    if kept == list(names):
        return kept, stop
    at = text.rfind(kept[-1], 0, stop) if kept else -1
    return (kept, at + len(kept[-1])) if at >= 0 else (kept, stop if kept else 0)


def tidy(names: Sequence[str]) -> list[str]:
    """净名 Names without what runs on before or behind them; what follows a cut is no party any more."""
    before, after = list(names), _tidied(names)
    while after != before:
        before, after = after, _tidied(after)
    return after


def _tidied(names: Sequence[str]) -> list[str]:
    out: list[str] = []
    for name in names:
        begun = _owner(_bare(name))
        if _PAPER.search(begun):
            break
        if _ACTS.match(begun) and not (len(begun) < 7 and _OFFICE.fullmatch(begun)):
            break
        kept = _cut(begun)
        out.append(kept)
        if kept != begun:
            break
    return _uncounted(out)


def _bare(name: str) -> str:
    """Without a bracket that is not closed, or not opened, and without a time before it."""
    if name.count("(") > name.count(")"):
        name = name[: name.rfind("(")] or name
    if name.endswith(")") and "(" not in name:
        name = name.rstrip(")") or name
    front = _FRONT.match(name)
    name = name[front.end() :] if front else name
    when = _WHEN.match(name)
    rest = name[when.end() :] if when else ""
    return rest if _ENDED.search(rest) and "的" not in rest else name


def _cut(name: str) -> str:
    """Up to the first noun of a party that is followed by how it acts or what it does."""
    for at in range(2, len(name) - 1):
        how, does = _HOW.match(name, at), _DOES.match(name, at)
        if (how or (does and not _OFFICE.fullmatch(name, at))) and _ENDED.search(_open(name[:at])):
            return _open(name[:at])
    return name


def _owner(name: str) -> str:
    match = _ROOM.fullmatch(name)
    return match.group(1) if match else name


def _open(head: str) -> str:
    return re.sub(r"\((?:含|不含|包括)[^()]*\)$", "", head)


def _uncounted(names: list[str]) -> list[str]:
    """甲小学、乙中学三所学校 Without the number of those called by name."""
    match = _COUNTED.search(names[-1]) if names else None
    if not match or not match.start():
        return names
    number = _NUMBERS.get(match.group("n")) or int(match.group("n") if match.group("n").isdigit() else 0)
    bare = names[-1][: match.start()]
    told = number == len(names) or match.group().startswith("等") or (match.group("each") and len(names) > 1)
    return [*names[:-1], bare] if told and _ENDED.search(bare) else names
