"""具名 Schools and places called by their own names, and the clauses that begin with a list of them."""

import re

PLACE = r"[\u4e00-\u9fff]{2,4}(?<![校片学园厂任社辖城郊景小牧全各本市我县一二三四五六七八])[区县](?![域别级内间外直属教委政市])"
_PLACE = re.compile(rf"{PLACE}|[\u4e00-\u9fff]{{2,4}}学区")
_NAMED = re.compile(
    r"(?!\d+人|[一二两三四五六七八九十几\d]{1,3}[所个家名]|[这那]|各|全|中小学|其他|其余|其它|上述|以上|所有|有关|相关|该|本|每|农村|城区|城镇|乡镇|公办|民办|高级|普通|完全|九年|义务"
    r"|优秀|先进|示范|试点|牵头|承办|获奖|高中学校|初中学校|优质|重点|山区|边远|偏远|周边|邻近|对口|结对|共建|同类|同级|参训|未|省级|市级|县级|国家级|所辖|辖区|属地"
    r"|特色|项目|申报|达标|不?合格|整改|抽查|受检|迎检|获评|住宿|走读|九年一贯制学校$|受援|支援|帮扶|联盟|参评|参赛|创建|成员|新建|规模|薄弱|部分|多所|部|局属|直属"
    r"|县直|市直|市属|县属|州属|校属|所属|镇属|纸质|电子|区属|县区|县市|接收|事发|涉事|案发|事故|当事|户籍|家长|所在|就读|派出|输出|对象|招生|定点|主管|举办|送培|送教|任教|毕业|生源|目标"
    r"|托管|龙头|核心|加快|产权|点名|被查"
    r"|领衔|轮值|当地|本地|附近|各类|大规模|小规模|考点|定向|挂牌|包保|责任|联系|来源|转出|转入|流出|流入|迁入|原(?!平|阳|州)|老校|开设|获(?!嘉|鹿)|办学|涉(?!县)|有"
    r"|无(?!锡|为|棣|极)|不"
    r"|中等|职业(?!中专|技术|教育中心)|特殊(?!教育学校$)|独立|寄宿|非|被|立项|入选|实施|报名|申请|参加|提供|教师进修|[乡镇县区]{0,2}中心(?:学校|校)$|[^、]{2,8}所在地"
    r"|中职学校$)(?:[\u4e00-\u9fff\d]{1,14}?)(?:第?[一二三四五六七八九十\d]{1,2}(?:中学"
    r"?|小学?|高中?|初中?|幼儿园|幼|完小|实小)|实验(?:中学|小学|学校|幼儿园)|外国语(?:学校|中学|小学)"
    r"|中心(?:小学|学校|校|幼儿园)|九年一?贯制学校|职教中心|职业(?:中专|技术学校|高中|学校)|职专|职中|职高|体校|卫校|艺校"
    r"|特教(?:学校|中心)|特校|特殊教育学校|教学点|完小|中学|小学|学校|幼儿园|高中|初中|附中|附小|附属(?:中学"
    r"|小学|学校)|一中|二中|三中|实小|机幼)$"
)
_SHORT = re.compile("第?[一二三四五六七八九十]{1,2}[中小幼]|职教中心|特教中心")
_PARTY_OF = re.compile(r"(?:党委|党总支|总支|党支部|支部|党组织)$")
_CAMPUS = re.compile("(?<=[学校])[东西南北新老本分主]校区$")
# One of a kind in its county.
_SINGLE = re.compile(
    "[县市区]?(?:教师进修学校|教师进修校|特殊教育学校|特教学校|教师发展中心|体育中心|青少年(?:学生)?(?:校外)?活动中心|少年宫|少体校|开放大学|广播电视大学"
    "|综合实践(?:教育)?基地)(?:党委|党总支|党支部)?"
)
_LAST = frozenset("学校园中小高幼县区点心专职部委支总织")  # the last characters of such names
_LIST_END = re.compile("[、和与及,]")
# 三所学校, 两县, 等5所: how many they are.
_COUNTED = re.compile(
    r"等?[一二两三四五六七八九十\d]{1,2}(?:[所个家]?(?:中小学校?|学校|单位|幼儿园|园|高中|初中|中学|小学|党?支部|中心校|教学点|校区|县区|学区|镇)|[所个家县区校园]|镇)"
)
_LONGER = re.compile("[东西南北新老本学校分园幼儿附属初高中小部区党总支委组织第一二三四五六七八九十实验]+")
_CUT = re.compile("小学校[长园]|学校[长部]|园园长|[中小]学[生员科籍习年]")  # 实验小学|校长, 县一中|学生
_BETWEEN = re.compile(
    "(?<!第)[0-9]|[表册盖交报送至][^、]|[一二两三四五六七八九十]所|[要须应在于对把将与从按各为到的由请会已因每,]"
)
_NOT_FIRST = re.compile("的(?!确)|[)》”、:。;]|$")


def is_named(name: str) -> bool:
    """具名学校 True for one school called by its own name."""
    if _SHORT.fullmatch(name):
        return True
    return 3 <= len(name) <= 20 and "的" not in name and bool(_NAMED.match(name))


def is_place(name: str) -> bool:
    """具名地区 True for one county, district or 学区 called by its own name."""
    return bool(_PLACE.fullmatch(name)) and not name.startswith(("各", "全", "本", "该", "其"))


def is_school(name: str) -> bool:
    """具名学校 True for one school called by its own name, or its Party organisation."""
    return is_named(_CAMPUS.sub("", _PARTY_OF.sub("", name)))


def is_single(name: str) -> bool:
    """唯一单位 True for a body of which a county has one, such as its 特殊教育学校."""
    return bool(_SINGLE.fullmatch(name))


def named_first(text: str, *, owned: bool = False) -> tuple[list[str], int]:
    """点名在前 “甲小学、乙中学因…”: the schools or places a text begins with, and where they end; else ([], 0).

    *owned*: also when something of theirs follows (甲小学的账目).
    """
    names: list[str] = []
    at = stop = 0
    while name := _name(text, at):
        names.append(name)
        at = stop = at + len(name)
        if not _LIST_END.match(text, at) or text[at] == ",":
            break
        at += 1
    if not names or at != stop:
        return [], 0
    if counted := _COUNTED.match(text, stop):
        stop = counted.end()
    return ([], 0) if _NOT_FIRST.match(text, stop) and not (owned and text.startswith("的", stop)) else (names, stop)


def _name(text: str, at: int) -> str:
    """The own name that stands at *at*: 青云县 before 要, 青云县第二中学 before 因."""
    if single := _SINGLE.match(text, at):
        return single.group()
    ends = [e for e in range(at + 2, min(len(text), at + 18) + 1) if text[e - 1] in _LAST]
    if (stop := _BETWEEN.search(text, at, at + 18)) and ends:
        ends = [e for e in ends if e <= stop.start()]
    place = next((end for end in ends if is_place(text[at:end])), at)
    first = next((end for end in ends if is_school(text[at:end])), at)
    if first == at:
        return text[at:place]
    longest = [e for e in ends if first < e and _LONGER.fullmatch(text, first, e) and is_school(text[at:e])]
    last = next(
        (e for e in reversed([first, *longest]) if not _CUT.match(text, e - 2) and not _CUT.match(text, e - 3)), at
    )
    return text[at:last]
