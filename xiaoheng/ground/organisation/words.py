"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


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


class GroupKind(models.TextChoices):
    """内设党支部所在: the part of a large school a branch sits on."""

    GRADE = "grade", _("年级组")
    SUBJECT = "subject", _("学科组")
    OFFICE = "office", _("行政组")


class LinkKind(models.TextChoices):
    """联系类别: ties beside the tree."""

    CO_MANAGER = "co_manager", _("协管单位")
    LIAISON = "liaison", _("联系点")
    INSTRUCTOR = "instructor", _("派驻党建指导员")
    COMMUNITY = "community", _("党建共同体")
    TWINNING = "twinning", _("结对互助")


# Ties to a person; the others are to another unit.
PERSON_LINKS = (LinkKind.LIAISON, LinkKind.INSTRUCTOR)
# Ties of which a unit has one at a time.
SINGLE_LINKS = (LinkKind.CO_MANAGER,)


class Turn(models.TextChoices):
    """沿革: how one unit came of another."""

    MERGE = "merge", _("并入")
    SPLIT = "split", _("分设")


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


class Way(models.TextChoices):
    """任职方式."""

    NONE = "", _("未登记")
    ELECTED = "elected", _("选任")
    APPOINTED = "appointed", _("任命")
    HIRED = "hired", _("聘任")


class LeaveKind(models.TextChoices):
    """离任原因类别."""

    MOVED = "moved", _("调任")
    RETIRED = "retired", _("退休")
    TERM_OVER = "term_over", _("任期届满")
    RESIGNED = "resigned", _("辞职")
    UNFIT = "unfit", _("不适宜担任现职")
    REMOVED = "removed", _("免职")
    DIED = "died", _("去世")
    REORGANISED = "reorganised", _("机构撤并")
    OTHER = "other", _("其他")


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


class RequestMatter(models.TextChoices):
    """请示（报告）事项: each has its own clock."""

    QUOTA = "quota", _("职数和编制调整")
    FILLING = "filling", _("空缺补充方案")
    EXIT = "exit", _("不适宜人员退出")
    BRANCH = "branch", _("设立党支部")
    UPWARD = "upward", _("重要情况及时上报")
    OTHER = "other", _("其他")


class RequestState(models.TextChoices):
    """请示件状态."""

    SENT = "sent", _("待批复")
    APPROVED = "approved", _("同意")
    REFUSED = "refused", _("不同意")
    WITHDRAWN = "withdrawn", _("已撤回")


class PlannedTurn(models.TextChoices):
    """可预告的变更: verbs that may be announced for a day ahead."""

    RENAME = "rename", _("更名")
    REASSIGN = "reassign", _("调整隶属")
    RECLASSIFY = "reclassify", _("变更学段或办学性质")
    CLOSE = "close_unit", _("撤销")
    MERGE = "merge", _("并入其他学校")
    SPLIT = "split", _("分设新校")


class PlanState(models.TextChoices):
    """预告的变更状态."""

    ANNOUNCED = "announced", _("已定、未生效")
    DONE = "done", _("已生效")
    STUCK = "stuck", _("到期未能生效")
    CALLED_OFF = "called_off", _("已撤回")


class Sensitive(models.TextChoices):
    """敏感信息: what leaves an access entry when it is read."""

    DEVELOPMENT = "development", _("发展党员档案")
    DUES = "dues", _("支部党费表")
    PERSON = "person", _("人员页（出生日期）")


SENTENCES = {
    "organisation.look": _("查阅了个人信息"),
    "organisation.change_password": _("更改了本人密码"),
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
    "organisation.open_school": _("登记了新设学校"),
    "organisation.rename": _("变更了单位名称"),
    "organisation.reassign": _("调整了隶属关系"),
    "organisation.reclassify": _("变更了学段或办学性质"),
    "organisation.merge": _("将学校并入了另一学校"),
    "organisation.split": _("从学校分设了新学校"),
    "organisation.close_unit": _("撤销了单位"),
    "organisation.announce": _("预告了单位变更"),
    "organisation.call_off": _("撤回了预告的单位变更"),
    "organisation.enact": _("使预告的单位变更生效"),
    "organisation.stall": _("登记了预告的变更未能生效"),
    "organisation.establish": _("成立了党组织"),
    "organisation.upgrade": _("变更了党组织类别"),
    "organisation.begin_term": _("登记了新一届任期"),
    "organisation.dissolve": _("撤销了党组织"),
    "organisation.cover": _("调整了党组织覆盖范围"),
    "organisation.set_quota": _("登记了核定职数"),
    "organisation.link": _("登记了联系关系"),
    "organisation.unlink": _("终止了联系关系"),
    "organisation.import": _("导入了组织工作簿"),
    "organisation.import_accounts": _("导入了账号与角色"),
    "organisation.undo_import": _("撤销了一次导入"),
    "organisation.export": _("导出了工作簿"),
    "organisation.request": _("向上级提出了请示（报告）"),
    "organisation.reply": _("作出了批复"),
    "organisation.withdraw": _("撤回了请示（报告）"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "organisation.call_off": Button("unit", _("处理"), _("单位")),
    "organisation.reply": Button("request", _("批复"), _("请示报告"), argument="superior_request"),
}
