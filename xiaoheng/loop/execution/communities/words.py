"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class CommunityState(models.TextChoices):
    """共同体状态."""

    RUNNING = "running", _("运行中")
    DISSOLVED = "dissolved", _("已解散")


class Listed(models.TextChoices):
    """清单: what a member enters on it; the third list, 项目清单, is the projects themselves."""

    RESOURCE = "resource", _("资源清单")
    NEED = "need", _("需求清单")


class EntryState(models.TextChoices):
    """清单条目状态."""

    OPEN = "open", _("在列")
    STRUCK = "struck", _("已撤下")


class MatchState(models.TextChoices):
    """对接状态."""

    PROPOSED = "proposed", _("待对方答复")
    AGREED = "agreed", _("已对接")
    DECLINED = "declined", _("未接受")
    WITHDRAWN = "withdrawn", _("已撤回")


class ProjectState(models.TextChoices):
    """项目状态."""

    OPEN = "open", _("进行中")
    REPORTED = "reported", _("待核实")
    DONE = "done", _("已办结")
    DROPPED = "dropped", _("已终止")


SENTENCES = {
    "communities.load_kinds": _("载入了共同体清单类别"),
    "communities.found": _("登记成立了党建共同体"),
    "communities.renew": _("续签了共同体框架协议"),
    "communities.join": _("登记了共同体新成员"),
    "communities.leave": _("登记了成员退出共同体"),
    "communities.dissolve": _("登记解散了党建共同体"),
    "communities.list": _("登记了共同体清单条目"),
    "communities.paste": _("成批登记了共同体清单"),
    "communities.import": _("导入了共同体清单"),
    "communities.amend": _("修改了共同体清单条目"),
    "communities.strike": _("撤下了共同体清单条目"),
    "communities.propose": _("提出了资源需求对接"),
    "communities.accept": _("同意了资源需求对接"),
    "communities.decline": _("未接受（撤回）了资源需求对接"),
    "communities.launch": _("登记了共同体项目"),
    "communities.plan": _("明确了共同体项目安排"),
    "communities.step": _("登记了共同体项目步骤完成"),
    "communities.report": _("报告了共同体项目成效"),
    "communities.send_back": _("退回了共同体项目成效"),
    "communities.close": _("核实办结了共同体项目"),
    "communities.drop": _("终止了共同体项目"),
}
DUTIES = {
    "communities.accept": Button("community_match", _("答复"), _("共同体对接")),
    "communities.close": Button("community_project", _("核实"), _("共同体项目")),
    "communities.renew": Button("community", _("续签"), _("党建共同体")),
    "communities.report": Button("community_project", _("报告成效"), _("共同体项目")),
}
