"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Of(models.TextChoices):
    """谁的会议."""

    ORG = "org", _("党组织")
    BODY = "body", _("机构")
    UNIT = "unit", _("单位")


class Way(models.TextChoices):
    """议事方式: only some of the bodies decide; the others give their opinion, or study a thing together."""

    VOTE = "vote", _("表决")
    OPINION = "opinion", _("提出意见")
    STUDY = "study", _("研究")


MEMBERS, COMMITTEE, OF_BODY = "members", "committee", "body"  # who belongs there, where it is not those in posts


class QuestionState(models.TextChoices):
    """审议事项状态."""

    WAITING = "waiting", _("未议")
    DECIDED = "decided", _("已有结论")


class Result(models.TextChoices):
    """审议结果: it follows from the counts, nobody chooses it."""

    ADOPTED = "adopted", _("通过")
    REJECTED = "rejected", _("未通过")
    AGREED = "agreed", _("赞成")
    COMMENTED = "commented", _("有意见和建议")
    OPPOSED = "opposed", _("不赞成")
    STUDIED = "studied", _("已研究")
    DEFERRED = "deferred", _("缓议")


class Method(models.TextChoices):
    """表决方式: nobody's vote is written down by name."""

    HANDS = "hands", _("举手")
    SECRET = "secret", _("无记名投票")


SENTENCES = {
    "assemblies.load_forms": _("载入了其他会议的种类"),
    "assemblies.convene": _("召集了会议"),
    "assemblies.put": _("提请会议审议"),
    "assemblies.withdraw": _("撤下了提请审议的事项"),
    "assemblies.open": _("宣布开会，核定了应到会人员"),
    "assemblies.attend": _("登记了到会情况"),
    "assemblies.decide": _("登记了审议结果"),
    "assemblies.adjourn": _("宣布散会"),
    "assemblies.cancel": _("取消了会议"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "assemblies.decide": Button("assembly", _("办理"), _("会议")),
    "assemblies.open": Button("assembly", _("开会"), _("会议")),
}
