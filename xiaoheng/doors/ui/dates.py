"""日期与时限: how days and due days read on a page."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.lib import clock, duty
from xiaoheng.lib.calendar.workdays import add_workdays

SOON = "due_soon_workdays"  # working days that are set: what is due by then is 将到期, and amber
NONE = "—"


def day(value: date | datetime | None) -> SafeString | str:
    """2023年3月14日, marked up as a time; a dash where there is none."""
    if value is None or value == "":
        return NONE
    local = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    form = "DATETIME_FORMAT" if isinstance(local, datetime) else "DATE_FORMAT"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), date_format(local, form))


def moment(value: str) -> SafeString:
    """The time of a trail entry (UTC text, milliseconds) as local date and time."""
    return day(datetime.fromisoformat(value)) if value else SafeString(NONE)  # type: ignore[return-value]


def soon(viewer: Viewer | None) -> date:
    """将到期的末日: the last day that is near for a viewer, by the number that his own unit or its superiors set."""
    today = clock.today()
    unit = Unit(pk=viewer.grants[0].unit) if viewer is not None and viewer.grants else None
    try:
        return add_workdays(today, rulebook.parameter(SOON, unit, today).value) if unit is not None else today
    except rulebook.NoValue:
        return today


def reading(value: date | None, near: date) -> tuple[str, str]:
    """时限的颜色和词, by one rule: grey 无期限, red 逾期2天, amber 今天到期 and 将到期，还有3天, green 还有4天."""
    today = clock.today()
    tone, word = duty.shade(value, today, near), relative(value, today)
    return tone, _("将到期，%(word)s") % {"word": word} if tone == "amber" and value != today else word


def relative(value: date | None, today: date) -> str:
    """还有3天, 今天到期, 逾期2天, 无期限."""
    if value is None:
        return _("无期限")
    left = (value - today).days
    if left == 0:
        return _("今天到期")
    if left < 0:
        return ngettext("逾期%(days)s天", "逾期%(days)s天", -left) % {"days": -left}
    return ngettext("还有%(days)s天", "还有%(days)s天", left) % {"days": left}
