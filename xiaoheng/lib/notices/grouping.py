"""归并 Groups the clauses of a sentence into duties: a second deadline or a new party with something due opens one."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from xiaoheng.lib.notices import judge
from xiaoheng.lib.notices.deadlines import Deadline, Found
from xiaoheng.lib.notices.evidence import evidence
from xiaoheng.lib.notices.quantities import quantities

_CONDITION = re.compile(r"^(?:对于?(?!照|标|应)|凡|如|若|确?因|遇)[^,]{2,30}的?,?$")
# 在保证正常开展的情况下,自1月27日起轮休: how, not what.
_CIRCUMSTANCE = re.compile(r"(?:情况|前提|基础|条件)[下上],?$|的?同时,$")
_SENT = re.compile("送|报|交|公示|公开|张贴|备案|上传")
_ATTENDS = re.compile("(?:列席|参加|出席|到会)(?:会议)?[,。;]?")  # 每周召开一次,班子成员参加: whom that meeting has
_CAP = re.compile("[^,。]{0,4}每[^,。]{1,2}限[报推]")  # …报体卫艺科,每校限报24人: how many, no duty of its own
_SAME_DAY = re.compile("^(?:发现[^,。]{0,6})?当[日天晚餐场]")
_AS = re.compile("作为[^,]{2,24},$")  # 某校作为试点单位,要在6月底前…
_WRITTEN = re.compile("由[^,]{1,12}(?:撰写|填写|填报|编制|制作|整理|出具|起草)")
_ALSO = re.compile("(?:并|同时)[于在]?")
_RECORDS = re.compile("(?!各)[^,]{0,6}(?:记录|台账|档案|情况|结果)[按每][^,]{1,4}(?:公示|公开|归档|存档|整理|张贴)")
# 报到时提交…, 每4小时报告…: a moment of its own, though no day.
_MOMENT = re.compile(
    r"(?:报到|入学|入园|入职|返校|离校|开班|结业|交接|检查|验收|评审|申报|报名|会议|培训|述职|面试)时,?[^,]{0,4}(?:提交|上交|携带|出示|交|报|填写|签)"
    r"|每(?:隔)?[\d一两二三四六八]{1,2}个?小时[^,]{0,14}(?:报|巡|查|测|消毒|通风|清点)"
)
# 5月底前检修一次,考试期间每个考点配备1辆: another time, though no day.
_WHILE = re.compile(r"(?:考试|监测|比赛|活动|会议|培训|放?假|假日|值班|服务|执勤|报名)[^,。]{0,2}期间")
# 每周二彩排,彩排至5月7日结束: how long it goes on.
UNTIL = re.compile(r"[^,。]{0,10}?(?:持续|延续|直|开展|进行|彩排|训练|排练)?[至到][^,。]{2,12}(?:结束|为?止|截止)")
_EXCEPTED = re.compile(r"除[^,。]{2,40}外,")
_MINUTES = re.compile(r"\d{1,2}分钟(?:之|以)?内[^,。]{0,10}(?:报|通知|上报)")
_KEPT = re.compile("(?:存档|备查|留存|归档|建档)[。;]?$")
LEVEL = re.compile("(?:(?:小学|初中|高中|中学|幼儿园)、?)+")
SHALL = re.compile(r"[^,]{0,4}?(?:要|应|须|必须|务必|请|需)(?!求|点)")
SPLITS = re.compile("各|全体|其他|其余|党组织|(?:党)?支部")
# 党员大会每季度召开一次,党课每季度至少一次: a duty each, though the second names no act.
_EACH = re.compile(r"[^,每]{2,10}每[^,]{1,4}(?:至少|不少于)?[^,]{0,4}[一二两三四\d]+(?:次|期|节|场)[,。;]?")
RATE = re.compile(
    r"[^,。各]{0,24}(?:率|比例|占比|覆盖面|人数)[^,。\d]{0,12}(?:\d{1,3}(?:\.\d+)?%|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+)(?:以上)?[,。;]?"
    r"|[^,。各]{0,16}不得?[超少低][过于][^,。\d]{0,10}\d{1,3}%[,。;]?"
)
# …报送报告,书记、校长共同签字; …组织问卷,每个年级抽样不少于30人: how, and how many, no duty of their own.
_SIGNS = re.compile(
    "(?:共同|分别|均|须|要|逐[一份级])*(?:审核|审阅|审签|签字|签名|盖章|把关|会签|确认)[^,。;]{0,10}[,。;]?"
)
_PER = re.compile(
    r"每(?![^,。;]*不得)(?:[个名位所人班校园组镇岗处场次期队生]|支部|年级|单位)[^,。;]{0,18}(?:\d|[一两二三四五六七八九十]+[名人份篇个项次节幅件张])"
)
_ANSWERS = re.compile(r"(?:具体|统一|牵头)?(?:负责|落实|牵头)(?:实施|落实|完成)?[,。;]?")


@dataclass
class Clause:
    """分句 One clause with the times found in it, its subject, by whom, and the words after the subject."""

    start: int
    end: int
    text: str
    found: list[Found]
    subject: list[str]
    by: list[str]
    after: str


def groups(parts: list[Clause]) -> list[list[Clause]]:
    """归并 Clauses that belong together: a second deadline or a new party with something due opens a new duty."""
    groups: list[list[Clause]] = []
    for clause in parts:
        if not groups or _opens(groups[-1], clause):
            groups.append([clause])
        else:
            groups[-1].append(clause)
    return _regroup(groups)


def _opens(group: list[Clause], clause: Clause) -> bool:
    if clause.found and any(c.found for c in group):
        before = all(_only_time(c) or _EXCEPTED.fullmatch(c.text) for c in group)
        return not before and _opens_by_time(group, clause)
    if clause.text.startswith(("其中", "但")) and clause.subject:
        return True
    if _belongs(group, clause):
        return False
    led = clause.found or clause.text.startswith("由")
    if clause.by and led and _acts(group) and any(c.by and c.by != clause.by for c in group):
        return True
    if (moment := _opens_at_moment(group, clause)) is not None:
        return moment
    counted = bool(clause.found) and any(_counted(c.text) for c in group)
    if counted and _acts(group) and (_ALSO.match(clause.text) or _counted_again(group, clause)):
        return not (_ALSO.match(clause.text) and judge.SENDS.search(clause.text))
    if clause.after == "@" or _KEPT.search(clause.text):
        return False
    if LEVEL.fullmatch("、".join(clause.subject)):
        return _counted(clause.text) and bool(LEVEL.fullmatch("、".join(group[0].subject)))
    if counted and clause.found[0].deadline.kind == "relative":
        return bool(evidence(clause.text)) or _acts(group)
    return _twin(group, clause) or _opens_by_party(group, clause)


def _belongs(group: list[Clause], clause: Clause) -> bool:
    """How, by whom and how many, with no time of its own: it belongs to the duty before it."""
    if beside(clause) and (any(c.found for c in group) or not _PER.match(clause.text)):
        return True
    told = answers(clause) or _ATTENDS.fullmatch(clause.after) or _CAP.match(clause.text)
    return bool(told) or _measures(group, clause) or _excepted(group, clause)


def _counted_again(group: list[Clause], clause: Clause) -> bool:
    """每人结对2名学生,每月谈心1次 A number before any time, then another one with its repetition."""
    return bool(_freq(clause)) and _counted(clause.text) and not any(c.found for c in group)


def beside(clause: Clause) -> bool:
    """附言 A clause that only says who signs or how many there are of each; whom it names is not the party."""
    return not clause.found and bool(_SIGNS.fullmatch(clause.after) or _PER.match(clause.text))


def _opens_at_moment(group: list[Clause], clause: Clause) -> bool | None:
    """A clause with a moment of its own that is no day, or after one; None for any other."""
    given = any(_counted(c.text) or c.found for c in group)
    if _MOMENT.match(clause.text) and _acts(group) and given:
        return clause.text[:2] not in group[-1].text  # 到组委会报到,报到时提交…: the same moment
    if clause.subject and clause.found and _MOMENT.match(group[0].text):
        return True
    if not clause.found and _MINUTES.search(clause.text) and _acts(group):
        return True
    if clause.found and _MINUTES.search(group[-1].text) and "小时" in clause.found[0].deadline.text:
        return False  # 30分钟内电话报告,2小时内书面报告: one report
    if _WHILE.match(clause.text) and _acts(group) and _acts([clause]) and _counted(clause.text):
        return given
    return None


def _measures(group: list[Clause], clause: Clause) -> bool:
    """“…,签订率达到100%”: how far the act before it must go, unless that has its rate already."""
    if clause.found or not RATE.fullmatch(clause.text):
        return False
    return not any(q.unit == "%" for c in group for q in quantities(c.text, []))


def _excepted(group: list[Clause], clause: Clause) -> bool:
    """“各科室4月25日前自查,除督导科外,其他科室交党办汇总”: the others are those asked before, but for one."""
    after = _EXCEPTED.fullmatch(group[-1].text) and len(group) > 1
    return bool(after and clause.subject and clause.subject[0].startswith(("其他", "其余", "其它", "均")))


def answers(clause: Clause) -> bool:
    """负责 “…,各校宣传委员负责。” says who answers for the duty before it."""
    return bool(clause.subject and _ANSWERS.fullmatch(clause.after))


def _opens_by_time(group: list[Clause], clause: Clause) -> bool:
    """A second time that is not the first one again, with an act of its own."""
    if all(f.deadline.kind != "recurrence" for f in clause.found) and {
        comparable(f.deadline) for f in clause.found
    } <= {comparable(f.deadline) for c in group for f in c.found}:
        return False
    if _freq(clause) and _regime(group[-1], _freq(clause)):
        return False
    if not clause.subject and (_leans(group, clause) or _closer(group, clause)):
        return False
    if clause.subject:
        return True
    if not clause.by and all(f.deadline.kind == "period" and not f.deadline.end for f in clause.found):
        return False  # 放假前做好总结,谋划好下学期教学: what for, not when
    if _goes_on(group, clause):
        return False
    if clause.text.startswith(("确保", "保证")) and all(f.deadline.kind == "relative" for f in clause.found):
        return False  # 8月20日前竣工,确保秋季开学投入使用: what the first day is for
    if _RECORDS.match(clause.text) and any(_freq(c) for c in group):
        return False  # 每餐陪餐,陪餐记录按月公示: what becomes of the record belongs to the act
    if _EACH.fullmatch(clause.text) and any(_EACH.fullmatch(c.text) or _freq(c) for c in group):
        return True
    bare = _beyond_time(clause)
    return len(bare.strip("(),。; ")) >= 2 and bool(
        judge.ACT.search(bare) or SHALL.match(clause.after) or (_freq(clause) and _counted(clause.text))
    )


def _goes_on(group: list[Clause], clause: Clause) -> bool:
    """自即日起…,每月开展1次 A repetition with its first day or with its last one."""
    if _freq(clause):
        return not any(_freq(c) for c in group) and _since(group)
    return any(_freq(c) for c in group) and bool(UNTIL.match(clause.text))


def _leans(group: list[Clause], clause: Clause) -> bool:
    """“每天签到,签到表当日交班主任”, “学年末形成报告,连同案例于7月8日前报送”: the same act goes on."""
    same_day = any(_freq(c) for c in group) and all(
        f.deadline.kind == "relative" and _SAME_DAY.search(f.deadline.text) for f in clause.found
    )
    return same_day or clause.text.startswith(("连同", "随同", "一并"))


def _closer(group: list[Clause], clause: Clause) -> bool:
    """按月报计划,每月26日前报 The same repetition again, now with its day: one duty, unless the first has its own number."""
    again = next((f.deadline for f in clause.found if f.deadline.recurrence), None)
    before = [f.deadline for c in group for f in c.found if f.deadline.kind != "range" or f.deadline.end]
    if (
        not before
        or not again
        or not again.recurrence
        or not again.recurrence.by
        or any(_counted(c.text) for c in group)
    ):
        return False
    if not all(d.recurrence and d.recurrence.freq == again.recurrence.freq and not d.recurrence.by for d in before):
        return False
    made = not again.text.startswith("每") and _papers(group[-1].text) and not _papers(clause.text)
    return made or before[-1].text.startswith(("按", "逐"))


def _regime(clause: Clause, freq: str | None) -> bool:
    """实行月报告制度,每月3日前报送: a rule to be kept, and its repetition said more closely."""
    if not re.search("(?:制度|机制|制|“[^”]{1,6}报”),?$", clause.text) or (
        clause.found and clause.found[-1].deadline.text.startswith("每")
    ):
        return False
    return _freq(clause) in (None, freq) and all(
        f.deadline.kind in ("recurrence", "period", "range") for f in clause.found
    )


def _since(group: list[Clause]) -> bool:
    """自即日起…制度 A first day without a last one, in clauses that hand in nothing yet."""
    found = [f.deadline for c in group for f in c.found]
    return all(d.kind == "range" and d.start and not d.end for d in found) and "制度" in group[-1].text


def _freq(clause: Clause) -> str | None:
    return next((f.deadline.recurrence.freq for f in clause.found if f.deadline.recurrence), None)


def _placed(group: list[Clause], clause: Clause) -> bool:
    """“资格复审安排在4月25日,届时请申报人到场”: the clause before only says when."""
    return len(group) == 1 and not clause.found and not _freq(group[0]) and bool(judge.PLAIN_DATE.search(group[0].text))


def _alike(group: list[Clause], clause: Clause) -> bool:
    """“…,教师不少于15节,组长不少于18节”: the second of two that only give another party's number."""
    one = group[0]
    told = len(group) == 1 and one.subject and clause.subject and one.subject != clause.subject
    return bool(told) and not any(c.found or _acts([c]) or not _counted(c.text) for c in (one, clause))


def _opens_by_party(group: list[Clause], clause: Clause) -> bool:
    """A new party with something due, when the clauses before say enough by themselves."""
    if _alike(group, clause):
        return True
    if not clause.subject or not _acts(group) or _placed(group, clause):
        return False
    if _counted(clause.text) and any(c.subject and c.subject != clause.subject and _counted(c.text) for c in group):
        return True
    if (
        clause.found
        and (SPLITS.match("、".join(clause.subject)) or clause.after.startswith(("每", "@")))
        and any(c.subject not in ([], clause.subject) for c in group)
    ):
        return True
    if SHALL.match(clause.after) and any(_counted(c.text) for c in group):
        return True
    if not _weighty(group):
        return clause.after.startswith("@") and any(c.subject and c.after.startswith("每") for c in group)
    if SHALL.match(clause.after) or clause.after.startswith("每") or quantities(clause.text, []):
        return True
    return bool(judge.ACT.search(clause.text)) and (bool(clause.found) or any(c.found for c in group))


def comparable(deadline: Deadline) -> str:
    """比较 Deadlines that differ only in their words are the same."""
    return str(deadline.as_json())


def _twin(group: list[Clause], clause: Clause) -> bool:
    """培育甲等2所…,培育乙等5所…: the same verb again with its own number."""
    verb = clause.text[:2]
    return (
        len(clause.text) > 6
        and any(c.text.startswith(verb) for c in group)
        and bool(judge.ACT.match(verb))
        and bool(quantities(clause.text, []))
    )


def twin_words(one: str, two: str) -> bool:
    """同式 “培育…,创建…” with the same verb: one deadline serves both."""
    return "," + two[:2] in "," + one and bool(judge.ACT.match(two[:2]))


def _acts(group: list[Clause]) -> bool:
    """True when the group already has an act of its own besides its time."""
    bare = "".join(_beyond_time(c) for c in group)
    return len(bare) > 1 and (bool(judge.ACT.search(bare)) or bool(judge.MODAL.search(bare)))


def _beyond_time(clause: Clause) -> str:
    """What a clause says besides its times and “要在”."""
    bare = clause.text
    for item in clause.found:
        words = item.deadline.text
        while words and words not in bare:
            words = words[:-1]  # a time that goes on in the next clause
        bare = bare.replace(words, "", 1)
    return bare if bare.strip("要须应请必务于在从自前,。;、() ") else ""


@lru_cache(maxsize=1024)
def _papers(words: str) -> bool:
    return bool(evidence(words))


@lru_cache(maxsize=1024)
def _counted(words: str) -> bool:
    return bool(quantities(words, []))


def _weighty(group: list[Clause]) -> bool:
    text = "".join(c.text for c in group)
    return (
        any(c.found for c in group)
        or any(_papers(c.text) for c in group)
        or bool(judge.MODAL.search(text) and judge.CONCRETE.search(text) and any(c.subject for c in group))
    )


def _regroup(groups: list[list[Clause]]) -> list[list[Clause]]:
    """A clause that only names the party goes with what follows it."""
    for one, two in itertools.pairwise(groups):
        if one and one[0].subject and not two[0].subject and not any(c.found for c in one) and not _acts(one):
            two[:0], one[:] = one, []  # 其中青坪县占比超过8%,要在…: of whom something is said first
        while len(one) > 1 and not one[-1].found and (_CONDITION.match(one[-1].text) or _AS.search(one[-1].text)):
            two.insert(0, one.pop())
        while len(one) > 1 and _only_time(one[-1]) and two[0].subject and not two[0].found:
            two.insert(0, one.pop())  # …,12月上旬,区教师发展中心组织联评
        while len(one) > 1 and _made_for(one[-1], two[0]):
            two.insert(0, one.pop())
        while (
            len(one) > 1
            and (one[-1].subject or one[-1].by)
            and not one[-1].found
            and not two[0].subject
            and (len(one[-1].text) < 24 or not judge.ACT.search(one[-1].after))
            and not _MOMENT.match(two[0].text)
            and not evidence(one[-1].text)
            and _acts(one[:-1])
        ):
            two.insert(0, one.pop())
        if all(_CIRCUMSTANCE.search(c.text) or (_CONDITION.match(c.text) and not c.found) for c in one):
            two[:0] = one
            one.clear()
    return [group for group in groups if group]


def _made_for(clause: Clause, sent: Clause) -> bool:
    """“…,材料由本人撰写,于会前5日送审”: a paper made without a time of its own goes with its being sent."""
    if clause.found or clause.subject or not sent.found or sent.subject or _papers(sent.text):
        return False
    return bool(
        (_papers(clause.text) or _WRITTEN.search(clause.text))
        and _SENT.search(_beyond_time(sent))
        and judge.ACT.search(clause.text)
    )


def _only_time(clause: Clause) -> bool:
    return bool(clause.found) and not _beyond_time(clause)
