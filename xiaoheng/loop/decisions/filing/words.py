"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Kind(models.TextChoices):
    """文本种类: what a school files."""

    CHARTER = "charter", _("学校章程")
    PARTY_RULES = "party_rules", _("党组织会议议事规则")
    PRINCIPAL_RULES = "principal_rules", _("校长办公会议议事规则")
    LIST = "list", _("三重一大事项清单")
    PLAN = "plan", _("一校一案实施方案")


class State(models.TextChoices):
    """备案状态. Nothing passes by the lapse of time: each outcome is somebody's act."""

    DRAFT = "draft", _("起草中")
    SUBMITTED = "submitted", _("已报备，待登记")
    REGISTERED = "registered", _("审查中")
    PASSED = "passed", _("已备案")
    ADVISED = "advised", _("已备案，附书面建议")
    RETURNED = "returned", _("退回纠正")


OPEN = (State.DRAFT, State.SUBMITTED, State.REGISTERED)
WITH_COUNTY = (State.SUBMITTED, State.REGISTERED)
FILED = (State.PASSED, State.ADVISED)


class Dimension(models.TextChoices):
    """审查方面 (G-03)."""

    POLITICAL = "political", _("政治性")
    LAWFUL = "lawful", _("合法合规性")
    SOUND = "sound", _("合理性")
    REGULAR = "regular", _("规范性")


class Verdict(models.TextChoices):
    """逐条审查意见."""

    CLEAR = "clear", _("无意见")
    ADVISE = "advise", _("建议修改")
    CORRECT = "correct", _("应当纠正")


class Project(models.TextChoices):
    """五项工程 (G-02)."""

    CHARTER = "charter", _("章程建设")
    DUTIES = "duties", _("职责厘清")
    RULES = "rules", _("议事规则")
    PORTFOLIOS = "portfolios", _("班子分工")
    SET_UP = "set_up", _("组织设置")


class CandidacyState(models.TextChoices):
    """推进步骤: 学校自荐 → 片区或教办推荐 → 县级审核."""

    NOMINATED = "nominated", _("学校已自荐")
    RECOMMENDED = "recommended", _("已推荐，待审核")
    APPROVED = "approved", _("审核通过")
    DECLINED = "declined", _("未通过")


SENTENCES = {
    "filing.draft": _("起草了报备文本"),
    "filing.put": _("写了一条条文"),
    "filing.strike": _("删去了一条条文"),
    "filing.put_matter": _("约定了一个议事事项"),
    "filing.strike_matter": _("删去了一个事项约定"),
    "filing.submit": _("报送了备案"),
    "filing.register": _("登记了备案件"),
    "filing.examine": _("逐条提出了审查意见"),
    "filing.conclude": _("作出了备案审查结论"),
    "filing.answer": _("答复了书面建议"),
    "filing.open_batch": _("启动了一批推进学校"),
    "filing.nominate": _("自荐为推进学校"),
    "filing.recommend": _("推荐了推进学校"),
    "filing.admit": _("审核了推进学校"),
    "filing.schedule": _("列入了推进清单"),
    "filing.finish": _("完成了推进清单的一项"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "filing.admit": Button("filing.admit", _("审核"), _("推进学校"), argument="candidacy"),
    "filing.answer": Button("filing", _("答复"), _("备案文本"), argument="filed_text"),
    "filing.conclude": Button("filing", _("审查"), _("备案文本"), argument="filed_text"),
    "filing.finish": Button("filing.finish", _("办结"), _("推进清单"), argument="plan_row"),
    "filing.recommend": Button("filing.recommend", _("推荐"), _("推进学校"), argument="candidacy"),
    "filing.register": Button("filing", _("登记"), _("备案文本"), argument="filed_text"),
    "filing.submit": Button("filing", _("报备"), _("备案文本"), argument="filed_text"),
}
