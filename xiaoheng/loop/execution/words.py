"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class NoticeState(models.TextChoices):
    """通知状态."""

    RECEIVED = "received", _("待确认")
    CONFIRMED = "confirmed", _("已转交办单")


class DraftState(models.TextChoices):
    """任务草案状态."""

    PROPOSED = "proposed", _("待定")
    ACCEPTED = "accepted", _("已采纳")
    DROPPED = "dropped", _("未采纳")


class Reach(models.TextChoices):
    """适用范围: whom an item binds among the addressed schools."""

    ALL = "all", _("全部学校")
    ONLY = "only", _("仅限指名学校")
    EXCEPT = "except", _("指名学校除外")


class DirectiveState(models.TextChoices):
    """交办单状态: `issuing` while the addressed schools are being written in batches; `merged` = an amendment in force."""

    DRAFT = "draft", _("拟稿")
    SHOWN = "shown", _("待签发")
    CLEARED = "cleared", _("已签发")
    ISSUING = "issuing", _("下达中")
    ISSUED = "issued", _("已下达")
    CLOSED = "closed", _("已办结")
    RECALLED = "recalled", _("已撤回")
    MERGED = "merged", _("已并入原单")
    DROPPED = "dropped", _("已作废")


class Addressee(models.TextChoices):
    """承办主体: who answers an item in a school."""

    UNIT = "unit", _("学校")
    ORG = "org", _("党组织")
    POST = "post", _("岗位")


class PartState(models.TextChoices):
    """分解任务状态."""

    OPEN = "open", _("办理中")
    DONE = "done", _("已完成")
    BACK = "back", _("已退回")


class Difference(models.TextChoices):
    """修改情况 of an item under an amendment."""

    KEPT = "kept", _("不变")
    CHANGED = "changed", _("修改")
    ADDED = "added", _("新增")
    STRUCK = "struck", _("删去")


class TargetState(models.TextChoices):
    """签收状态; `ended` follows from the day of ending or the closing of the school and is never stored."""

    SENT = "sent", _("待签收")
    SIGNED = "signed", _("已签收")
    ENDED = "ended", _("已终止")


class AssignmentState(models.TextChoices):
    """办理状态 of one school × item: `pending` is implied by an unsigned order and never stored."""

    PENDING = "pending", _("待签收")
    WORKING = "working", _("办理中")
    SUBMITTED = "submitted", _("待复核")
    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回")
    EXEMPT = "exempt", _("豁免")


class EvidenceKind(models.TextChoices):
    """印证资料来源."""

    FILE = "file", _("上传文件")
    FACT = "fact", _("已有记录")


class Outcome(models.TextChoices):
    """复核结论."""

    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回")


class ExtensionState(models.TextChoices):
    """延期申请状态; `lapsed` = an amendment made the deadline as late, or later."""

    ASKED = "asked", _("待答复")
    GRANTED = "granted", _("同意延期")
    DECLINED = "declined", _("不同意延期")
    LAPSED = "lapsed", _("不再需要")


class Effort(models.TextChoices):
    """作答方式: what an answer took of a school. A record is entered for its own book, and counts here once."""

    FILED = "filed", _("填报")
    RECORDED = "recorded", _("新记")
    NOTED = "noted", _("附言")
    REUSED = "reused", _("点选")


class TransferState(models.TextChoices):
    """转办他校状态; `ended` = another transfer of the same item took its place."""

    ASKED = "asked", _("待答复")
    GRANTED = "granted", _("已转办")
    DECLINED = "declined", _("未同意转办")
    ENDED = "ended", _("已改转")


class TaskState(models.TextChoices):
    """决议任务状态."""

    OPEN = "open", _("办理中")
    DONE = "done", _("已办结")


class Result(models.TextChoices):
    """核定结果: what supervision may count: verified outcomes, and what is still open or overdue."""

    PASSED = "passed", _("通过")
    RETURNED = "returned", _("退回")
    OPEN = "open", _("未到期")
    OVERDUE = "overdue", _("逾期")
    EXEMPT = "exempt", _("豁免")


SENTENCES = {
    "execution.receive": _("收到了通知并读出任务草案"),
    "execution.correct": _("改正了任务草案"),
    "execution.match": _("核对了通知点名的学校"),
    "execution.accept": _("采纳了任务草案"),
    "execution.drop": _("未采纳任务草案"),
    "execution.restore": _("将任务草案恢复为待定"),
    "execution.split": _("拆分了任务草案"),
    "execution.merge": _("合并了任务草案"),
    "execution.unmerge": _("拆回了合并的任务草案"),
    "execution.confirm": _("确认了通知并转为交办单"),
    "execution.draft": _("起草了交办单"),
    "execution.revise": _("修改了交办单拟稿"),
    "execution.put_item": _("修改了交办事项"),
    "execution.strike_item": _("删去了交办事项"),
    "execution.discard": _("作废了交办单拟稿"),
    "execution.present": _("把交办单送签"),
    "execution.sign_off": _("签发了交办单"),
    "execution.hand_back": _("把交办单退回修改"),
    "execution.issue": _("下达了交办单"),
    "execution.amend": _("起草了对交办单的修改"),
    "execution.recall": _("撤回了交办单"),
    "execution.join": _("向新进入范围的学校补充下达了交办单"),
    "execution.nudge": _("催办了交办单"),
    "execution.close": _("办结了交办单"),
    "execution.sign": _("签收了交办单"),
    "execution.submit": _("提交了办理情况和印证资料"),
    "execution.approve": _("复核通过了办理情况"),
    "execution.send_back": _("退回了办理情况"),
    "execution.doubt": _("复核存疑，留待核实"),
    "execution.exempt": _("豁免了交办事项"),
    "execution.extend": _("申请了延期"),
    "execution.grant": _("同意了延期"),
    "execution.decline": _("未同意延期"),
    "execution.hand_over": _("转办了交办事项"),
    "execution.request_transfer": _("申请把交办事项转由他校办理"),
    "execution.allow_transfer": _("同意把交办事项转由他校办理"),
    "execution.decline_transfer": _("未同意把交办事项转由他校办理"),
    "execution.transfer": _("把交办事项转由他校办理"),
    "execution.share": _("把交办事项分解到支部或个人"),
    "execution.complete": _("报告分解任务已完成"),
    "execution.give_back": _("退回了分解任务"),
    "execution.answer": _("就交办事项提出了议题"),
    "execution.carry_out": _("把决议落实为任务"),
    "execution.finish": _("报告任务已办结"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "execution.sign_off": Button("directive", _("签发"), _("交办单")),
    "execution.hand_over": Button("item", _("承办"), _("交办事项")),
    "execution.complete": Button("execution.complete", _("报告完成"), _("交办事项"), argument="part"),
    "execution.approve": Button("review", _("复核"), _("交办事项"), argument="assignment"),
    "execution.confirm": Button("notice", _("确认"), _("通知")),
    "execution.finish": Button("task", _("报告办结"), _("任务")),
    "execution.allow_transfer": Button("item", _("答复转办"), _("交办事项")),
    "execution.grant": Button("assignment", _("答复延期"), _("交办事项")),
    "execution.issue": Button("directive", _("下达"), _("交办单")),
    "execution.sign": Button("directive", _("签收"), _("交办单")),
    "execution.submit": Button("item", _("交材料"), _("交办事项")),
}
