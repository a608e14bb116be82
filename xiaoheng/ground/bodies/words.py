"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    """机构类别: 领导小组 carry work out, 民主议事机构 are heard (and some of them decide)."""

    GROUP = "group", _("工作领导小组")
    BODY = "body", _("民主议事机构")


CONGRESS = "staff_congress"  # the one kind whose term and make-up the law lays down (G-07)


class Part(models.TextChoices):
    """构成: whom a seat stands for; parents, community and pupils are counted, never named."""

    TEACHER = "teacher", _("教师")
    STAFF = "staff", _("其他教职工")
    PARENT = "parent", _("家长代表")
    COMMUNITY = "community", _("社区代表")
    PUPIL = "pupil", _("学生代表")


NAMED = (Part.TEACHER, Part.STAFF)  # who may be named


class Position(models.TextChoices):
    """机构内职务."""

    CHAIR = "chair", _("负责人")
    DEPUTY = "deputy", _("副职")
    MEMBER = "member", _("成员")


# What a leading group calls them.
OF_GROUP = {Position.CHAIR: _("组长"), Position.DEPUTY: _("副组长")}


class Duty(models.TextChoices):
    """责任: what a chain of responsibility is for."""

    IDEOLOGY = "ideology", _("意识形态工作")
    ETHICS = "ethics", _("师德建设")
    MORAL = "moral", _("德育工作")
    LED = "led", _("党建带团建队建")
    SAFETY = "safety", _("校园安全")


SENTENCES = {
    "bodies.load_kinds": _("载入了机构种类"),
    "bodies.found": _("成立了机构"),
    "bodies.seat": _("登记了机构成员"),
    "bodies.unseat": _("登记了机构成员退出"),
    "bodies.strike": _("更正（删除）了机构成员登记"),
    "bodies.renew": _("登记了机构换届"),
    "bodies.dissolve": _("撤销了机构"),
    "bodies.annul": _("更正（删除）了机构登记"),
    "bodies.wind_up": _("随单位撤销了机构和责任链"),
    "bodies.charge": _("明确了责任链"),
    "bodies.import": _("导入了机构工作簿"),
}
