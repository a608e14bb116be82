"""Forms of the calendars: shape only, the verbs judge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.calendars.words import Season


class TermForm(forms.Form):
    """登记学期."""

    year = forms.IntegerField(
        label=_("学年起始年份"), min_value=2000, max_value=2100, help_text=_("如2023—2024学年填2023")
    )
    season = forms.ChoiceField(label=_("学期"), choices=Season.choices)
    first = forms.DateField(label=_("开学日"), help_text=_("正式上课的第一天"))
    last = forms.DateField(label=_("结束日"), help_text=_("放假前的最后一天；次日起放假"))


class DayForm(forms.Form):
    """登记一天."""

    day = forms.DateField(label=_("日期"))
    works = forms.TypedChoiceField(
        label=_("类别"), choices=[("off", _("放假")), ("on", _("上班"))], coerce=lambda value: value == "on"
    )
    note = forms.CharField(label=_("说明"), max_length=60, required=False, help_text=_("如：春节、补2月3日的班"))


class TableForm(forms.Form):
    """采用工作日表."""

    file = forms.FileField(
        label=_("文件"),
        help_text=_("Excel（.xlsx）或 CSV：日期、类别（放假或上班）、说明。表中有的年份整年以表为准，其他年份不变。"),
    )
