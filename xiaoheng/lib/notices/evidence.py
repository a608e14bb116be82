"""材料 What a task asks to hand in or keep, and which of it are proof-of-work pictures."""

import re

_END = (
    "实施方案|工作方案|活动方案|创建方案|整改方案|方案|学习计划|培训计划|工作计划|计划表|计划|工作总结"
    "|活动总结|小结|总结报告|总结|自查报告|评估报告|调研报告|报告表|报告书|报告|问题台账|整改台账|台账|台帐"
    "|问题清单|任务清单|清单|记录表|记录本|日志|记录|会议纪要|纪要"
    "|印证资料|佐证材料|证明材料|申报材料|文字材料|汇报材料|支撑材料|过程性材料|档案材料|材料|图文资料"
    "|影像资料|过程性资料|资料|统计表|汇总表|登记表|报名表|申报表|申请表|审批表|推荐表|备案表|报备表"
    "|评价表|评分表|信息表|签到表|课程表|进度表|情况表|任务表|考核表|一览表|安排表|自查表|量化表"
    "|[\u4e00-\u9fff]{1,4}表|请示|整改进度|工作进度|进度|验收申请|申请|[\u4e00-\u9fff]{1,4}[告通知诊核认转接派]单|(?:抽查|检查|督查|情况|考核)通报|一封信|公开信"
    r"|[\u4e00-\u9fff]{1,4}书(?![记面法写籍香画院本])|[一-鿿]{0,4}(?:信息|登记|联系|记录|跟踪|明白)卡|复印件|副本|扫描件|书面检查|检讨书|考勤登记|登记(?=$|[,。、])"
    r"|照片|图片|视频|影像|截图|录像|录音|短视频|心得体会|学习心得|心得|体会文章|体会|发言提纲|提纲|名单"
    r"|花名册|名册|手册|承诺书|责任书|协议书|申请书|倡议书|意见书|告知书|保证书|志愿书|回执|档案|简报"
    r"|信息稿|通讯稿|信息|论文|案例|教案|教学设计|课件|课例|微课|作品|调查问卷|问卷|预案|应急预案|章程"
    r"|规章制度|管理制度|工作制度文件|制度文件|制度|议事规则|规则|实施细则|细则|办法|规定|协议|合同|发票"
    r"|票据|凭证|数据|报表|[日周月季年]报|资料包|建议书|提案|鉴定|证书|证明|批复|海报|展板|宣传册|宣传片"
    r"|画册|书目|笔记|对照检查材料|检视材料|剖析材料|成绩单|成绩册|电子版|纸质版|工作要点|要点|校本课程"
    r"|课程方案|课程纲要|校史|目录|(?:落实|完成|开展|进展|整改|工作|培训|活动|执行|[一-鿿]{2})情况(?=\(|报(?!告)|上报|于?@"
    r"|反馈)|档案盒|图纸|资产表|明细|明细表|账|安全责任状|责任状|述职报告|典型经验|经验材料|反思|评语"
    r"|听课记录|听课笔记|(?:评估|评价|考核|验收|建设|评分)标准|(?:[三五十]年|发展|建设|专项|中长期)规划|登记簿|记录簿|签到簿|分布图|平面图|路线图|示意图|流程图|议题|(?:审查|审核|评审"
    r"|处理|反馈|书面)意见|意见建议|整改情况报告|情况报告|情况说明|书面说明|说明材料|试卷|试题"
    r"|分析报告|解说词|主持词|招标文件|样本|样稿|初稿|交流稿|(?:检查|评议|测评|排查|考核|自查|评估|统计|选举|办理|整改|核查|监测|处理|推荐|评审|公示)结果|讲稿|宣讲稿|发言稿|党课讲稿"
    r"|先进事迹|事迹材料|事迹"
)
_SEND = (
    "(?<![提上递移成])交(?=[^流通接叉友])|报送|上报|提交|报备|上交|呈报|递交|填报|填写|填好|填制|报备案|备案"
    "|送交|送达|传真至|发(?=[^,。现放展起]{1,6}(?:处|科|室|办|邮箱|群))|寄送|寄至|发送|发至|发到|交至|交到|报至|报到|报县|报市|报区|报局|报教|报党|报学|报上级|报送至|上传|录入|导出"
    "|打印|(?<![汇简月周日季申呈通填上年快电情小警海画])报(?=[^名到考销告答警刊表])"
)
_KEEP = "留存|保存|存档|归档|整理|保留|留档|收集|汇总|建档|装订|备查|[记登]入(?=[^,。]{0,10}(?:台账|簿|册|日志|档案))|备好|备齐|收存|汇编|附|反馈|有(?=[^,]{0,6}记录)"
_MAKE = (
    "制定|制订|拟定|编制|编写|撰写|起草|形成|建立|修订|完善|签订|签署|梳理|列出|出台|印发|建好|填|写好?"
    "|完成(?=[^,。]{0,12}(?:报告|方案|总结|台账|清单|章程|案例))|细化|健全(?=[^,。;]{0,10}(?:台账|清单|档案|预案"
    "|方案|章程))|编印|设计|制作|准备|提供|出具|拟订|更新|公示|公布|编发|推荐(?=[^,。]{0,12}(?:案例|作品|论文|课例))|提出(?=[^,。;]{0,22}(?:方案|清单|计划))"
    "|规范(?=[^,。;]{0,6}记录)|做好(?=[^,。;]{0,12}(?:记录|台账|档案))|排定|拍摄|录制|生成|发放|收回"
    "|完成(?=[^,。]{0,16}(?:计划|撰写|编制))|作出(?=书面)|做好(?=[^,。]{0,10}(?:总结|登记))|负责(?=[^,。]{0,6}记录)"
)
_ACT = re.compile(f"(?P<sends>{_SEND}|{_KEEP})|{_MAKE}")
_NOT_MADE = {
    "制度",
    "规章制度",
    "管理制度",
    "信息",
    "意见建议",
    "证书",
    "体会",
    "数据",
    "资料",
    "材料",
    "规定",
    "办法",
    "规则",
    "计划",
    "作品",
}
_ITEM = re.compile(
    rf"(?P<item>(?:《[^》]{{1,50}}》|“[^”]{{1,30}}”"
    rf"|[\u4e00-\u9fffA-Za-z\d+()·\-]){{0,40}}?(?:{_END}))(?=[、,。;:!?)和及与以等并不至各报上交发于在至到按要"
    rf"须应请双直先逐集(《”]|通过|$|\(|一式|一并|一同|汇编|分别|各|归|存|备|填|送|提|电|纸|加|由|将|统|经|签|留|发|@|\d|应|》|的(?:撰写"
    rf"|制定|编制|报送|上报|填报|整理|修订|收集))"
)
_TRIM = re.compile(
    r"^.*?(?:含|将|近[一二两三五\d]年来?的?|把|按照?要求|的形式|认真|及时|按时|统一|同时|连同|需(?!求)|须|(?<![纪重主必摘概])要|请|并|(?<!课)后|前|内|于|至|各自|如实"
    r"|同步|做好|每人|一份|1份|一篇|1篇|份|篇|每次|本单位|本校|本支部|本部门|本园|各校|学校|单位|相关的"
    r"|有关|分别|[两一二三四五六七八九十\d]+[张份本次期套]|严格|逐一|逐项|全面|切实|结合实际|[:：])(?=[^,。]{2,})"
)
_TITLED = re.compile(r"《(?P<name>[^》]{2,40}(?:表|书|信|单|册|卡|报告|方案|总结|台账|清单|记录|日志))》")
_PICTURE = re.compile("照片|图片|视频|影像|截图|录像|打卡|相片|录屏|图文资料|水印|抖音|美篇|摄影")
_LEAD = re.compile(
    r"(?P<item>[\u4e00-\u9fff]{2,8}(?:记录|报告|总结|台账|方案|清单|材料|议题))(?=要(?!求|点)|须|应|完整|齐全|规范|齐备)"
)
_SIGNED = re.compile(
    r"(?P<item>[\u4e00-\u9fff]{2,10}(?:记录|凭证|[单表册书簿]|清单|台账|报告|方案|承诺|材料))(?:须|应|要|均|需)?(?:经|由)[^,。;]{1,14}(?:签字|签名"
    r"|签收|签章|盖章)"
)
_TOLD = re.compile(
    r"(?:上报|报送|反馈|报告(?!制))(?:[一1]次)?(?P<item>(?!结果|[一1]次)[\u4e00-\u9fff]{2,8}(?:进展|结果))(?=[,。;]|$)"
    r"|(?P<paper>书面(?:报告|说明|汇报))(?=[,。;]|$)"
)
# 复核结果书面报…, 听课记录期末交…, 清理情况由校长签字后报…; 提出安置建议, 出具检查意见.
_WORD = "(?:(?![和与及各将把并])[\\u4e00-\\u9fff“”])"
_HANDED = re.compile(
    rf"^(?P<item>(?!按|对|报|汇总|上报|有关|相关|及时){_WORD}{{2,9}}(?:结果(?![^,]*公[示开])|情况(?![^,]*公[示开])|意见|建议|名单|资料|材料"
    r"|花名册|笔记|记录|照片))(?:及时|同步|当日|书面|统一|期末|经[^,。]{2,14}后|由[^,。]{2,14}后?|于?@|[于在]?[^,。]{2,6}前)*"
    r"(?:一并|直接)?(?:上报|报(?!告)|抄送|抄报|送|交|反馈|公示|公开|存档|归档|归入|备案|上传|提交|保存|查验)"
)
_GIVEN = re.compile(
    rf"(?:(?<!现)提出|反馈|出具)(?P<item>(?!以下|如下|下列){_WORD}{{2,12}}(?:意见|建议|意见书))(?=[,。;]|$)"
)
_FILED = re.compile("(?:归入|存入|装入|收入)[^,]{0,10}档案(?:袋|盒)?")
_SPARED = re.compile("(?:也|且|但)?(?:不必|无需|无须|不再|不需|不要求|不得|严禁)")
_STUDY = re.compile("学习[^,。;]{0,4}《|传达|解读|观看|宣传[^,]{0,4}《")
_VERB_CUT = re.compile(
    rf"(?:{_SEND}|{_KEEP}|{_MAKE}|制作|召开|(?<!党)组织|开展|举办|参加|提炼|总结提炼|发放|落实|执行|按照?|根据"
    rf"|依据|对照(?!检查)|围绕|结合|通过|利用|明确|作为|纳入|写入|领导的|的(?=[^,]{4})|写进|使用|采取"
    rf"|报名|审定|审核|审议|通过|查看|查阅|(?<!对照)检查(?!材料|记录|报告|通报|表|结果)|调阅|运用|参照|细化)"
)


def evidence(text: str) -> list[str]:
    """读材料 Materials to hand in or keep, as worded, each once."""
    out: list[str] = []
    for clause in re.split(r"[,。;:!?\n\t](?![^(]{0,40}\))", text):
        if _STUDY.search(clause):
            clause = re.sub(r"《[^》]*》", "", clause)
        if _SPARED.match(clause):
            continue
        clause = _FILED.sub("存档", clause)  # 学习记录归入党建档案: the record is kept
        acts = list(_ACT.finditer(clause))
        lead = _LEAD.match(clause)
        if lead and lead.group("item") not in out:
            out.append(lead.group("item"))
        for told in (_SIGNED.match(clause), _TOLD.search(clause), _HANDED.match(clause), _GIVEN.search(clause)):
            item = told and (told.group("item") or told.groupdict().get("paper"))
            if item and not any(item in other for other in out):
                out.append(item)
        if not acts:
            continue
        for item in _items(clause, acts) + _titled(clause, acts):
            if item not in out and not any(item in other for other in out):
                out = [o for o in out if o not in item] + [item]
    return out[:12]


def _items(clause: str, acts: list[re.Match[str]]) -> list[str]:
    sends = any(m.group("sends") for m in acts)
    first = acts[0]
    found: list[str] = []
    for piece_start, piece in _pieces(clause):
        matches = list(_ITEM.finditer(piece))
        if not matches:
            continue
        match = matches[-1]
        position = piece_start + match.start()
        item = named(match.group("item"))
        made = sends or position + len(match.group("item")) > first.start()
        if clause[piece_start - 1 : piece_start] == "等" and re.fullmatch(
            "(?:相关|有关)?(?:印证|佐证|过程性?|证明|支撑|文字|档案)?(?:资料|材料)", item
        ):
            continue
        if (
            len(item) < 2
            or item == "情况"
            or not made
            or _weak(item, clause, sends)
            or (not sends and item in _NOT_MADE - {"章程"})
        ):
            continue
        if re.match(
            r"(?:按照?|根据|依据|对照|学习|落实|执行|贯彻|见|详见|参照|严格执行)",
            clause[max(0, position - 4) : position + 2],
        ):
            continue
        found.append(item)
    return found


def _titled(clause: str, acts: list[re.Match[str]]) -> list[str]:
    """《…》 A paper called by its title that is sent, kept or made; titles of rules that are followed are not."""
    out = []
    for match in _TITLED.finditer(clause):
        before = clause[max(0, match.start() - 8) : match.start()]
        used = re.search("按照?|根据|依据|对照|执行|落实|贯彻|参照|符合|见|学习|遵守", before)
        if not used and any(m.start() < match.start() or m.group("sends") for m in acts):
            out.append(match.group("name"))
    return out


def _weak(item: str, clause: str, sends: bool) -> bool:
    """Institutions are not papers unless they are to be written; printed or electronic form is not a paper either."""
    if re.search("纸质版|电子版|机制$", item) and len(item) <= 5:
        return True
    if item.startswith(("以上", "上述", "完成")) or item == "制度" or item.endswith("零报告"):
        return True
    return item.endswith("制度") and not (
        re.search("制定|制订|修订|出台|印发", clause) or (sends and re.search("规章制度|制度文件|报", clause))
    )


def _pieces(clause: str) -> list[tuple[int, str]]:
    out, start = [], 0
    for match in re.finditer(r"、|和|及|以及|与|\(|\)|等(?!级)|并(?=报|上|交|收|将)", clause):
        if clause[: match.start()].count("《") > clause[: match.start()].count("》") or clause[: match.start()].count(
            "“"
        ) > clause[: match.start()].count("”"):
            continue
        out.append((start, clause[start : match.start()]))
        start = match.end()
    return [*out, (start, clause[start:])]


def named(item: str) -> str:
    """材料名 The name of a paper without the act, the number and the form that stand before and behind it."""
    cut = 0
    plain = re.sub(r"《[^》]*》|“[^”]*”", lambda m: "口" * len(m.group()), item)
    for match in _VERB_CUT.finditer(plain):
        if match.end() < len(plain) - 1:
            cut = match.end()
    item = item[cut:]
    while (lead := _TRIM.match(item)) and len(item) - lead.end() >= 2:
        item = item[lead.end() :]
    item = re.sub(r"(?<=..)(?:的?(?:纸质|电子)(?:版|稿|档|文档|材料)?)+$", "", item)
    item = re.sub(r"^(?:不[超少低多][过于])?\d*(?:字|分钟|页)(?:以[上内下]|左右)?的", "", item)
    item = re.sub(r"(?<=..)\d+[张份部个篇件]$", "", item)
    item = re.sub(r"^附?件\d+|^(?:附?件\d*)?(?:加盖[^的]{1,6}|盖章后?)的", "", item)
    return re.sub(r"^(?!成绩|成果|成长)[的了好出起到至一各成\d]+(?=[\u4e00-\u9fff《“]{2})|[“”《》]", "", item).strip(
        "()·- "
    )


def burden(text: str, items: list[str]) -> list[str]:
    """留痕负担 The asked pictures, videos, screenshots and clock-ins: proof of work rather than work."""
    found = [i for i in items if _PICTURE.search(i)]
    for match in re.finditer(r"[\u4e00-\u9fff]{0,4}(?:照片|图片|视频|影像资料|影像|截图|录像|打卡)", text):
        word = match.group()
        context = text[max(0, match.start() - 14) : match.end() + 14]
        if not any(_PICTURE.search(f) and (f in word or word[-2:] in f) for f in found) and (
            _ACT.search(context) or "打卡" in word
        ):
            found.append(picture.group() if (picture := _PICTURE.search(word)) else word)
    return found
