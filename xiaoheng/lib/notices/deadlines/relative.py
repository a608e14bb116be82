"""相对时限 Rules for times tied to an event (会前3日) or counted from the anchor (10个工作日内)."""

import re
from dataclasses import replace
from datetime import date
from re import Match

from xiaoheng.lib.calendar import add_workdays, is_provisional
from xiaoheng.lib.notices.deadlines.model import Deadline
from xiaoheng.lib.notices.deadlines.tokens import BEFORE, TIME, N, clock, number, plus, plus_months, year

_UNIT = {
    "工作日": "workday", "上班日": "workday", "日历日": "day", "自然日": "day", "天": "day", "日": "day", "周": "week",
    "星期": "week", "礼拜": "week", "月": "month", "年": "year", "小时": "hour", "分钟": "minute", "学时": "hour", "季度": "quarter",
}  # fmt: skip
_SPAN = (
    rf"(?P<n>{N}|半)(?P<half>个半)?(?P<g>个)?(?P<u>工作日|上班日|日历日|自然日|小时|分钟|星期|礼拜|季度|[天日周月年])"
)
_EVENTS = (
    ("term_of_office_end", "任期届满|任期满|任期期满|届满|任期结束|任期到期|换届到期|换届(?=前)"),
    ("publicity_end", "公示(?:期)?[^,。;]{0,10}无异议|公示期满|公示期结束|公示结束|公示期届满|公示期截止|公示满"),
    ("vacancy", "职位空缺|岗位空缺|职务空缺|出现空缺|空缺|出缺|缺额"),
    ("receipt",
        "(?:收到|接到|接|见到|收悉)[^,。;]{0,16}?(?:通知书?|文件|来文|方案|交办单|函|通报|意见书?|材料|清单"
        "|任务单|督办单|通知单|反馈|申请书?|请示|批复|报告|举报|投诉|信件|名单|名册)|(?:收到|接到)[^,。;后日要须应]{2,12}(?=后|之日)|(?:通知|文件|材料|交办单|任务单"
        "|意见书?)(?:收到|送达|接到)|收文|接文|文到|函到|收到|接到"),
    ("discovery",
        "(?:发现|排查出|查出|检查出|摸排出)(?:[^,。;]{0,10}?(?:问题|隐患|情况|线索|苗头|病例|异常|事故|事件"
        "|疫情|案件|风险|舆情))?"),
    ("occurrence",
        "(?:事件|事故|案件|事情|情况|突发事件|安全事故|舆情|变动|变更|变化|异动)(?:发生|出现)"
        "|发生[^,。;]{0,12}?(?:事件|事故|案件|情况|舆情|变化|变动|变更|伤害)|发生|事发|案发|(?:人员|信息|岗位"
        "|职务)(?:变动|变更|调整)"),
    ("event_", "期中(?:考试)?(?=前|后)"),
    ("term_end",
        "(?:每?学期|学年|本学期|期末|本学年)(?:结束|终了|期末)|学期末|期末(?!考)|本?学年末|学期末考试|散学"
        "|休业"),
    ("holiday_start",
        "(?:寒暑?假|暑[假期]|节假日|假期|假|国庆|节日|长假)(?:放假|开始|来临|到来|休假)|节假日(?=前[一两三1-3])|放(?:寒|暑|寒暑)?假|(?:寒"
        "|暑|寒暑)假(?:前|开始前|来临前|到来前)?(?=前)|离校|寒假|暑[假期]"),
    ("deadline",
        "(?:报名|申报|报送|提交|截止|投稿|征集|整改|完成)(?:时间|日期|期限|时限)?(?:截止|届满|到期|期满)"
        "|截止(?:日期?|时间|期限)?|到期|期限届满|整改期限"),
    ("meeting",
        "(?:(?:(?![要在于应须请并将各])[^,。;:、!?\\s]){0,12}?)(?:会议|大会|例会|全会|组织生活会|民主生活会|座谈会|推进会|动员会|研讨会"
        "|办公会|家长会|职代会|教代会|支委会|班子会|党课|会)(?:结束|召开|开展|举办|开始|举行|闭幕|召集)?|开会"
        "|散会|会议"),
    ("event",
        "(?:(?:(?![要在于应须请并将各])[^,。;:、!?\\s]){0,10}?)(?:活动|培训|考试|比赛|竞赛|检查|督查|验收|评估|评审|演练|测试|测评|学习"
        "|学习班|评比|展示|调研|宣讲|巡察|督导|考核|整改|演出|家访|走访|实施|项目|课程|开班|研学|军训|选举"
        "|投票|招聘|面试|研讨|采购|施工|体检|运动会|典礼|仪式|讲座|宣讲日|入户|(?<!通知)(?<!方案)发布(?=前)|(?:正式|网上)?问卷(?:调查)?)(?:结束|开展|开始|举行|举办|完成|实施|完毕"
        r"|之日|启动|开班)?|赛|期满|出发(?=前)|考(?=前|后)|课(?=后[\d一二三两]{1,2}[日天])|培训班|结业|每次活动"),
)  # fmt: skip
_TERM = (
    "(?:(?P<sea>春|秋)(?:季|期)?(?:新?学期|学)?|(?P<new>新学期|新学年|下学期|下学年)|(?P<any>每?学期"
    "|本学期)?)(?:开学|开课)"
)
_REL = "(?P<rel>之?前|以前|前|之?后|以后|后|当[天日]|期间|之日起|起|时)"
_LIMIT = "(?P<lim>之?内|以内|之?前|以前|左右|后)?"
_ANCHOR_WORDS = "|".join(f"(?P<{name}>{words})" for name, words in _EVENTS)
EVENT = re.compile(
    rf"(?:自|从|于|在|距|离)?(?:{_ANCHOR_WORDS})(?:{_REL}|(?=按期|按时(?!限))|(?=的?{N}个?(?:工作日|小时"
    rf"|[天日周月])(?:之?前|以前))|(?=的{N}个?(?:工作日|小时|[天日周月])之?内)|(?=(?:不得?|未)超过|,?(?:各?(?:学校|校|单位|支部))?(?:要|应当?|须|必须"
    rf"|务必|需)?(?:在|于)?{N}个?(?:小时|工作日|[天日])(?:之?内)|{N}个?(?:工作日|小时|[天日周月])(?:之?内"
    rf"|前|后)))"
    rf"(?:起|的|,)?(?:各?(?:学校|校|单位|支部)(?=(?:要|应当?|须|必须|务必|需)?(?:在|于)?{N}个?(?:小时|工作日|[天日])))?"
    rf"(?:(?:要|应当?|须|必须|务必|需)?(?:在|于)?)(?:(?:不得?"
    rf"|未)?(?:超过|晚于|迟于|少于|早于)|至少|提前|最迟|最晚|及时)?(?:{_SPAN}{_LIMIT})?"
)
AHEAD = re.compile(rf"(?P<what>[^,。;、]{{0,12}}?)提前{_SPAN}(?!结束|放学|下课|离校|离开)")
TERM = re.compile(
    rf"(?:{year('a')}的?)?{_TERM}(?P<rel>之?前|以前|前|之?后|以后|后|时|当[天日]|首日|初|之日起"
    rf"|第(?=[一1](?!课)))?(?:的|,)?(?:第?{_SPAN}(?:之?内|前|之前|以前|结束前|左右)?)?"
)
_SELF = (
    r"(?:自|从)?(?:本|此|该)?(?:(?:通知|方案|文件|文|交办单|意见|公告|函|办法)?(?:发文|印发|下发|发布|发出"
    r"|发放|下达|公布|签发|即日|今日|文件下发|文件印发)(?:之日|当日|日)?|即日|今日|本日|现在)(?:之日)?(?:起"
    r"|后|以后|之后)(?:的|计|算起|,)?"
)
AFTER = re.compile(
    rf"(?:自|从)?(?!(?:本|此)?(?:通知|方案|文件|意见|办法|文)?(?:发文|印发|下发|发布|公布|发出|即日|今日"
    rf"|本日|现在))(?:(?![要在于应须请并将各])[\u4e00-\u9fff]){{2,8}}?(?<!发文)(?<!印发)(?<!下发)(?<!发布)(?<!公布)"
    rf"(?<!即日)(?<!通知)(?<!发出)(?<!下达)(?<!签发)"
    rf"(?:后|之日起|以后|(?<=入职)|(?<=任职)|(?<=到任)|(?<=上岗)|(?<=到岗)|(?<=入学)|(?<=接任)|(?<=聘任))"
    rf"(?:的|,|在|于)?(?:{_SPAN})(?:之?内|以内)"
)
# 示范文本印发之日起30日内: the day of some other paper or act, not that of this notice.
ISSUED = re.compile(
    rf"(?:自|从|于|^|(?<=[,。;:]))(?!本|此|该)(?:(?!自|从"
    rf"|于)[\u4e00-\u9fff]){{2,10}}(?<!通知)(?<!通报)(?<!文件)(?<!方案)(?<!意见)(?<!办法)(?<!公告)(?<!发文)"
    rf"(?:印发|下发|发布|公布|下达|批准|批复|任职|到任|成立|签订|生效)(?:之日)?(?:起|后|以后)(?:的|,)?{_SPAN}(?:之?内|以内)"
)
WEEK_NO = re.compile(
    rf"(?<!月)(?<!月份)(?<!月的)(?<!月份的)(?:教学|开学|本学期|学期)?第(?P<n>{N})(?:教学)?(?P<u>周)(?![一二三四五六日天])(?:之?前|内|末|结束前)?"
)
WEEK_DAY = re.compile(
    rf"(?<!月)(?<!月份)(?<!月的)(?<!月份的)(?:教学|开学|本学期|学期)?第(?P<n>{N})(?:教学)?(?P<u>周)的?(?:周|星期)[一二三四五六日天](?:之?前|以前)?"
)
TERM_END = re.compile(
    "(?:本|该)?(?:学期|学年)(?:结束时|期?末)(?!考|前|后|工作|复习|测)|(?<![\u4e00-\u9fff])期末(?!考|前|后"
    "|工作|复习|测|检)"
)
COUNTED = re.compile(
    rf"(?:(?P<self>{_SELF})|(?P<limit>限[期时]?)|在|于|必须在|须在|最迟在?)?{_SPAN}"
    r"(?(self)(?:之?内|以内|前|止)?|(?(limit)(?:之?内|以内|$|(?=完成|整改|上报|办结|到位|报|$))"
    r"|(?:的?时间)?(?:之?内|以内)(?!容|外)))"
)


def relative(match: Match[str], anchor: date) -> Deadline | None:
    """相对 A deadline tied to an event whose day the text does not give."""
    groups = match.groupdict()
    name = next(key for key, _ in _EVENTS if groups.get(key) is not None).rstrip("_")
    rel = groups.get("rel") or ("" if groups.get("n") else "时")
    if groups.get("rel") is None and groups.get("n") is None:
        return _related(name, "时", groups) if name == "term_of_office_end" else None
    if groups.get("n") is None and rel in ("期间", "时", "之日起", "起") and name not in ("term_of_office_end",):
        return None
    return _related(name, rel, groups)


def term(match: Match[str], anchor: date) -> Deadline | None:
    """开学 A deadline tied to the start of a term."""
    groups = match.groupdict()
    name = {"春": "term_start_spring", "秋": "term_start_autumn"}.get(groups.get("sea") or "", "term_start")
    if match.start() and match.string[match.start() - 1] in "至到" and not groups.get("rel"):
        return _related(name, "前", groups)  # 保存至下学期开学
    if name == "term_start" and not groups.get("rel") and not (groups.get("n") and match.group().endswith("内")):
        return None
    rel = groups.get("rel") or "时"
    return _related(name, "后" if rel == "第" else rel, groups)


def ahead(match: Match[str], anchor: date) -> Deadline | None:
    """提前 “提前3天报备”: before the event, which is named by the words before it or is the meeting or event itself."""
    what = match.string[max(0, match.start() - 30) : match.start()] + match.group("what")
    if re.search("会议|例会|大会|支委会|生活会|会前|召开|议题", what):
        name = "meeting"
    elif "届满" in what or "任期" in what:
        name = "term_of_office_end"
    elif "截止" in what:
        name = "deadline"
    else:
        name = "event"
    return _related(name, "前", match.groupdict())


def after(match: Match[str], anchor: date) -> Deadline | None:
    """某事后几日 So many days after something that has no name of its own here."""
    return _related("event", "后", match.groupdict())


SPAN_ONLY = re.compile(rf"(?:在|于|须在|必须在)?{_SPAN}(?:之?内|以内)")


def since(event: Deadline, match: Match[str]) -> Deadline:
    """某事后,几日内 The days of a later clause counted from the event of an earlier one."""
    return replace(_related(event.anchor or "event", "后", match.groupdict()), text=match.group())


def counted_from(match: Match[str], day: Deadline) -> Deadline:
    """12月30日起10个工作日内 The days counted from a day that is named, not from the date of the notice."""
    whole = COUNTED.match(match.string, match.start())
    return (counted(whole, day.date) if whole and day.date else None) or day


_TROUBLE = re.compile("(?P<found>隐患|线索)|险情|事故|突发|舆情|疫情|事件|伤害|走失|失联|欺凌")
_HAPPENED = re.compile(
    r"(?:^|[,。;:])(?:[^,。;:]{0,8}?(?P<what>发生|发现|收到|接到)[^,。;]{1,24}?|[^,。;:]{0,16}?(?P<state>空缺|出缺|届满|期满)"
    r"|[^,。;:]{0,12}?一[经旦](?P<once>发现|发生|收到))"
    r"(?:(?:的|者|后|时|(?<=一[经旦]..)),|,?(?:要|须|应|务必)?(?:立即|第一时间|及时|迅速|马上))[^。;]{0,60}$"
)


_HAPPENING = {
    "发生": "occurrence", "发现": "discovery", "收到": "receipt", "接到": "receipt",
    "空缺": "vacancy", "出缺": "vacancy", "届满": "term_of_office_end", "期满": "publicity_end",
}  # fmt: skip


def happened(before: str) -> Deadline | None:
    """发生…的,应当在…内 The event that the clause before a number of days names, where it names one."""
    match = _HAPPENED.search(before)
    name = _HAPPENING[match.group("what") or match.group("state") or match.group("once")] if match else None
    return Deadline("relative", anchor=name, rel="after") if name else None


def empty(before: str) -> bool:
    """空缺岗位应在…内补齐 True where the words before a number of days tell of a post that is empty."""
    return bool(re.search("(?:空缺|出缺|缺额)(?!情况)[^,。;]{0,12}$", before))


def troubled(before: str) -> Deadline | None:
    """重大隐患…在2小时内 Hours without a beginning are those after the trouble that the words before them name."""
    match = _TROUBLE.search(before)
    return Deadline("relative", anchor="discovery" if match["found"] else "occurrence", rel="after") if match else None


def week_no(match: Match[str], anchor: date) -> Deadline | None:
    """第几周 A teaching week is counted from the start of the term."""
    return _related("term_start", "后", match.groupdict())


def term_end(match: Match[str], anchor: date) -> Deadline | None:
    """学期末 The end of the term, on a day the notice does not give."""
    return _related("term_end", "时", {})


# 请假3天以内由校长审批, 三年内未参加培训的教师: how long, or what was.
_LASTING = re.compile("(?:请假|病假|事假|外出|缺勤|旷课|出差|离校|间隔|为期|连续|最近|近)$")
_PAST = re.compile("未|没有|曾|已|获|发生过|有过")


def counted(match: Match[str], anchor: date) -> Deadline | None:
    """自发文起 A number of days counted from the anchor, that day not counted."""
    groups = match.groupdict()
    unit = _UNIT[groups["u"]]
    count = number(groups["n"])
    before, after = match.string[max(0, match.start() - 6) : match.start()], match.string[match.end() : match.end() + 2]
    if _LASTING.search(before) or (unit in ("year", "month") and _PAST.match(after)):
        return None
    if (unit == "year" and count > 10) or unit == "minute":
        return None  # minutes are how long something takes
    if unit in ("month", "quarter") and not groups["g"] and groups["n"] != "半":
        return None
    if groups["n"] == "半":
        day = {"month": plus(anchor, 15), "year": plus_months(anchor, 6), "day": anchor}.get(unit)
    elif unit == "workday":
        day = add_workdays(anchor, min(count, 2000))
        return Deadline("date", date=day, text=match.group(), provisional=is_provisional(day))
    elif unit in ("month", "year", "quarter"):
        day = plus_months(anchor, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    elif unit == "hour":
        day = plus(anchor, -(-count // 24))
    else:
        day = plus(anchor, count * (7 if unit == "week" else 1))
    return Deadline("date", date=day, text=match.group()) if day else None


def _related(name: str, rel: str, groups: dict[str, str | None]) -> Deadline:
    before = "前" in rel or (not rel and "前" in (groups.get("lim") or ""))
    at = (rel in ("时", "期间", "初") or rel.startswith(("当", "首"))) and not groups.get("n")
    offset, unit = 0, "day"
    if groups.get("n"):
        unit = _UNIT[groups["u"] or "天"]
        offset = number(groups["n"], 0)
        if groups["n"] == "半":
            offset, unit = {"month": (15, "day"), "year": (6, "month"), "day": (12, "hour")}.get(unit, (1, unit))
        if unit in ("year", "quarter"):
            offset, unit = offset * {"year": 12, "quarter": 3}[unit], "month"
    return Deadline(
        "relative", anchor=name, rel="before" if before else "at" if at else "after", offset=offset, unit=unit
    )


__all__ = ["AHEAD", "BEFORE", "COUNTED", "EVENT", "TERM", "TIME", "ahead", "clock", "counted", "relative", "term"]
