"""Who is told how, and what became of each message. No text of a message is kept."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from xiaoheng.ground.organisation.models import Account, RoleGrant, Unit
from xiaoheng.ground.reminders.words import Channel, Kind, State


class Choice(models.Model):
    """提醒方式: what one person has chosen; without a row only the site tells."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="reminding")
    mail = models.EmailField(blank=True)  # none: not by e-mail
    wecom = models.BooleanField(default=False)
    dingtalk = models.BooleanField(default=False)
    feishu = models.BooleanField(default=False)
    daily = models.BooleanField(default=True)
    urgent = models.BooleanField(default=True)

    def channels(self) -> list[Channel]:
        """所选渠道."""
        return [channel for channel in Channel if getattr(self, channel)]


class Feed(models.Model):
    """日历订阅: the duties of one post under a secret address, of which only the digest is kept."""

    grant = models.ForeignKey(RoleGrant, models.CASCADE, related_name="feeds")
    digest = models.CharField(max_length=64)
    made_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)
    misses = models.PositiveSmallIntegerField(default=0)  # wrong addresses in a row; the last of them
    missed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grant"], condition=Q(revoked_on=None), name="feed_once_a_post")
        ]


class Delivery(models.Model):
    """发送登记: one message to one person by one channel. Its row is the claim: unique, and held by one process.

    `day` is that of the digest, or of the meeting; `ref` tells meetings of a day apart. `tries` rises with each claim,
    so that a process that woke up late settles nothing. `number` stays with the message when it is sent again.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="deliveries")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="deliveries")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    day = models.DateField()
    ref = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField()  # when it may be claimed: a try later, or the end of a claim that was left
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=120, blank=True)  # what the server said, never what was sent

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "kind", "channel", "day", "ref"], name="delivery_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "not_before"], name="delivery_open"),
            models.Index(fields=["unit", "day"], name="delivery_unit"),
        ]
