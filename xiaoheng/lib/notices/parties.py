"""责任主体 Who must act: the subject of a sentence, 由…负责, and labelled 牵头 and 责任 parties."""

import re
from dataclasses import dataclass, field

from xiaoheng.lib.notices.bodies import KIND, NOUN, OPEN, OPEN_END, PAPER, THING
from xiaoheng.lib.notices.judge import ACT
from xiaoheng.lib.notices.named import PLACE, is_named, is_school, named_first
from xiaoheng.lib.notices.predicates import ADV, BAD, BODY, HAVING, INNER, MODAL, OFFICE, OTHER, RUN, TAIL, VERBS

_LEAD = re.compile(f"{ADV}[,:]?")
_SUBJECT = re.compile(
    rf"^(?:{ADV}[,:]?)?(?P<who>{RUN}{{0,90}}?(?:{NOUN})(?:{OTHER})?){TAIL}(?!{OFFICE})(?={MODAL}|{VERBS})"
)
# 各…, 全体… begin with a party whatever act follows.
_ALL = re.compile(
    rf"^(?:{ADV}[,:]?)?(?P<who>各[校园地](?!\()|(?:各|全体|所有|其余|其他|每[名位校所]|上述|以上){RUN}{{0,30}}?(?:{NOUN}))"
    rf"{TAIL}(?!{OFFICE})(?=(?:同步|集中|一并|再次?|普遍|广泛|逐步|全员|分批|错峰|就近)?(?:{ACT.pattern})|[\u4e00-\u9fff]{{2,5}}率)"
)
# The others, whatever is said of them.
_GROUP_FIRST = re.compile(
    rf"^(?:{ADV}[,:]?)?(?P<who>其[他余它][\u4e00-\u9fff()、]{{0,14}}?(?:学校|中小学校?|幼儿园|单位|支部|党组织|学区|中心校|部门|科室"
    r"|教职工|教师|党员|校|园))(?![的)、和及与]|党|[园校][长区内门医]|[工负]|内部|之间)(?=[\u4e00-\u9fff]{2})"
)
_CALLED_BY = re.compile(
    rf"^(?:{ADV}[,:]?)?(?P<who>(?!各|全|请|望)[\u4e00-\u9fff\d、]{{3,60}}?(?:{NOUN})){TAIL}(?=承接|{ACT.pattern})"
)
# 正式党员3人以上的民办幼儿园, 江北区、高新区要…
_MEASURED = re.compile(
    rf"^(?P<who>[\u4e00-\u9fff]{{1,12}}\d+[\u4e00-\u9fff%]{{0,3}}?(?:以[上下]|及以[上下])的[\u4e00-\u9fff]{{0,8}}?"
    rf"(?:学校|幼儿园|单位|党?支部|党组织|校区))(?={MODAL}|{VERBS})"
)
_PLACES = re.compile(
    rf"^(?:请|其中,?)?(?P<who>(?!各|全|本|我|该){PLACE}(?:[、和]{PLACE})*)(?=[要应须]|@|各(?!镇|县|学)|于|结合|另行|负责|完成|报送)"
)
_BY = re.compile(
    rf"(?:由|责成|委托|要求|(?<![申邀聘报提])请(?![假示求教问客])|指导(?![教老]师)"
    rf"|督促)(?P<who>{RUN}{{0,36}}?(?:{NOUN})(?:{OTHER})?)(?=(?:共同|统一|具体|直接|自行"
    rf"|分别)?(?:负责(?!人|同志)|提前|按时|及时|召集|主持|主讲|带队|代为|牵头|书面|当面|主动|组织(?!委员|部|科|处)|实施|根据|提出|选派|汇总|统一|审核|安排|每|\d"
    rf"|于|在|制定|承担|落实|完成|报|按"
    rf"|对|指定|统筹|协调|进行|收集|将|排练|编排|监制|保管|发放|承接|受理|接送|讲授|授课|评选|登记|通知(?!书)|承办|主办|协办|起草|撰写|收齐|带头(?!人)|推荐|会同|开展|填|认真|逐"
    rf"|结合|做|把|建|上|派|抓|汇报|行文|$))"
)
# 由学籍管理员整理: behind 由 any act will do; the name may run on (由学校组织委员登记).
_BY_ANY = re.compile(
    rf"(?<![自事缘理])由(?P<who>{RUN}{{0,36}}?(?:{NOUN})(?:[\u4e00-\u9fff]{{2,4}}?(?:委员|组|部|科|股|处|室|办|员|中心"
    rf"|专班)(?={ACT.pattern}))??)"
    rf"(?!(?:组织|宣传|纪检|青年|学习)委员)(?=(?:共同|统一|具体|直接|自行|分别|集中)?(?:代[收办管缴填购订]|各(?:确定|推荐|选派|派出|申报|出)"
    rf"|分(?:科|头|片|批)|命制|命题|指派|委派|自[本发收]|[从先再另限逐视于]|[四五六七八九十\\d]月|派|把关|审定|兼任|拟定"
    rf"|{ACT.pattern}))"
)
_MADE_OF = re.compile(r"^.{2,40}(?:组成|构成|担任)的(?=..)")  # 由甲、乙组成的评议小组
_LABEL = re.compile(
    r"(?P<label>(?:主要|第一)?(?:责任|牵头|主责|配合|协办|承办|主办|实施|落实|参与|协同|参加)(?:单位|部门"
    r"|科室|处室|主体|人|领导|学校|股室)?|牵头|责任)\s*(?:[:：]|(?<=[位门人室])[为是])\s*(?P<who>[^;；。:\n]{1,80}?)(?=[;；。\n)）]"
    r"|[,\s]*(?:完成|时限|时间|责任|牵头|配合|协办|参与)[^,]{0,4}[:：为是]|$)"
)
_HEADED = re.compile(rf"[\u4e00-\u9fff\d]{{0,14}}?(?:{NOUN})")
_ENDED = re.compile(rf"(?:{NOUN})(?:\([^)]*\))?$")
_EPITHET = re.compile(r"^(?:其中|被[^的、]{1,6}的|[^的、各]{0,4}(?:突出|靠后|不力|滞后|存在问题)的)")
_WHICH = re.compile(r"^(?:尚?未|没有|因|列入|存在)[^、各,]{2,14}的(?=..)")
_SAID = re.compile(r"^[^、各,的]{2,20}的(?=..)")  # 连续零报送的甲小学
_CALLED = re.compile(r"^(?:[\u4e00-\u9fff]{2}(?:学校|单位)|(?:考点|试点|示范|基地|相关|有关)[校园])(?=..)")
_TOPIC = re.compile(
    r"(?![^:]*(?:地点|时间|对象|范围|内容|标准|电话|地址|主题|目的|形式|方式|依据|职数|成员|组长):)[^,。:;@]{2,14}:(?=.)"
)
# 暑假前完成换届的有:甲小学、乙中学。
_LISTING = re.compile(r"[^,。:;]{4,40}的(?:学校|单位|支部|党组织)?(?:有|是|为|包括|分别是):(?P<who>[^,。:;]{3,120})")
# 各学校课程表须于…报备案: whose paper it is.
_OWNERS = re.compile(
    rf"^(?P<who>(?:各|[公民]办)[\u4e00-\u9fff]{{0,8}}?(?:{NOUN}))(?=(?!工作|领导|活动)[\u4e00-\u9fff]{{1,6}}(?:[表册]|方案"
    rf"|计划|报告|总结|台账"
    rf"|清单|名单|材料|信息|数据|章程|预案|简章)"
    r"(?:须|应|要|@|经|一律|统一))"
)
_GRADES = re.compile(
    r"^(?P<who>(?:[初高]?[一二三四五六七八九]、)+[初高]?[一二三四五六七八九]年级)(?=@|[要应须于在每]|开展|组织|进行|参加|完成)"
)
_PLACED = re.compile(r"^[^各、的]{1,8}的")
_STOP = re.compile(r"^[你贵][校园局县区]$|^(?:你|贵)(?:单位|学校|支部|们)$|(?:^|[、和与及])(?:其|该|本|此|这|它|其中)$")
_QUALIFIED = re.compile(r"^[^的各、]{2,12}的(?=(?:学校|单位|教师|党员|支部|同志|人员)$)")  # 书面述职的学校
_ORDINAL = re.compile("^第[一二三四五六七八九十]{1,3}")
_YEARS, _YEAR = re.compile("[一二三四五六七八九]年级$"), re.compile("[初高]?[一二三四五六七八九]")
_PERSON = re.compile(
    "(?:教师|干部|书记|校长|园长|人员|学生|家长|班主任|领导|成员|党员|督学|同志|组长|主任|总监|[\u4e00-\u9fff]员)$"
)
# 各学校成立工作小组: the body that is set up is not the party.
_SWALLOWED = re.compile(
    r"^(?:(?:各|全[县市区体]|所有|其他|其余)[\u4e00-\u9fff、()]{0,24}?|(?!成立|组建)[\u4e00-\u9fff]{1,8}?)(?:局(?!部)|学校|[县市区]"
    r"|[校园]|单位|支部|党组织|党委|总支|年级|教育[局办]|学区|部门|科室)"
    r"(?=(?:要|须|应)?(?:成立|组建|设立|建立|选派|选配|选聘|抽调|配备|配齐|安排|明确|指定|确定|推荐|任命|聘请|邀请|动员|发动|带领)"
    r"[\u4e00-\u9fff\d]{0,12}(?:组|专班|员|团队|委员会|队|人|者|机构|教师|家长|学生)$)"
)
_YOURS = re.compile(
    r"^(?:请|望)?[你贵](?:局|校|园|[县区镇]|单位)(?:要|须|应)?(?:督促|指导|组织|协调|会同|协助|配合|安排|转)"
)
_FEAST = re.compile(r"@?[\u4e00-\u9fff“”@]{2,14}[日节周月](?:前后|期间|当[天日]|之际|来临之际),?$")  # 学生营养日前后,…
_NUMBER = re.compile(r"(?:[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.]?|[①-⑳])\s*")
# 班主任职责, 党支部委员会的主要任务: the party stands before what is said of it.
_DUTIES = re.compile(r"的?(?:主要|工作|岗位|具体|安全|基本)?(?:职责|责任|任务|任务清单|责任清单|职责清单)$")
_GROUP = re.compile(r"各|其[余他它]|全[县市区体]|所有|[县市区局镇]")
_UNIT_END = re.compile(
    r"(?:集团|片区|学区|联盟|共同体|教办|[科股室处局办站]|公司|中心|委(?<!党委)|(?:教研|年级|备课|监察|纪检|学科)组|中心校|党委|党总支|支部|专班)$"
)
_POST = re.compile(r"(?:书记|校长|园长|主任|组长|领导|督学|门卫|[^党成人]员)$")
_BOARD = re.compile(r"(?:小组|机构|成员)$")
_TOWARDS = re.compile("[对为给把将让使向从由与和同按在以就用于请派如若、,:]|因")
_STREET = re.compile("(?:建设|发展|交流)(?!.*[校园]的)")  # 建设路小学
_LISTED = re.compile(
    "[^,。()各]{0,12}(?:学校|[高初]中|[中小]学|幼儿园|中心校|样本校|试点校|支部)\\((?:即|指|分别为)?(?P<names>[^()]{4,80})\\)"
)
_BETWEEN = re.compile("[与和同及]|之间")  # 书记与委员、委员与党员之间: who begins
_THEIR_PAPER = re.compile("[\u4e00-\u9fff]{2,10}?(?:表|名单|名册|材料|台账)@")  # 学生报到人数统计表9月2日前报
_TIME_OF = re.compile("[\u4e00-\u9fff]{2,6}(?:时间|日期|地点|对象|标准|名额|费用)[为是:]")  # 小学一年级报名时间为…
_HEADS = re.compile("(?:主要|分管)?(?:负责同志|负责人|领导)$|(?:副?书记|副?校长|副?园长)$")
_ROLE = re.compile(
    "(?:[^申当监介]人|组长|成员|人员|评委|专家|对象|代表|单位|领导|机关|选手)$"
)  # 联系人:, 参加人员: a list
_TOWN = re.compile("[\u4e00-\u9fff]{1,3}[镇乡]")
_SUBJECTS = re.compile("(?!各|全|其)[\u4e00-\u9fff]{2,3}(?<![校园局委科股处室组站长员师生部])")
_SHARED = re.compile(
    f"(?:(?P<town>{_TOWN.pattern})|[\u4e00-\u9fff]{{2,3}})"
    "(?P<noun>(?:中心学校|中心校|中心小学|教研组|备课组|学科组)(?:组长|校长|党支部|党总支)?)"
)
_OFFICER = re.compile(r"[\u4e00-\u9fff]{1,4}[员者师官]")  # 报账员, 指导员: named after what they do
LEADING = re.compile(r"^(?:牵头|主责|主办|承办)")


@dataclass
class Parties:
    """责任主体 Names found, the leading ones apart."""

    who: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)


def subject(clause: str) -> tuple[list[str], int]:
    """主语 The parties a clause begins with and where they end; ([], 0) when it begins otherwise."""
    named, end = called(clause)
    names, stop = _known(clause)
    if named and (not names or _TOWARDS.match(clause[end:stop])):
        return named, end  # 东陵县因学校布局调整…
    others, further = _unknown(clause[:60])
    if not names and not others and (group := _GROUP_FIRST.match(clause)) and not INNER.search(group.group("who")):
        return split_parties(group.group("who")), group.end()  # 其他学校举一反三,…
    more = clause[stop:further]  # 学校报账员每月…: the name runs on behind 学校
    return (others, further) if more and not (names and (_TOWARDS.match(more) or ACT.search(more))) else (names, stop)


def _unknown(text: str) -> tuple[list[str], int]:
    """报账员每月…, 承包方须… A party whose name no list has, before a time or a word of duty."""
    begin = match.end() if (match := _LEAD.match(text)) else 0
    found = OPEN.match(text, begin)
    names = split_parties(found.group("who")) if found else []
    if not found or not names or PAPER.match(text, begin) or _YOURS.match(text):
        return [], 0
    told = any(THING.search(n) or INNER.search(n) or (BAD.match(n) and not _OFFICER.fullmatch(n)) for n in names)
    return ([], 0) if told else (names, found.end("who"))


def called(text: str) -> tuple[list[str], int]:
    """甲小学、乙中学因… Those called by name before whatever is said of them, unless it is what they failed in."""
    begin = match.end() if (match := _LEAD.match(text)) else 0
    text = text[begin : begin + 160]
    if (listed := _LISTED.match(text)) and all(is_school(n) for n in split_parties(listed.group("names"))):
        return split_parties(listed.group("names")), begin + listed.end()
    names, stop = named_first(text)
    told = (
        re.match("(?<!尚)未|没有|存在|除外|不在此列|[以之]?外,", text[stop : stop + 8])
        or BAD.match(text)
        or ACT.match(text)
    )
    acting = any(ACT.search(_STREET.sub("", n)) for n in names)
    return ([], 0) if told or acting else (names, begin + stop)


def _known(clause: str) -> tuple[list[str], int]:
    text = clause[:160]
    if colon := _LISTING.match(text) or _TOPIC.match(text):
        return _around_colon(clause, colon)
    if _YOURS.match(text) or _FEAST.match(text):
        return [], 0
    if measured := next((m for p in (_MEASURED, _PLACES, _GRADES, _OWNERS) if (m := p.match(text))), None):
        return split_parties(measured.group("who")), measured.end()
    match = _schools(text, _SUBJECT.match(text) or _ALL.match(text))
    if not match or re.search(r"[《〈]", match.group("who")) or acts_first(match.group("who")):
        return [], 0
    if swallowed := _SWALLOWED.match(match.group("who")):
        names = split_parties(swallowed.group())
        return names, match.start("who") + swallowed.end()
    who, rest = match.group("who"), text[match.end() :]
    if rest.startswith("之间"):
        who = "、".join(dict.fromkeys(_BETWEEN.split(part)[0] for part in re.split("之间、|、", who + "之间")))
    if _no_party(who, rest):
        return [], 0
    names = split_parties(who)
    if re.match(r"(?:\d+%|逐一|全面|全员|普遍)?(?:签订|签署)", rest):
        names = names[:1] if re.search("[与和同]", who) and "、" not in who else names
    if (
        not names
        or not _ENDED.search(names[-1])
        or not all(_ENDED.search(n) or OPEN_END.search(n) for n in names)
        or any(len(n) > 26 for n in names)
        or re.search(r"^(?:[^各]{0,8})(?:工作|活动|建设|教育|管理)$", names[-1])
    ):
        return [], 0
    return names, match.end()


def _around_colon(clause: str, colon: re.Match[str]) -> tuple[list[str], int]:
    """完成换届的有:甲小学,2.市气象局:提供… The parties behind a colon, or the one before it."""
    if listed := colon.groupdict().get("who"):
        names = split_parties(listed)
        return (names, colon.end()) if all(is_school(n) for n in names) else ([], 0)
    names, stop = subject(clause[colon.end() :])
    if not names:
        names, stop = list(heading(colon.group())), 0
    return (names, stop + colon.end()) if names else ([], 0)


def _schools(text: str, found: re.Match[str] | None) -> re.Match[str] | None:
    """县一中、县二中腾出宿舍 Schools called by name before any act, where the words *found* run on behind them."""
    match = _CALLED_BY.match(text)
    if not match or (found and found.end("who") <= match.end("who")):
        return found
    return match if all(is_school(n) for n in split_parties(match.group("who"))) else found


def _no_party(who: str, rest: str) -> bool:
    """True where the words found are a meeting, hold an act of their own, or are only counted."""
    if re.search("(?:(?:党|支部?|总支)委员会|支委会)$", who) and re.match(r"(?:会议)?[^,。]{0,8}召开", rest):
        return True
    said = _SAID.sub("", who) if _named_after(who) else who
    if INNER.search(_QUALIFIED.sub("", re.sub(r"\([^)]*\)", "", said))) or (len(who) > 60 and "、" not in who):
        return True
    if re.match("除外|不在此列|不[含计]|免[于予]", rest) or _TIME_OF.match(rest):
        return True
    counted = re.match(r"(?:不少于|不低于|不超过|至少)[\d一二三四五六七八九十两]", rest)
    if _PERSON.search(who) and re.match(r"[\d一二两三四五六七八九十]{1,3}[名人位](?:[,。;、]|$)", rest):
        return True  # 领队1名,教练员2名: how many, not by whom
    if _PERSON.search(who) and _THEIR_PAPER.match(rest):
        return True
    return bool((counted and not _PERSON.search(who)) or re.match(r"[为共]\d", rest))


def acts_first(who: str) -> bool:
    """动作在前 True for words that begin with an act (检查各校), not for a body named after one (检查组)."""
    if PAPER.match(who):
        return True
    return (
        bool(BAD.match(who))
        and not BODY.match(re.split("[、和与]", who)[0])
        and not HAVING.match(who)
        and not _named_after(who)
    )


def _named_after(who: str) -> bool:
    """未按期换届的甲中学: what is said of a school stands before its name."""
    bare = _SAID.sub("", who)
    return bare != who and all(is_school(name) for name in split_parties(bare))


def by_whom(text: str) -> list[str]:
    """由谁 Parties named by 由…负责 and the like."""
    matches = list(_BY.finditer(text[:300]))
    match = next((m for m in matches if m.group().startswith("由")), matches[0] if matches else None)
    match = match or _BY_ANY.search(text[:300])
    if not match or len(match.group("who")) > 40 or re.search("通过|后报|审核", match.group("who")):
        return []
    if BAD.match(match.group("who")) and not _OFFICER.fullmatch(match.group("who")):
        return []
    return split_parties(_MADE_OF.sub("", match.group("who")))


def labelled(text: str) -> Parties:
    """标注 Parties after 责任单位: and 牵头单位:."""
    out = Parties()
    for match in _LABEL.finditer(text):
        names = split_parties(match.group("who").strip(" ,、"))
        if LEADING.match(match.group("label")):
            out.lead += names
        elif re.match("配合|协办|协同|参与|参加", match.group("label")):
            continue
        elif match.group("label").endswith("责任领导") and re.search("责任(?:单位|部门|科室|处室|股室)", text):
            continue  # 责任领导:…;责任股室:…: the office answers
        else:
            out.who += names
    return out


def split_parties(text: str) -> list[str]:
    """拆分 Names split at 、 and 和; brackets stay whole, a tail such as 等7所学校 goes."""
    text = re.sub(
        r"(?:等(?![奖级次于])(?:[一二两三四五六七八九十\d]*(?:所|个|家)?|[\u4e00-\u9fff]{2,8}?(?=学校|单位|幼儿园|名校))"
        r"|(?<=[学校园中幼区县镇乡心])[一二两三四五六七八九十\d]+(?:所|个"
        r"|家)|(?<=[学校园中幼区县镇乡心])[二两三四五六七八九十](?=[校园县区镇]$))(?:[校园县区镇]$|学校|名校|单位|支部|幼儿园|部门)?$",
        "",
        text.strip(" ,;。:"),
    )
    if re.fullmatch(r"各[地校]+各[\u4e00-\u9fff]{1,4}(?:各[\u4e00-\u9fff]{1,4})*", text):
        return [text]
    names, depth, word, index = [], 0, "", 0
    while index < len(text):
        char = text[index]
        depth += (char == "(") - (char == ")")
        joint = char in "和与及" and depth <= 0 and _joins(word, text[index + 1 :])
        if (char in "、,;/\n\t" and depth <= 0) or joint:
            names.append(word)
            word = ""
            if text[index : index + 2] == "以及":
                index += 1
        else:
            word += char
        index += 1
    names = [_EPITHET.sub("", n) for n in _ordinals([*names, word])]
    names = [_WHICH.sub("", n) if is_school(_WHICH.sub("", n)) else n for n in names]
    names = [_PLACED.sub("", n) if is_named(_PLACED.sub("", n)) else n for n in names]
    names = [_SAID.sub("", n) if is_school(_SAID.sub("", n)) else n for n in names]
    names = [_CALLED.sub("", n) if is_named(_CALLED.sub("", n)) else n for n in names]
    names = [
        re.sub(rf"(?!{OTHER}$)\([^)]*\)$", "", n.strip(" :").removesuffix("以")) if "、" not in n else n for n in names
    ]
    names = [n for n in names if n and not _STOP.search(n)]
    names = _common_noun(names)
    head = _HEADS.search(names[-1]) if len(names) > 1 else None
    if head and is_school(names[-1][: head.start()]) and all(is_school(n) for n in names[:-1]):
        return [*(n + head.group() for n in names[:-1]), names[-1]]  # 甲小学、乙中学负责同志: of both
    return names


def _common_noun(names: list[str]) -> list[str]:
    """语文、数学教研组, 河口镇、青云镇中心校: the noun stands once for all of them."""
    last = _SHARED.fullmatch(names[-1]) if len(names) > 1 else None
    if not last:
        return names
    alike = (_TOWN if last.group("town") else _SUBJECTS).fullmatch
    return [n + last.group("noun") for n in names[:-1]] + names[-1:] if all(map(alike, names[:-1])) else names


def _ordinals(names: list[str]) -> list[str]:
    """第一、第三支部: the noun stands once for all of them."""
    if _YEARS.search(names[-1]) and len(names) > 1:  # 七、八年级
        names = [n + "年级" if _YEAR.fullmatch(n) else n for n in names]
    noun = _ORDINAL.sub("", names[-1])
    return [n + noun if noun != names[-1] and _ORDINAL.fullmatch(n) else n for n in names]


def _joins(before: str, after: str) -> bool:
    return bool(_ENDED.search(before.removesuffix("以"))) and bool(_HEADED.match(after))


def heading(text: str) -> tuple[str, ...]:
    """标题点名 “1.市第一中学党委:”, “二、班主任职责” A party that a heading names holds for what stands below it."""
    match = _NUMBER.match(text)
    bare = text[match.end() if match else 0 :].strip("【】[]").rstrip(":。 ")
    bare = re.sub(rf"(?!{OTHER}$)\([^)]*\)$", "", bare)
    core = _DUTIES.sub("", bare)
    names = split_parties(core)
    if names and all(is_school(name) for name in names):
        return tuple(names)
    told = (
        core != bare
        or bool(_GROUP.match(core))
        or all(KIND.fullmatch(n) for n in names)
        or bool(_UNIT_END.search(core) or _POST.search(core))
        or (text.rstrip().endswith(":") and len(core) <= 12 and not _ROLE.search(core))
    )
    return tuple(names) if told and looks_like_party(core) and not _BOARD.search(core) else ()


def is_person(name: str) -> bool:
    """个人 True for one office or person rather than a body."""
    return bool(_PERSON.search(name)) and not name.startswith(("各", "全体"))


def is_desk(name: str) -> bool:
    """科室 True for one office of a body, such as 体卫艺股."""
    return bool(re.search("[科股室处办]$", name)) and len(name) <= 12


def looks_like_party(text: str) -> bool:
    """像责任主体 True for a table cell that holds nothing but parties."""
    text = text.strip()
    if not 1 < len(text) <= 60 or re.search("[。:!?]", text) or BAD.match(text):
        return False
    names = split_parties(text)
    return bool(names) and all(_ENDED.search(n) for n in names)
