"""Words of the room: the two terms of a school year, and one sentence per verb."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Season(models.TextChoices):
    """学期."""

    AUTUMN = "autumn", _("秋季学期")
    SPRING = "spring", _("春季学期")


SENTENCES = {
    "calendars.set_term": _("登记了校历"),
    "calendars.strike_term": _("删除了校历中的一个学期"),
    "calendars.set_day": _("登记了放假或调休上班日"),
    "calendars.strike_day": _("删除了登记的放假或调休上班日"),
    "calendars.take_days": _("采用了工作日表"),
}
