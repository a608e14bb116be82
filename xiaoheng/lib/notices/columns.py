"""表头 Column heads of tables and the kind of what stands below them."""

import re

_HEADS = (
    ("no", r"序号|编号|序|号"),
    ("person", r"(?:责任|负责|经办|具体责任)人|责任领导"),
    ("lead", r"牵头.{0,4}|主责.{0,4}|牵头责任.{0,4}|主办.{0,4}"),
    ("help",
        r"配合.{0,4}|协办.{0,4}|协助.{0,4}|参与.{0,4}|督办.{0,4}|分管.{0,4}|包[抓联].{0,4}|联系.{0,4}"
        r"|审核.{0,4}|督导.{0,4}"),
    ("who",
        r"责任.{0,6}|承办.{0,4}|实施.{0,2}(?:单位|部门|主体)|落实.{0,2}(?:单位|部门|主体)|负责.{0,4}|完成单位"
        r"|参加.{0,4}|报送单位|主体|单位|部门|对象|执行.{0,4}"),
    ("when",
        r"(?:完成|办结|报送|截止|整改|落实|提交|上报|实施|活动|推进|工作|举办|召开)?(?:时限|期限|时间|日期"
        r"|时间节点|节点)(?:要求|安排|节点|及.{0,6})?|时间进度|进度.{0,4}|频次|频率|周期|报送周期|月份"),
    ("proof",
        r"(?:佐证|印证|证明|报送|上报|提交|支撑|过程|成果|需报|备查|存档|上交|留存)?(?:材料|资料|成果|清单"
        r"|佐证)(?:要求|名称|清单|形式)?|成果形式|完成标志|工作成果|预期成果|成果"),
    ("what",
        r"(?:工作|重点|主要|具体|目标|活动|任务|整改|推进|检查|落实|学习|培训|报送)?(?:任务|内容|事项|措施"
        r"|工作|要求|举措|项目|安排|标准|做法|问题|活动|名称|重点|目标)(?:及.{0,4}|和.{0,4}|内容|名称|安排"
        r"|要求|清单|分解)?|推进措施|工作任务及要求"),
    ("group", r"类别|分类|板块|项目类别|领域|模块|阶段|类型"),
    ("note", r"备注|说明|得分|分值|评分|完成情况|进展.{0,4}|落实情况|地点|方式|联系电话|电话|联系人|数量|名额"),
)  # fmt: skip
_HEAD = tuple((name, re.compile(f"(?:{pattern})(?:\\([^)]*\\))?")) for name, pattern in _HEADS)


def column(cell: str) -> str | None:
    """列名 The kind of a header cell."""
    cell = re.sub(r"[\s,]", "", cell)
    if not 1 <= len(cell) <= 14:
        return None
    return next((name for name, pattern in _HEAD if pattern.fullmatch(cell)), None)


def is_column(line: str) -> bool:
    """True for a line that is nothing but a column head."""
    return column(line) is not None
