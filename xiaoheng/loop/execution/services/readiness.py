"""拟稿是否齐备: what a draft needs before it is signed off or issued, and that nobody acts on what he has not seen."""

from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.lib.refusal import Refused
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.selectors import addressed, alters, edition, over_cap
from xiaoheng.loop.execution.words import DirectiveState


def incomplete(directive: Directive) -> Refused | None:
    """What is missing: items, a change in an amendment, schools, minutes."""
    items = list(directive.items.all())
    if not items:
        return Refused(_("交办单没有事项。"), _("请至少写入一项再下达。"))
    if directive.amends is not None and directive.amends.state != DirectiveState.ISSUED:
        return Refused(_("所修改的交办单已不在办。"), _("请作废这份修改。"), "状态")
    if directive.amends_id and not alters(directive):
        return Refused(_("与原交办单没有不同。"), _("请修改、增加或删去事项后再下达。"))
    if not addressed(directive).exists():
        return Refused(_("没有学校符合下达范围。"), _("请放宽范围后再下达。"))
    if blank := [item for item in items if not item.minutes]:
        return Refused(
            _("第%(seq)s项没有预计用时。") % {"seq": blank[0].seq},
            _("请估计一所学校办理这一项要多少分钟，便于掌握基层负担。"),
            "减负",
        )
    return None


def heavy(actor: Actor, directive: Directive, override: str) -> Refused | None:
    """Above the month's cap of hours, and nobody has said why it has to be."""
    over = None if override.strip() or directive.override else over_cap(actor, directive)
    if over is None:
        return None
    words = {"month": f"{over.month[0]}年{over.month[1]}月", "hours": f"{over.hours:g}", "cap": over.cap}
    return Refused(
        _("下达后%(month)s最多的一所学校要用%(hours)s小时，超过每校每月%(cap)s小时的上限。") % words,
        _("请减少事项或改用已有记录；确需下达的，写明理由。"),
        "减负",
    )


def unseen(directive: Directive, seen: str) -> Refused | None:
    """The draft was changed since the page was drawn; an empty mark asks nothing, and a draft in issue is frozen."""
    if not seen or directive.state == DirectiveState.ISSUING or seen == edition(Directive.objects.get(pk=directive.pk)):
        return None
    return Refused(_("您打开之后，这份拟稿又改过。"), _("请看过现在的内容再办。"), "版次")


def refuse_overwriting(seen: str, now: str, name: str) -> None:
    """Refuse to save over what somebody else has changed meanwhile."""
    if seen and seen != now:
        raise Refused(
            _("您打开之后，%(name)s已被别人改过。") % {"name": name},
            _("您写的还在下面；请先在交办单页面核对现在的内容，再保存一次就以您写的为准。"),
            "版次",
        )
