"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from fractions import Fraction
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button
from xiaoheng.lib.quorum import Q3, Quorum


class MeetingKind(models.TextChoices):
    """会议类别: the two deciding bodies, each with its own minute book, organisation life, and the other bodies."""

    PARTY = "party", _("党组织会议")
    PRINCIPAL = "principal", _("校长办公会议")
    ASSEMBLY = "assembly", _("支部党员大会")
    COMMITTEE = "committee", _("支委会")
    SUBGROUP = "subgroup", _("党小组会")
    LECTURE = "lecture", _("党课")
    THEME_DAY = "theme_day", _("主题党日")
    ORG_LIFE = "org_life", _("组织生活会")
    APPRAISAL = "appraisal", _("民主评议党员")
    TEAM_LIFE = "team_life", _("民主生活会")
    BODY = "body", _("其他会议")  # of a body of the school, or of posts: `Meeting.name` says which


DECIDING = (MeetingKind.PARTY, MeetingKind.PRINCIPAL)
ORGANISATION_LIFE = (
    MeetingKind.ASSEMBLY,
    MeetingKind.COMMITTEE,
    MeetingKind.SUBGROUP,
    MeetingKind.LECTURE,
    MeetingKind.THEME_DAY,
    MeetingKind.ORG_LIFE,
    MeetingKind.APPRAISAL,
    MeetingKind.TEAM_LIFE,
)
# Held once for a year, often in the first months of the next.
YEARLY = (MeetingKind.ORG_LIFE, MeetingKind.APPRAISAL, MeetingKind.TEAM_LIFE)
SPECIAL = (MeetingKind.ORG_LIFE, MeetingKind.TEAM_LIFE)  # also held on a subject (专题), beside the yearly one
# Of the committee alone; of all other kinds every member is expected.
OF_COMMITTEE = (MeetingKind.COMMITTEE, MeetingKind.TEAM_LIFE)
# Open to activists and the public, so that more may come than belong there.
OPEN_TO_ALL = (MeetingKind.LECTURE, MeetingKind.THEME_DAY)
BODIES = [(kind.value, kind.label) for kind in DECIDING]


class Manner(models.TextChoices):
    """召开方式: people meet and talk; papers passed round are no meeting (B-10)."""

    ON_SITE = "on_site", _("现场")
    VIDEO = "video", _("视频")


class MeetingState(models.TextChoices):
    """会议状态."""

    PLANNED = "planned", _("已召集")
    OPEN = "open", _("进行中")
    CLOSED = "closed", _("已结束")
    CANCELLED = "cancelled", _("已取消")


class Category(models.TextChoices):
    """三重一大."""

    MAJOR_MATTER = "M", _("重大事项决策")
    PERSONNEL = "P", _("重要干部任免")
    MAJOR_PROJECT = "J", _("重大项目安排")
    LARGE_FUND = "F", _("大额资金使用")


class Mode(models.TextChoices):
    """校长办公会议的办理方式: R goes on to the Party meeting, D is decided by the principal."""

    STUDY = "R", _("研究提出")
    DECIDE = "D", _("讨论决定")


class GateCode(models.TextChoices):
    """前置程序."""

    PRINCIPAL_MEETING = "PM", _("校长办公会议研究提出")
    BREWING = "CS", _("书记校长酝酿")
    BRANCH_OPINION = "BO", _("党支部意见")
    STAFF_CONGRESS = "TU", _("教代会审议")
    PARENTS = "PC", _("家委会意见")
    EXPERTS = "EX", _("专家论证")
    RISK = "RA", _("风险评估")
    LEGALITY = "LE", _("合法性审查")
    PUBLIC_NOTICE = "PB", _("公示")
    SUPERIOR = "UP", _("报上级")


class GateState(models.TextChoices):
    """前置程序状态."""

    PENDING = "pending", _("未办理")
    PASSED = "passed", _("已通过")
    FAILED = "failed", _("未通过")


class Before(models.TextChoices):
    """前置程序须在何时之前办结."""

    TABLE = "table", _("上会前")
    ISSUE = "issue", _("印发前")


class Face(models.TextChoices):
    """听取谁的意见: two faces in schools with separate posts; deputy and team where one person holds both (A-28)."""

    PRINCIPAL = "principal", _("校长")
    SECRETARY = "secretary", _("书记")
    DEPUTY = "deputy", _("专职副书记")
    TEAM = "team", _("班子成员")


class ViewState(models.TextChoices):
    """会前意见."""

    PENDING = "pending", _("待听取")
    AGREED = "agreed", _("意见一致")
    UNRESOLVED = "unresolved", _("有重大分歧")


class TopicState(models.TextChoices):
    """议题状态."""

    DRAFT = "draft", _("草拟")
    CONSULTED = "consulted", _("已沟通")
    GATED = "gated", _("前置已齐")
    TABLED = "tabled", _("已上会")
    APPROVED = "approved", _("通过")
    REJECTED = "rejected", _("未通过")
    DEFERRED = "deferred", _("缓议")
    REMANDED = "remanded", _("退回修改")
    ISSUED = "issued", _("已印发")
    REPORTED = "reported", _("已报告落实")
    EVALUATED = "evaluated", _("已评议")
    CLOSED = "closed", _("已办结")
    REVISED = "revised", _("已被修订")


class ItemState(models.TextChoices):
    """议程项状态."""

    WAITING = "waiting", _("未议")
    CURRENT = "current", _("正在议")
    DECIDED = "decided", _("已有结论")


class Outcome(models.TextChoices):
    """结论: FORWARDED is the only way on for a draft that the Party meeting decides."""

    APPROVED = "approved", _("通过")
    REJECTED = "rejected", _("未通过")
    DEFERRED = "deferred", _("缓议")
    REMANDED = "remanded", _("退回修改")
    FORWARDED = "forwarded", _("提交党组织会议")


class Presence(models.TextChoices):
    """出席情况: absent, recused and abstaining are three different things."""

    UNMARKED = "unmarked", _("未登记")
    PRESENT = "present", _("到会")
    LATE = "late", _("迟到")
    LEFT = "left", _("中途离会")
    ABSENT = "absent", _("缺席")


HERE = (Presence.PRESENT, Presence.LATE)


class Method(models.TextChoices):
    """表决方式: personnel items by secret ballot (B-07)."""

    HANDS = "hands", _("举手")
    ORAL = "oral", _("口头")
    NAMED = "named", _("记名")
    SECRET = "secret", _("无记名投票")


class Choice(models.TextChoices):
    """表决意见."""

    YES = "yes", _("赞成")
    NO = "no", _("反对")
    ABSTAIN = "abstain", _("弃权")


class ReportState(models.TextChoices):
    """落实报告状态."""

    GIVEN = "given", _("待党组织听取")
    MET = "met", _("落实到位")
    WANTING = "wanting", _("须继续落实")


class Channel(models.TextChoices):
    """公开渠道: who clears it follows from it."""

    PARTY = "party", _("党务公开")
    SCHOOL = "school", _("校务公开")


class PublicationState(models.TextChoices):
    """公开状态 (G-08): 提出 → 审核 → 审批 → 实施."""

    PROPOSED = "proposed", _("待保密审查")
    SCREENED = "screened", _("待审批")
    CLEARED = "cleared", _("待公开")
    PUBLISHED = "published", _("公开中")
    REFUSED = "refused", _("不予公开")
    WITHDRAWN = "withdrawn", _("已撤下")


class UrgentState(models.TextChoices):
    """应急处置状态."""

    WAITING = "waiting", _("待追认")
    RATIFIED = "ratified", _("已追认")
    REFUSED = "refused", _("未予追认")


class MinutesState(models.TextChoices):
    """纪要状态."""

    DRAFT = "draft", _("待签发")
    SIGNED = "signed", _("已签发")


SENTENCES = {
    "decisions.load_catalogue": _("载入了议事事项清单"),
    "decisions.propose": _("提出了议题"),
    "decisions.redraft": _("修改了议题并重新走程序"),
    "decisions.consult": _("登记了会前意见"),
    "decisions.pass_gate": _("登记了前置程序的结果"),
    "decisions.report": _("将议题报上级"),
    "decisions.refer": _("将有重大分歧的议题请示上级"),
    "decisions.convene": _("召集了会议"),
    "decisions.cancel": _("取消了会议"),
    "decisions.table": _("将议题列入了议程"),
    "decisions.consent": _("同意在议程锁定后列入议题"),
    "decisions.notify": _("发出了会议通知"),
    "decisions.acknowledge": _("签收了会议通知"),
    "decisions.start": _("宣布开会，核定了应到会人员"),
    "decisions.attend": _("登记了出席情况"),
    "decisions.take_up": _("开始审议议程项"),
    "decisions.recuse": _("登记了回避"),
    "decisions.speak": _("登记了发言"),
    "decisions.split": _("登记了重大分歧"),
    "decisions.vote": _("登记了表决"),
    "decisions.resolve": _("形成了结论"),
    "decisions.adjourn": _("宣布散会"),
    "decisions.draft_minutes": _("形成了纪要稿"),
    "decisions.sign": _("签发了纪要"),
    "decisions.file_scan": _("存入了签字纪要的扫描件"),
    "decisions.amend_minutes": _("提出了纪要更正稿"),
    "decisions.countersign": _("签发了更正后的纪要"),
    "decisions.confirm": _("会议确认了上次纪要"),
    "decisions.act_urgently": _("登记了应急处置"),
    "decisions.ratify": _("会议审议了应急处置"),
    "decisions.project": _("开启了投屏"),
    "decisions.issue": _("印发了决议"),
    "decisions.report_back": _("向党组织报告了落实情况"),
    "decisions.assess": _("听取并评议了落实情况"),
    "decisions.close": _("办结了议题"),
    "decisions.revise": _("以新决议修订了原决议"),
    "decisions.hold": _("登记了组织生活"),
    "decisions.strike": _("撤销了误登的组织生活"),
    "decisions.vary": _("另定了议事事项的要求"),
    "decisions.adopt_list": _("施行了学校备案的事项清单"),
    "decisions.talk": _("登记了书记校长沟通"),
    "decisions.strike_talk": _("撤销了误登的沟通"),
    "decisions.publicise": _("提出了公开"),
    "decisions.screen": _("作出了保密审查意见"),
    "decisions.clear": _("审批了公开"),
    "decisions.publish": _("实施了公开"),
    "decisions.withdraw": _("撤下了公开内容"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "decisions.acknowledge": Button("meeting", _("看材料"), _("会议")),
    "decisions.assess": Button("topic", _("评议"), _("议题")),
    "decisions.clear": Button("publication", _("审批"), _("公开")),
    "decisions.consult": Button("topic", _("提意见"), _("议题")),
    "decisions.draft_minutes": Button("meeting", _("成纪要"), _("会议")),
    "decisions.issue": Button("topic", _("印发"), _("议题")),
    "decisions.publish": Button("publication", _("公开"), _("公开")),
    "decisions.ratify": Button("decisions.ratify", _("追认"), _("临机处置"), argument="urgent_act"),
    "decisions.refer": Button("topic", _("请示上级"), _("议题")),
    "decisions.screen": Button("publication", _("审查"), _("公开")),
    "decisions.sign": Button("meeting", _("签发"), _("会议")),
    "decisions.start": Button("meeting", _("进入会议"), _("会议")),
    "decisions.table": Button("topic", _("安排上会"), _("议题")),
}

# 人数规则 in words: shares that have a name of their own, and what is said of any other.
PRESENT: dict[Fraction, Any] = {Fraction(1, 2): _("半数以上到会"), Fraction(2, 3): _("三分之二以上到会")}
CARRIED: dict[Fraction, Any] = {Fraction(1, 2): _("过半数赞成"), Fraction(2, 3): _("超过三分之二赞成")}
AGREED: dict[Fraction, Any] = {Fraction(1, 2): _("半数以上赞成"), Fraction(2, 3): _("三分之二以上赞成")}


def quorum_words(rule: Quorum) -> str:
    """人数规则 as people say it, with the figures that the rule has where it holds: 半数以上到会、过半数赞成."""
    here, more = Fraction(rule.num, rule.den), Fraction(rule.more, rule.base)
    ending: Any
    present = PRESENT.get(here) or _("%(share)s以上到会") % {"share": here}
    if not rule.voted:
        ending = _("校长听取意见后决定") if rule.code == Q3.code else _("不表决")
    elif rule.inclusive:
        ending = AGREED.get(more) or _("%(share)s以上赞成") % {"share": more}
    else:
        ending = CARRIED.get(more) or _("超过%(share)s赞成") % {"share": more}
    return str(_("%(present)s、%(ending)s") % {"present": present, "ending": ending})
