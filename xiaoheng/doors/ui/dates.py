"""日期与时限: how days and due days read on a page."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xiaoheng.lib import clock, duty
from xiaoheng.lib.calendar.workdays import add_workdays

SOON = 3  # working days: what is due by then is shown amber
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


def tone(value: date | None, today: date | None = None) -> str:
    """grey, green, amber (three working days or less) or red, for the business day."""
    now = today or clock.today()
    return duty.shade(value, now, add_workdays(now, SOON))
