"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateKind(models.TextChoices):
    """教师资格种类."""

    KINDERGARTEN = "kindergarten", _("幼儿园教师资格")
    PRIMARY = "primary", _("小学教师资格")
    JUNIOR = "junior", _("初级中学教师资格")
    SENIOR = "senior", _("高级中学教师资格")
    VOCATIONAL = "vocational", _("中等职业学校教师资格")


class Rank(models.IntegerChoices):
    """职称等级, in order: a higher number is a higher title."""

    THIRD = 1, _("三级教师")
    SECOND = 2, _("二级教师")
    FIRST = 3, _("一级教师")
    SENIOR = 4, _("高级教师")
    FULL_SENIOR = 5, _("正高级教师")


class ExperienceKind(models.TextChoices):
    """经历类别."""

    TEACHING = "teaching", _("教育教学")
    PARTY = "party", _("党务工作")
    ADMIN = "admin", _("行政管理")


class TrainingKind(models.TextChoices):
    """培训形式."""

    ROTATION = "rotation", _("集中轮训")
    CENTRAL = "central", _("集中培训")
    INDUCTION = "induction", _("任职培训")
    SPECIAL = "special", _("专题培训")
    FULL = "full", _("全员培训")
    SHADOWING = "shadowing", _("跟岗学习")
    STUDIO = "studio", _("名校长工作室")
    ONLINE = "online", _("网络学习")


# 集中培训 in the sense of the training plan; the others are learning of another form.
CENTRALISED = (TrainingKind.ROTATION, TrainingKind.CENTRAL, TrainingKind.INDUCTION)


class Audience(models.TextChoices):
    """培训对象."""

    SECRETARIES = "secretaries", _("党组织书记")
    PARTY_WORKERS = "party_workers", _("党务干部")
    PRINCIPALS = "principals", _("校长")
    MANAGERS = "managers", _("中层干部")
    RESERVE = "reserve", _("后备干部")
    MEMBERS = "members", _("党员")


class ReserveLevel(models.TextChoices):
    """后备层次."""

    HEAD = "head", _("校级正职")
    DEPUTY = "deputy", _("校级副职")
    MIDDLE = "middle", _("中层")


class RotationKind(models.TextChoices):
    """交流形式."""

    EXCHANGE = "exchange", _("校际交流")
    ROTATION = "rotation", _("轮岗")
    SECONDMENT = "secondment", _("挂职")
    SUPPORT = "support", _("支教")


class AwardKind(models.TextChoices):
    """表彰项目: 两优一先, and those of the profession."""

    MEMBER = "member", _("优秀共产党员")
    PARTY_WORKER = "party_worker", _("优秀党务工作者")
    ORG = "org", _("先进基层党组织")
    TEACHER = "teacher", _("优秀教师")
    PRINCIPAL = "principal", _("名校长（骨干校长）")
    MASTER = "master", _("名师（学科带头人）")


class AwardLevel(models.TextChoices):
    """表彰层级."""

    NATIONAL = "national", _("国家级")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    SCHOOL = "school", _("校级")


SENTENCES = {
    "cadres.certify": _("登记了教师资格"),
    "cadres.confer": _("登记了职称"),
    "cadres.attest": _("登记了工作经历"),
    "cadres.weigh": _("登记了党务工作量"),
    "cadres.reserve": _("列为后备干部"),
    "cadres.rotate": _("登记了交流轮岗"),
    "cadres.commend": _("登记了个人表彰"),
    "cadres.honour": _("登记了党组织表彰"),
    "cadres.assign": _("调整了班子分工"),
    "cadres.plan": _("列入了培训计划"),
    "cadres.train": _("登记了培训学时"),
    "cadres.end": _("登记了截止日期"),
    "cadres.strike": _("更正（删除）了干部登记"),
    "cadres.import": _("导入了干部工作簿"),
}
