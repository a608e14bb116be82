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
