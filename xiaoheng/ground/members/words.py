"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Body(models.TextChoices):
    """办理主体 of a step."""

    PERSON = "person", _("本人")
    BRANCH = "branch", _("党支部")
    COMMITTEE = "committee", _("支部委员会")
    ASSEMBLY = "assembly", _("支部大会")
    SUPERIOR = "superior", _("上级党委")


class Result(models.TextChoices):
    """步骤结论, always entered by people."""

    DONE = "done", _("已办")
    PASSED = "passed", _("通过")
    FAILED = "failed", _("未通过")
    EXTENDED = "extended", _("延长预备期")
    CANCELLED = "cancelled", _("取消资格")


class Proposal(models.TextChoices):
    """转正表决: what the assembly decides on at the end of the probation."""

    CONVERT = "passed", _("按期转正")
    EXTEND = "extended", _("延长预备期")
    CANCEL = "cancelled", _("取消预备党员资格")


class Heard(models.TextChoices):
    """听取意见 before somebody becomes a candidate."""

    SUBGROUP = "subgroup", _("党小组")
    MENTORS = "mentors", _("培养联系人")
    MEMBERS = "members", _("党员")
    MASSES = "masses", _("群众")


class Paper(models.TextChoices):
    """归档材料."""

    FORM = "form", _("入党志愿书")
    APPLICATION = "application", _("入党申请书")
    REVIEW = "review", _("政治审查材料")
    CONVERSION = "conversion", _("转正申请书")
    FOSTERING = "fostering", _("培养教育考察材料")


class Ending(models.TextChoices):
    """终止情形: facts alone."""

    WITHDRAWN = "withdrawn", _("本人撤回申请")
    LEFT = "left", _("调离或转出本县")
    REVIEW = "review", _("政治审查不合格")
    CANCELLED = "cancelled", _("取消预备党员资格")
    ARCHIVED = "archived", _("已转正归档")
    OTHER = "other", _("其他（见文号）")


class Companion(models.TextChoices):
    """联系人与介绍人."""

    MENTOR = "mentor", _("培养联系人")
    SPONSOR = "sponsor", _("入党介绍人")


class Way(models.TextChoices):
    """转接方式."""

    LETTER = "letter", _("介绍信")
    ONLINE = "online", _("网上转接")


class TransferState(models.TextChoices):
    """转接状态."""

    SENT = "sent", _("待接收")
    ACCEPTED = "accepted", _("已接收")
    REFUSED = "refused", _("被退回")
    RECALLED = "recalled", _("已撤销")


class Cause(models.TextChoices):
    """退回理由: why a branch does not take somebody in; without one of these it may not refuse (D-3)."""

    ELSEWHERE = "elsewhere", _("本人不在本组织工作或者居住，应转往其他党组织")
    IDENTITY = "identity", _("姓名、党籍等信息与本人不符")
    LETTER = "letter", _("介绍信填写有误、缺印章或者已过期")
    PAPERS = "papers", _("党员档案材料不全，须先补齐")


class Contact(models.TextChoices):
    """联系方式 with a member who is away."""

    PHONE = "phone", _("电话")
    MESSAGE = "message", _("短信或者网络消息")
    VISIT = "visit", _("走访")
    MEETING = "meeting", _("参加组织生活")


class Basis(models.TextChoices):
    """交纳依据 of one entry on the sheet: by pay, or a fixed amount. It is used and dropped, no row keeps it."""

    WORK = "work", _("在职")
    RETIRED = "retired", _("离退休")
    STUDENT = "student", _("学生、低收入（定额）")
    FARMER = "farmer", _("农民（定额）")


class AbsenceKind(models.TextChoices):
    """去向: away and in touch, or out of touch."""

    MOBILE = "mobile", _("流动党员")
    LOST = "lost", _("失去联系")


class AbsenceState(models.TextChoices):
    """流动、失联状态."""

    OPEN = "open", _("在外")
    SUSPENDED = "suspended", _("停止党籍")
    BACK = "back", _("已返回")
    EXPELLED = "expelled", _("已除名")


class Track(models.TextChoices):
    """双培养方向."""

    TO_MEMBER = "to_member", _("把骨干教师培养成党员")
    TO_BACKBONE = "to_backbone", _("把党员培养成骨干教师")


class Milestone(models.TextChoices):
    """双培养阶段: the last two are outcomes."""

    NAMED = "named", _("列为培养对象")
    PAIRED = "paired", _("结对培养")
    ADVANCED = "advanced", _("取得阶段成果")
    REACHED = "reached", _("培养成功")
    LEADING = "leading", _("进入校级班子")
    ENDED = "ended", _("终止培养")


SENTENCES = {
    "members.apply": _("登记了入党申请"),
    "members.record": _("登记了发展党员步骤"),
    "members.review": _("登记了半年考察"),
    "members.decide": _("上级办理了发展党员步骤"),
    "members.stop": _("终止了发展程序"),
    "members.carry": _("转接了培养教育档案"),
    "members.send": _("转出了组织关系"),
    "members.accept": _("接收了组织关系"),
    "members.refuse": _("退回了组织关系转接"),
    "members.resend": _("重新转出了组织关系"),
    "members.recall": _("撤销了组织关系转接"),
    "members.collect": _("登记了党费"),
    "members.waive": _("批准了少交或者免交党费"),
    "members.absent": _("登记了流动或失联"),
    "members.contact": _("登记了与流动党员的联系"),
    "members.present": _("登记了返回或取得联系"),
    "members.suspend": _("停止了党籍"),
    "members.expel": _("予以除名"),
    "members.nurture": _("列入了双培养"),
    "members.advance": _("登记了双培养进展"),
    "members.import": _("导入了党员工作簿"),
    "members.import_dues": _("导入了党费工作簿"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "members.accept": Button("members.accept", _("接收"), _("组织关系转接"), argument="transfer"),
    "members.decide": Button("development", _("办理"), _("发展党员")),
    "members.record": Button("development", _("办理"), _("发展党员")),
    "members.resend": Button("members.resend", _("查看"), _("组织关系转接"), argument="transfer"),
}
