"""数量 Numbers that a task asks for, with their comparison and unit."""

import re

from xiaoheng.lib.notices.draft import Quantity
from xiaoheng.lib.numerals import to_int

_UNIT = (
    "次|场次|场|节|堂|期|遍|轮|名|人次|人|位|个工作日|工作日|个|篇|份|件|项|条|学时|课时|小时|分钟|字|所|家|天|册|本|部|幅|首|张"
    "|户|组|支|门|台|套|元|万元|%|平方米|米|周|月|岁|分|间|处|例|批|道|回|对|队|间|块|克|千克|公斤|公里|棵|盏|只|瓶|箱|袋|盒|句|段|页|款|种|辆|倍|升|把|具|根|桶|吨|斤|床|枚|封"
)
_N = r"(?P<n>\d{1,6}(?:\.\d{1,2})?(?:万|千)?|(?<![第\u4e00-\u9fff])?[一二三四五六七八九十两百]{1,4})"
_PATTERN = re.compile(
    rf"(?P<op>至少|不少于|不低于|不得少于|不得低于|最少|达到?|不超过|不得超过|不多于|不得多于|最多|不高于"
    rf"|控制在|限报?|不足|超过|高于|约|大约)?(?:(?!不[少低超多得足]|至少|最[少多]|控制)[\u4e00-\u9fff]){{0,4}}?{_N}(?:(?:-|~|至|到"
    rf"|—)(?P<m>\d{{1,6}}|[一二三四五六七八九十]{{1,3}}))?(?:个(?=月|小时|学时|课时|工作日))?(?P<u>{_UNIT})(?P<tail>\(?含?\)?以上"
    rf"|及以上|以下|以内|之内|左右|内)?"
)
_HALF = re.compile(r"百分之(?P<n>[一二三四五六七八九十百]{1,4})")
_SKIP_BEFORE = re.compile(r"(?:第|前|附件|表|初|高|〔|十|三会|[“\"]|年级|周岁|满|提前|年龄|达到|小学|中学|[A-Za-z])$")
_SKIP_AFTER = re.compile(
    r"^(?:级|班|批次|时|月|号|日|学期|以来|会一课|以下(?:年轻|青年|教师|干部|党员)|问题|方面|工作日"
    r"|重一大|个方面|环节|阶段|步骤|部分|[一二三四五六七八九十]|务|课一|岗|手|机构|性)"
)
_NOT_ONE = re.compile(r"^(?:全|公|化|体|要|点|定|些|般|致|起|切|支|流|线)")
_GROUPED = re.compile(
    "打造|建成|创建|培育|评选|选树|报送|推荐|遴选|征集|完成|建设|设立|申报|至少|组建|成立|开设|提出|撰写"
    "|提交|形成|确定|选取|命名|建立|选送|新增|征求|制作|更换|安装|增设|维修|修复|购置|配备|增加|储备|备足|认领|发放|改造|每[校班人所园县]"
)
_FULL = re.compile(r"全覆盖|覆盖率(?:达|达到|为)?100%|百分百")
_COUNTS = {"个工作日": "工作日", "遍": "次", "回": "次", "堂": "节", "位": "名"}
_DATE_TAIL = re.compile("月底|月份|月前|天内|日|周岁")
_SPELLS = ("周", "天", "小时", "月", "工作日", "个工作日")
_THINGS = ("个", "项", "条", "件", "处")
_TOPICS = re.compile("方面|环节|阶段|问题|月|工作|小时|关键|重点|维度|层面|模块|类|领域|专项|行动")
_SPOKEN = frozenset("次场节期遍轮堂篇份名天") | {"工作日", "个工作日", "学时", "课时", "小时", "分钟"}
_NEVER = {"个", "项", "条", "件", "分", "批", "处", "部", "周", "岁", "对", "组", "支", "队", "道"}


def quantities(text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """读数量 Quantities of a task's text; *taken* are the places of its deadlines."""
    out: list[Quantity] = []
    quoted = bytearray(len(text))
    timed = bytearray(len(text))
    for start, end in taken:
        timed[start:end] = b"\x01" * (end - start)
    for match in re.finditer(r"《[^》]*》|“[^”]*”|\((?:[^()]{0,6}附件[^()]*|[^()]{0,12}号)\)|〔\d+〕", text):
        quoted[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for match in _PATTERN.finditer(text):
        low = match.start("n")
        unit = match.group("u")
        if quoted[low] or (timed[low] and not _counts(match, text)):
            continue
        found = _read(match, text, unit)
        if found and found not in out:
            out.append(found)
    full = _FULL.search(text)
    if full and not any(q.unit == "%" and q.value == 100 for q in out):
        out.append(Quantity("=", 100, "%", text[max(0, full.start() - 6) : full.start()]))
    return out


def _counts(match: re.Match[str], text: str) -> bool:
    if re.search("不得?超过$", text[: match.start("n")]):
        return True
    return match.group("u") in ("次", "场", "节", "期", "遍", "轮", "堂", "场次", "篇", "人次", "分钟")


def _read(match: re.Match[str], text: str, unit: str) -> Quantity | None:
    value = _value(match.group("n"))
    before, _after = text[: match.start("n")], text[match.end("u") :]
    operator, tail = match.group("op") or "", match.group("tail") or ""
    if (
        value is None
        or _part_of_a_word(match, text, unit)
        or (not operator and not tail and _counts_nothing(match, text))
    ):
        return None
    of = re.sub(r"^.*[,、。;:的]", "", before)[-8:]
    unit = _COUNTS.get(unit, unit)
    upper = _value(match.group("m")) if match.group("m") else None
    if upper is not None and upper > value:
        return Quantity("between", value, unit, of, upper)
    return Quantity(_operator(operator, tail, before), value, unit, of)


def _part_of_a_word(match: re.Match[str], text: str, unit: str) -> bool:
    """第一, 一式两份, 30项问题, 三个方面, 24小时值班, 两天内: a number that asks for nothing."""
    before, after = text[: match.start("n")], text[match.end("u") :]
    tail, chinese = match.group("tail") or "", not match.group("n")[0].isdigit()
    if (
        (_SKIP_BEFORE.search(before[-3:]) and unit != "%" and not (unit == "份" and before.endswith("表")))
        or before.endswith(("一式", "分之"))
        or unit == "岁"
    ):
        return True
    if unit in _SPELLS and (tail in ("内", "以内", "之内") or after[:1] in ("前", "后")):
        return True
    if (unit == "分" and after.startswith("之")) or (unit == "周" and after.startswith("年")):
        return True
    if unit in _SPELLS and before.endswith("每"):
        return True
    if unit == "月" and re.match(r"\d{1,2}[日号]", after):
        return True
    if unit == "小时" and re.match("值班|值守|在岗|畅通|监控|开机|保持|开通|待命|响应", after):
        return True
    if unit in _THINGS and _TOPICS.match(after):
        return True
    return chinese and bool((unit in _NEVER and _NOT_ONE.match(after)) or before.endswith(tuple("统进之同唯专任万")))


def _counts_nothing(match: re.Match[str], text: str) -> bool:
    """Without a comparison only counted acts and papers are quantities."""
    unit, chinese = match.group("u"), not match.group("n")[0].isdigit()
    if _SKIP_AFTER.match(text[match.end("u") :]) or unit == "月" or _DATE_TAIL.match(text, match.start("u")):
        return True
    if unit in _NEVER and (chinese or not _GROUPED.search(text[: match.start("n")][-14:])):
        return True
    if match.start("n") == 0 and unit in ("所", "个", "名", "家"):
        return True
    return chinese and unit not in _SPOKEN


def _operator(word: str, tail: str, before: str) -> str:
    prefix = before[-9:] + word
    if "以上" in tail or re.search(
        r"(?:至少|不少于|不低于|不得少于|不得低于|最少|不得?少于)[^,。;\d]{0,22}$", before[-26:] + word
    ):
        return ">="
    if tail in ("以下", "以内", "之内", "内") or re.search(
        r"(?:不超过|不得超过|不多于|不得多于|最多|不高于|控制在|限报?)[^,。;]{0,4}$", prefix
    ):
        return "~" if tail == "左右" else "<="
    if tail == "左右" or re.search(r"(?:约|大约)$", prefix):
        return "~"
    return ">=" if re.search("(?:超过|高于|达到?)$", word) and word != "达" else "="


def _value(text: str) -> int | float | None:
    if text.endswith(("万", "千")) and text[:-1].replace(".", "").isdigit():
        scaled = float(text[:-1]) * (10_000 if text.endswith("万") else 1000)
        return int(scaled) if scaled.is_integer() else scaled
    if "." in text:
        return float(text)
    return to_int(text)
