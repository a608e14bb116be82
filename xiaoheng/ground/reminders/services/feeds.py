"""日历订阅: a secret address for one post, made and revoked by its holder."""

import secrets

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import RoleGrant
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.ground.reminders.models import Feed
from xiaoheng.ground.reminders.selectors import feeds, is_blocked, posts
from xiaoheng.lib import clock
from xiaoheng.lib.digest import sm3
from xiaoheng.lib.refusal import Refused

SECRET = 32  # random bytes of an address


def open_feed(*, actor: Actor, grant: int) -> tuple[Feed, str]:
    """生成订阅地址: shown this once; an older address of the post ends with it."""
    post = posts(actor).filter(pk=grant).first()
    if post is None:
        raise Refused(_("这不是您现任的岗位。"), _("请刷新页面，从列出的岗位中选择。"), "reminders.open_feed")
    with act("reminders.open_feed", actor=actor, unit=post.unit) as doing:
        RoleGrant.objects.select_for_update(no_key=True).get(pk=post.pk)
        _end(post)
        secret = secrets.token_urlsafe(SECRET)
        row = Feed.objects.create(grant=post, digest=sm3(secret.encode()), made_on=clock.today())
        doing.subject = row
        doing.say(post=str(post.get_role_display()))
    return row, f"{row.pk}-{secret}"


def revoke_feed(*, actor: Actor, grant: int) -> None:
    """撤销订阅地址: from now on it leads nowhere."""
    row = feeds(actor).filter(grant=grant).first()
    if row is None:
        raise Refused(_("这个岗位没有可撤销的订阅地址。"), _("请刷新页面，看清最新情况。"), "reminders.revoke_feed")
    with act("reminders.revoke_feed", actor=actor, unit=row.grant.unit, on=row) as doing:
        _end(row.grant)
        doing.say(post=str(row.grant.get_role_display()))


def _end(post: RoleGrant) -> None:
    Feed.objects.filter(grant=post, revoked_on=None).update(revoked_on=clock.today())


def miss(feed: Feed) -> None:
    """登记错误地址: after a pause the count begins anew."""
    paused = feed.misses >= settings.AXES_FAILURE_LIMIT and not is_blocked(feed)
    count = 1 if paused else F("misses") + 1
    Feed.objects.filter(pk=feed.pk).update(misses=count, missed_at=clock.now())


def hit(feed: Feed) -> None:
    """地址正确: the count of wrong ones ends, as that of wrong passwords does."""
    if feed.misses:
        Feed.objects.filter(pk=feed.pk).update(misses=0)
