"""Words of the room: choices with their Chinese labels, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaoheng.lib.duty import Button


class Kind(models.TextChoices):
    """选举种类."""

    TERM = "term", _("换届")
    BY = "by", _("补选")


class State(models.TextChoices):
    """选举进度 (A-30)."""

    DRAFT = "draft", _("筹备中")
    ASKED = "asked", _("已请示")
    NOMINATED = "nominated", _("候选人已报审")
    OPEN = "open", _("党员大会进行中")
    SEATED = "seated", _("委员会已产生，待选书记、副书记")
    ELECTED = "elected", _("已选出，待报告")
    REPORTED = "reported", _("已报告，待批准")
    CONFIRMED = "confirmed", _("已批准")
    CANCELLED = "cancelled", _("已取消")


UNDER_WAY = (State.DRAFT, State.ASKED, State.NOMINATED, State.OPEN, State.SEATED, State.ELECTED, State.REPORTED)


class BallotState(models.TextChoices):
    """一轮投票的状态: a count holds once two people have entered the same."""

    OPEN = "open", _("待计票")
    READ = "read", _("已录一次，待复录")
    COUNTED = "counted", _("计票完成")
    RERUN = "rerun", _("无效，须重新投票")


SENTENCES = {
    "elections.prepare": _("启动了选举筹备"),
    "elections.ask": _("向上级请示选举"),
    "elections.nominate": _("报审了候选人预备人选"),
    "elections.open": _("召开了选举大会"),
    "elections.attend": _("登记了到会和监票、计票人"),
    "elections.begin": _("开始了一轮投票"),
    "elections.tally": _("录入了计票结果"),
    "elections.recount": _("复录了计票结果"),
    "elections.leave_short": _("经大会同意不再补足名额"),
    "elections.seat": _("新一届委员会开始选举书记、副书记"),
    "elections.report": _("向上级报告了选举结果"),
    "elections.confirm": _("答复了选举结果"),
    "elections.cancel": _("取消了选举"),
}

# 待办: on which page each duty of the room is done, what its button says, what kind of thing it is done to.
DUTIES = {
    "elections.ask": Button("election", _("请示"), _("选举")),
    "elections.begin": Button("election", _("办理"), _("选举")),
    "elections.confirm": Button("election", _("批准"), _("选举")),
    "elections.nominate": Button("election", _("报审候选人"), _("选举")),
    "elections.open": Button("election", _("召开大会"), _("选举")),
    "elections.report": Button("election", _("报告"), _("选举")),
    "elections.seat": Button("election", _("办理"), _("选举")),
}
