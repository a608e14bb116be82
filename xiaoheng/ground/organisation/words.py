"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """单位类别: levels of the tree; 片区 (zone) groups schools for inspection beside it."""

    PROVINCE = "province", _("省")
    CITY = "city", _("市")
    COUNTY = "county", _("县（区）")
    TOWN = "town", _("乡镇（街道）")
    SCHOOL = "school", _("学校")
    ZONE = "zone", _("片区")


class Stage(models.TextChoices):
    """学段."""

    KINDERGARTEN = "kindergarten", _("幼儿园")
    PRIMARY = "primary", _("小学")
    JUNIOR = "junior", _("初级中学")
    NINE_YEAR = "nine_year", _("九年一贯制学校")
    SENIOR = "senior", _("高级中学")
    COMPLETE = "complete", _("完全中学")
    VOCATIONAL = "vocational", _("中等职业学校")


class Ownership(models.TextChoices):
    """办学性质."""

    PUBLIC = "public", _("公办")
    PRIVATE = "private", _("民办")


class OrgKind(models.TextChoices):
    """党组织类别: 党组 is appointed, 党委 elected, 工委 delegated; they never mix (X-20)."""

    WORK_COMMITTEE = "work_committee", _("教育工委")
    LEADING_GROUP = "leading_group", _("党组")
    COMMITTEE = "committee", _("党委")
    GENERAL_BRANCH = "general_branch", _("党总支")
    BRANCH = "branch", _("党支部")
    JOINT_BRANCH = "joint_branch", _("联合党支部")
    SUBGROUP = "subgroup", _("党小组")


class SetUpMode(models.TextChoices):
    """组建方式."""

    SEPARATE = "separate", _("独立组建")
    JOINT = "joint", _("联合组建")
    ATTACHED = "attached", _("挂靠组建")


class MemberKind(models.TextChoices):
    """党员类别."""

    FULL = "full", _("正式党员")
    PROBATIONARY = "probationary", _("预备党员")


class Post(models.TextChoices):
    """职务."""

    SECRETARY = "secretary", _("党组织书记")
    DEPUTY = "deputy_secretary", _("党组织副书记")
    FULL_TIME_DEPUTY = "full_time_deputy_secretary", _("专职副书记")
    COMMITTEE_MEMBER = "committee_member", _("党组织委员")
    PRINCIPAL = "principal", _("校长")
    VICE_PRINCIPAL = "vice_principal", _("副校长")
    MORAL_DIRECTOR = "moral_education_director", _("德育主任")
    MIDDLE_MANAGER = "middle_manager", _("中层干部")
    INSTRUCTOR = "party_building_instructor", _("党建指导员")


# Posts of a Party organisation; the others are of the school.
PARTY_POSTS = (Post.SECRETARY, Post.DEPUTY, Post.FULL_TIME_DEPUTY, Post.COMMITTEE_MEMBER)


class Charge(models.TextChoices):
    """分管."""

    NONE = "", _("无")
    MORAL = "moral_education", _("德育")
    PERSONNEL_AND_PARTY = "personnel_and_party", _("人事和党建")
    TEACHING = "teaching", _("教学")
    LOGISTICS = "logistics", _("后勤安全")


class Role(models.TextChoices):
    """账号角色: what an account may do, in one unit, from a day to a day."""

    COUNTY_LEADER = "county_leader", _("工委领导")
    COUNTY_CLERK = "county_clerk", _("工委干事")
    INSPECTOR = "inspector", _("督查员")
    SECRETARY = "secretary", _("党组织书记")
    PRINCIPAL = "principal", _("校长")
    OFFICE = "school_office", _("学校党政办")
    TEAM_MEMBER = "team_member", _("班子成员")
    MEMBER = "member", _("党员教师")
    AUDITOR = "auditor", _("审计管理员")


class RequestKind(models.TextChoices):
    """请示 asks and waits; 报告 informs and may be noted."""

    ASK = "request", _("请示")
    REPORT = "report", _("报告")


class RequestState(models.TextChoices):
    """请示件状态."""

    SENT = "sent", _("待批复")
    APPROVED = "approved", _("同意")
    REFUSED = "refused", _("不同意")
    WITHDRAWN = "withdrawn", _("已撤回")


SENTENCES = {
    "organisation.enrol": _("建立了账号"),
    "organisation.grant": _("授予了角色"),
    "organisation.revoke": _("收回了角色"),
    "organisation.appoint": _("任命了职务"),
    "organisation.leave": _("免去了职务"),
    "organisation.admit": _("登记了接收预备党员"),
    "organisation.convert": _("登记了预备党员转正"),
    "organisation.move": _("登记了组织关系转移"),
    "organisation.end_membership": _("登记了党籍终止"),
    "organisation.found": _("建立了单位登记"),
    "organisation.import": _("导入了组织工作簿"),
    "organisation.request": _("向上级提出了请示（报告）"),
    "organisation.reply": _("作出了批复"),
    "organisation.withdraw": _("撤回了请示（报告）"),
}
