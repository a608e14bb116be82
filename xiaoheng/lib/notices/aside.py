"""旁白 Passages that tell rather than ask: what was, what a word means, honours, scores, the issuer's own acts."""

import re
from collections.abc import Sequence


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_DEFINES = _any(
    r"所称",
    r"^[^,。;:]{1,24}?(?:是指|系指|指的是|(?<=[”\"])指|主要?指|即指)(?!导|标|定|挥|派|向|引|令|南|数)",
)
_SCORES = _any(
    r"(?<!获)[得扣加]\d+(?:\.\d+)?分|不得分|得满分|扣完为止|(?:总|满|每项|每题)分?[为计]?\d+分",
    r"\d+分(?:以[上下]|及以[上下])?(?:的|者)?,?(?:[为定]|评)(?:优|良|合格|达标|不|及|一般|较|好)|分为[^。]{2,24}等[次级]",
)
_SETTLED = _any(
    r"(?:费用?|食宿|经费|差旅费?|交通费?)[^,。]{0,14}(?:由[^,。]{2,14}(?:承担|负责|解决|统一安排|支付)|自理)|回[^,。]{0,4}单位报销",
    r"每(?:生|人|校|班)每(?:年|天|月|学[期年]|人)[^,。]{0,12}(?:元|补|费|标准|资助)|按(?!照|时|期)[^,。]{2,36}(?:计算|核定|计发|折算)",
    r"名额(?:由|不超过|不得超过|控制在|为\d|共)|不占[^,。]{0,6}名额|各设[^,。]{0,6}奖|设[一二三]等奖|[一-龥]奖\d+[个名项]",
    r"^[^,。各]{2,24}自[^,。]{2,16}(?:开始|启动|起),?[^,。各]{0,4}至[^,。]{2,16}(?:结束|止)",
    r"^(?:全[年省市县区校]|今年|本年度|本学期)?(?:我[校园局县区市]|学校|县局|市局|区局|县财政)?(?:计划|拟|预计)(?:发展|培[训养]|招[聘录生]|建设|投入|选派|评选|开展"
    r"|新[增建]|用)[^,。各]{0,12}\d",
    r"^(?:本次|此次|这次|本届)[^,。]{1,10}(?:共|分[为成]?|设|采取|采用|由)[^各]|^[^,。各]{2,12}(?:采取|采用)[^,。]{2,30}(?:方式|形式|办法)",
    r"^[^,。]{0,14}(?:组|专班|委员会)由[^。]{2,60}组成",
    r"^[^,。各]{0,10}(?:结果|名单|成绩|名次)[^,。须要应请]{0,6}(?:将|于|由|在)[^。]{0,30}(?:公布|公示|发布|揭晓|通报)",
    r"^(?:[^,。]{0,6}。)?(?:评审|评选|审定|终评|复评|复核|考核|认定|评定|评估)(?:结果|意见|名单)(?:经?[^,。校]{0,10})?公示",
    r"^[^,。各校]{0,16}(?:考试|高考|中考|会考|比赛|竞赛|大赛|运动会|测试|会议)(?:定于|将于|拟于|于)[^,。]{2,24}(?:举行|进行|召开|举办|开幕|开考)",
)
# No order can read like these, whatever day stands in them.
_NOTED = _any(
    r"公示期(?:为|自)|公示期[间内][^,。]{0,8}(?:接受|如)|任何单位和个人|(?:如有|有)异议|未尽事宜|负责解释",
    r"自[^,。]{0,16}起[^,。]{0,6}(?:施行|试行)|本(?:方案|办法|规定|细则|通知|意见|规程|制度)[^,。]{0,24}(?:施行|试行|有效|起实施|起执行)",
    r"(?:食宿|交通|车辆|住宿|用餐)[^,。]{0,6}(?:统一安排|自行解决|自理)",
    r"(?:通报|公布)[^,。]{0,6},?作为[^,。]{0,16}(?:依据|参考)",
    r"^(?:经[^,。]{2,16}(?:批准|同意),)?(?:20\d\d年|每年|今年)?\d{1,2}月[^,。各]{0,10}[为是][^,。]{2,24}[日周月节][,。;]?$"
    r"|^[^,。各]{0,14}是(?:第[\d一-十]|全国|世界|国际)[^,。]{0,30}[,。;]?$",
    r"^(?:牵头|责任|配合|协办|主办|参与)(?:单位|部门|科室|股室)(?:主要)?(?:负责|做好|按照?)",
    r"^[^,。]{2,24}(?:学校|单位|教师|人员|名单)(?:有|分别为|分别是|如下)[:]|^表\d{1,2}(?![\d月日])",
    r"^(?:凡|如|若|对于?)[^,。]{2,30}(?:的|者)[,。;]?$",
    r"^第[\d一二三四五六七八九十至、-]{1,5}[周天阶]段?[^,。]{0,4}[为是][^,。]{2,12}(?:周|日|阶段|期)[,。;]?$",
    r"^[^,。各]{0,8}(?:评选|表彰|评审|命名|认定|复核)每[^,。]{1,4}(?:开展|进行|组织|举办|评)[^,。]{0,3}次",
    r"^[^,。;:\d@]{1,16}[\t |][^,。;:\d]{1,30}(?:人数|数量|名额|金额|比例|备注|得分|分值|等次|联系方式)[\t |]*$",
)
_HONOURS = _any(
    r"授予[^。]{2,60}称号|(?:被评为|荣获)|决定[^。]{0,30}(?:表彰|表扬|授予|命名)|现?予以?(?:通报)?表[扬彰]",
)
# What the issuer gives or does at the end: 发文命名并授牌, 颁发结业证书, 给予经费支持.
GRANTS = _any(
    r"(?:予以|发文|统一|行文|现场|并)(?:命名|授牌|摘牌|表彰)|颁[发授][^,。]{0,12}(?:证书?|奖牌|奖状|奖杯|牌匾|奖金)|授牌(?:命名|表彰)",
    r"给予[^,。]{0,10}(?:经费|资金|奖励|补助|支持)|记入[^,。]{0,14}(?:档案|学时)",
)
_MEANING = _any(
    r"(?:^|[,。])[^,。]{0,40}(?:是(?!否)|既是|也是|作为)[^。]{2,44}(?:重要|必要|有效|关键|基本|法定|根本|必然|迫切|有力|定期)?的?"
    r"(?:内容|举措|抓手|保证|保障|职责|核查|契机|途径|手段|体现|要求|组成部分|前提|工程|载体|环节|依据)(?=[,。;]|$)",
    r"事关|关系(?:着|到)?[^,。]{2,30}(?:利益|大局|发展|安宁|稳定|健康|形象|幸福)|具有[^,。]{0,16}意义",
)
_ENTITLED = re.compile(
    r"(?:具备|符合)(?:以下|下列|如下)?[^,。]{0,8}(?:条件|资格)(?:之一)?[:的]?|(?:下列|以下)(?:情形|情况|条件|行为)(?:之一)?"
)
_ONLY_THEN = re.compile("方可|方能|(?:人数|职数)[^,。]{0,8}为\\d|一般为\\d")
_DESCRIBED = re.compile(
    r"^[^,。:]{0,6}名额(?:分配)?:|^[^,。:]{0,4}(?:(?:培训|学习|检查|考试|比赛|竞赛|评比|督查|测试|考核|评审|展示)内容|[^,。:]{0,6}(?:对象|范围|地点|主题"
    r"|奖项|依据))"
    r"(?:设置)?(?::|为(?!了))"
)
_SINCE = re.compile(
    r"^[^,。;]{0,16}(?:以来|截至[^,。;]{1,14}|截止目前|目前|日前|近日|近期|此前|前不久|上学期|上年度|去年|20\d\d年(?:度|\d{1,2}月)?"
    r"|前期|近[一二两三四五六七八九十\d]+年来?)(?:[^,。;]{0,14})?(?:,|$)"
)
_YEAR = re.compile(r"(?:在)?(20\d\d)年[^,。;]{0,14},")
_SEEN = re.compile(
    r"^(?:从[^,。]{2,16}看|据[^,。]{0,8}(?:统计|了解|悉|报道|反映)|经(?:查|核查|调查|核实|抽查|统计|汇总)),"
    r"|^(?:但|不过)?[^,。]{0,10}(?:检查|督查|督导|巡察|巡视|审计|调研|排查|抽查|走访|暗访|核查|考核|验收)(?:中)?(?:发现|显示|反映)[,:]"
    r"|^(?:[^,。]{0,12},)?(?:仍|尚|还)有[^,。要须]{1,30}(?:未|没有|不)"
    r"|^(?:[^,。]{0,20}[中里],)?(?:其中,?)?有[\d一二三四五六七八九十]{1,4}[所个家名](?:学校|单位|支部|党组织|教师|干部|党员)"
)
_DONE = _any(
    r"(?<![为除])了(?!解|然|如|结)|(?:已有?|共有?|累计|均已?|先后)(?!上报|报送)|取得|涌现|受到|获得?|发生|入选|同比|稳定在|百分点",
    r"占(?:比|总数|全)|通过[^,。]{0,10}(?:验收|认定|核准|评估|复核)|(?:提升|提高|增长|上升|下降|增加|减少)\d",
)
_PRAISED = _any(
    r"反响(?:良好|热烈|强烈)|[受得]到[^,。]{0,12}(?:好评|欢迎|认可|肯定|点赞|关注)|[一两二三四五\d]年来|(?:做法|经验)[^,。]{0,6}(?:值得|推广|借鉴)|成效(?:明显|显著)",
)
_AIM = _any(
    r"^希望",
    r"^(?:力争)?(?:到|至|力争)?(?:20\d\d年[^,。]{0,6}|用[^,。]{2,8}时间),?(?:力争|全[省市县区州镇]|基本|实现|形成"
    r"|[^,。各]{2,20}(?:率|水平|体系|能力|素养))",
    r"^(?:力争|通过)[^,。]{2,14}(?:努力|时间),",
    r"^[^,。各]{0,14}是(?:第[\d一-十]|全国|世界|国际)(?![^。]*[各校])",
)
_OURS = _any(
    r"^(?:国家|教育部|省[^,。各校]{0,12}|上级[^,。各校]{0,8})将|^[省市县区](?:级)?财政",
    r"^(?:届时,?|同时,?|下一步,?)?(?:我[省市县区州](?:将|[^,。各校]{0,6}(?:将|共|已|组织|开展|举办|召开))"
    r"|[省市县区]?局[^,。各校]{0,8}(?:将|组成)|[我本][局委厅室](?:将|拟|会同|统一|组织|负责|已|定期|安排|对))",
)
_RANK = {"省": 3, "市": 2, "州": 2, "县": 1, "区": 1, "旗": 1}
_SUPERIOR = _any(
    r"(?:我|本)(?:局|委|厅|室)|[省市县区州旗]?局(?:党组|党委|机关|机关党委|办公室|领导|领导班子|班子成员)?",
    r"[\u4e00-\u9fff]{0,8}?[省市县区州旗](?:委|人民政府|政府)?(?:财政|教育(?:体育|科技|科学|和体育)?[局厅委]|教[体科]局|教育工委"
    r"|教育工作委员会|教育党工委|教育?督导(?:室|委员会|委员会办公室|办))(?:党组|党委)?",
    r"(?:[省市县区局]|全[省市县区]|活动|大赛|评审|评选)?(?:领导小组|评审(?:委员会|专家组|组)|专家组|组委会|评委会|[督核巡检]查组|考核组|指导组)(?:办公室)?",
)
_TEAM = re.compile("组织[\u4e00-\u9fff]{0,6}$")


def told(sentence: str, year: int, *, modal: bool, ahead: bool) -> bool:
    """叙述 A sentence that tells what was or what is aimed at, and asks for nothing by a day to come."""
    if modal:
        return False
    if _AIM.match(sentence) or _PRAISED.search(sentence) or _SEEN.match(sentence):
        return True
    before = _YEAR.match(sentence)
    past = bool(before and int(before.group(1)) < year) or bool(_SINCE.match(sentence) and _DONE.search(sentence))
    return past and not ahead


def apart(words: str, *, dated: bool, firm: bool, modal: bool) -> bool:
    """非任务 Definitions, scores, conditions, arrangements; with a day to come only what no order can be."""
    if _NOTED.search(words):
        return True
    if _DEFINES.search(words) or _SCORES.search(words) or _SETTLED.search(words):
        return not (dated and firm)
    if dated:
        return False
    if GRANTS.search(words) and not modal:
        return True
    if _HONOURS.search(words) or _DESCRIBED.match(words) or (_ENTITLED.search(words) and ":" in words):
        return True
    return bool(_ONLY_THEN.search(words)) or (not modal and bool(_MEANING.search(words)))


def ours(words: str) -> bool:
    """我局 A clause in which the writer tells what he himself, or his county, does."""
    return bool(_OURS.match(words))


def own(names: Sequence[str], issuer: str | None, addressees: Sequence[str]) -> bool:
    """发文机关自己的事 True where all these names are the issuer or a body above it: nobody is asked to act."""
    return bool(names and addressees) and all(_is_own(_TEAM.sub("", n), issuer or "", addressees) for n in names)


def _is_own(name: str, issuer: str, addressees: Sequence[str]) -> bool:
    if (
        not _SUPERIOR.fullmatch(_DESK.sub("", name))
        or "政府" in issuer
        or issuer.endswith(("委办公室", "县委", "市委", "区委"))
    ):
        return False
    if any(name in addressee for addressee in addressees):
        return False
    name = _DESK.sub("", name)
    rank, above = _rank(name), _rank(issuer)
    return not rank or not above or rank >= above


_DESK = re.compile(r"(?<=[局委厅])(?:办公室|机关党委|(?:相关|有关|业务)?[科股处]室)$")


def _rank(name: str) -> int:
    """Of the last place in the name: 3 a province, 2 a city, 1 a county; 0 where it names none."""
    return next((_RANK[char] for char in reversed(name) if char in _RANK), 0)
