"""Orders to many schools: one object with its items and its addressed schools."""

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib import clock
from xiaoheng.loop.execution.models.notices import DraftTask, Notice
from xiaoheng.loop.execution.words import Addressee, DirectiveState, Reach, TargetState


class Directive(models.Model):
    """交办单: header, state and scope filter; numbered 〔year〕serial号 in its issuer's series when issued.

    An amending order (`amends`) is drafted, signed off and numbered like any other; issued, it changes the order that
    it names, and `before` keeps the header that it replaced, and what it left as it was in the schools.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="directives")
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, blank=True, related_name="directive")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField()  # last day of the period, that day included
    scope = models.JSONField(default=dict)  # filter of addressed schools: stages, ownership, zones, named, excepted
    state = models.CharField(max_length=8, choices=DirectiveState.choices, default=DirectiveState.DRAFT)
    drafted_on = models.DateField()
    issued_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    drafted_by = models.CharField(max_length=64, blank=True)  # Actor.uid: who drafted may not sign off
    drafter = models.CharField(max_length=60, blank=True)
    signer = models.CharField(max_length=60, blank=True)
    cleared_on = models.DateField(null=True, blank=True)
    remark = models.CharField(max_length=300, blank=True)  # why a draft went back, or an order was recalled
    override = models.CharField(max_length=300, blank=True)  # why it goes out above the month's cap of hours
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amendments")
    reason = models.CharField(max_length=300, blank=True)  # of an amendment
    before = models.JSONField(default=dict, blank=True)
    terms = models.JSONField(default=list, blank=True)  # 校历 as it stood at issue: year, season, first and last day

    class Meta:
        db_table = "execution_directive"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "serial"], name="directive_number_once"),
            models.CheckConstraint(condition=models.Q(since__lte=models.F("until")), name="directive_period"),
        ]
        indexes = [models.Index(fields=["unit", "state", "id"], name="directive_list")]  # orders of one issuer

    def __str__(self) -> str:
        return f"{self.title}{self.number}"

    @property
    def number(self) -> str:
        """编号: 〔2023〕1号; empty until issued."""
        return f"〔{self.year}〕{self.serial}号" if self.serial else ""


class Target(models.Model):
    """下达对象: one addressed school of an order, and when it signed for it; `joined_on` = added after the issue.

    `ended_on` = from that day on the order asks nothing more of it, because an amendment took it out of the scope.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="targets")
    state = models.CharField(max_length=6, choices=TargetState.choices, default=TargetState.SENT)
    signed_on = models.DateField(null=True, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "execution_target"
        constraints = [models.UniqueConstraint(fields=["directive", "unit"], name="target_once")]
        indexes = [models.Index(fields=["unit", "state", "directive"], name="target_of_unit")]  # a school's orders

    @property
    def standing(self) -> TargetState:
        """现状: 已终止 once it was ended or its school is no more, else whether it has signed."""
        closed = self.unit.until is not None and self.unit.until <= clock.today()
        return TargetState.ENDED if self.ended_on is not None or closed else TargetState(self.state)

    @property
    def why(self) -> str:
        """终止的原因."""
        return self.ended_why or _("学校已撤销或并入他校")


class DirectiveItem(models.Model):
    """交办事项: one duty of an order, with its sentence in the notice, deadline or recurrence, and evidence asked.

    It is never edited once issued: an amendment ends it (`ended_on`) and puts another in its place, whose `origin` it
    is. In the draft of an amendment, `origin` is the item that the line stands for.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="items")
    draft = models.OneToOneField(DraftTask, models.PROTECT, null=True, blank=True, related_name="item")
    seq = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    who = models.JSONField(default=list)
    deadline = models.JSONField(default=dict)
    due_on = models.DateField(null=True, blank=True)
    recurrence = models.JSONField(null=True, blank=True)
    quantity = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    burden = models.JSONField(default=list)
    minutes = models.PositiveIntegerField(default=0)  # expected work of one school for one occurrence
    reach = models.CharField(max_length=6, choices=Reach.choices, default=Reach.ALL)
    addressee = models.CharField(max_length=4, choices=Addressee.choices, default=Addressee.UNIT)
    post = models.CharField(max_length=32, choices=Post.choices, blank=True)  # of an item for a post
    origin = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    added_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "execution_item"
        ordering = ["directive_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["directive", "seq"], name="item_seq_once")]

    def __str__(self) -> str:
        return self.title


class ItemUnit(models.Model):
    """指名学校: a school that an item is only for, or that it excepts."""

    item = models.ForeignKey(DirectiveItem, models.CASCADE, related_name="named_units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        db_table = "execution_item_unit"
        constraints = [models.UniqueConstraint(fields=["item", "unit"], name="item_unit_once")]


class Nudge(models.Model):
    """催办: one reminder of the issuer to one school about one order; at most one a day."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="nudges")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    on = models.DateField()
    by_name = models.CharField(max_length=60)

    class Meta:
        db_table = "execution_nudge"
        constraints = [models.UniqueConstraint(fields=["directive", "unit", "on"], name="nudge_once_a_day")]
        indexes = [models.Index(fields=["unit", "directive", "on"], name="nudge_of_unit")]  # a school's reminders
