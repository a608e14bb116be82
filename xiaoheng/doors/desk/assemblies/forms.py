"""Forms of the meetings of other bodies: shape only, the verbs judge."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import PeopleField, PersonField, area, count
from xiaoheng.ground.organisation.models import Person
from xiaoheng.loop.decisions.assemblies.models import Form
from xiaoheng.loop.decisions.assemblies.services import Tally
from xiaoheng.loop.decisions.assemblies.words import Method, Way
from xiaoheng.loop.decisions.models import Gate
from xiaoheng.loop.decisions.words import SPECIAL, YEARLY, Manner


class FormFilter(forms.Form):
    """筛选会议."""

    form = forms.ModelChoiceField(
        label=_("会议"), queryset=Form.objects.all(), required=False, empty_label=_("全部"), to_field_name="code"
    )
    q = forms.CharField(label=_("主题或学校"), max_length=60, required=False)


class BookFilter(forms.Form):
    """选择纪要簿."""

    form = forms.ModelChoiceField(label=_("会议"), queryset=Form.objects.all(), empty_label=None, to_field_name="code")
    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=9999)


class ConveneForm(forms.Form):
    """召集会议."""

    planned_on = forms.DateField(label=_("日期"), help_text=_("已按纸质记录开过的，填开会当天，列表会标明补录。"))
    chair = PersonField(label=_("主持人"), queryset=Person.objects.none())
    title = forms.CharField(label=_("主题"), max_length=200, required=False)
    place = forms.CharField(label=_("地点"), max_length=100, required=False)
    begins = forms.TimeField(label=_("开始时间"), required=False)
    ends = forms.TimeField(label=_("结束时间"), required=False)
    manner = forms.ChoiceField(label=_("召开方式"), choices=Manner.choices, initial=Manner.ON_SITE)
    for_year = forms.IntegerField(
        label=_("所属年度"), required=False, min_value=2000, max_value=9999,
        help_text=_("不填按召开当年；次年年初补开的填上一年。"),
    )  # fmt: skip
    special = forms.BooleanField(label=_("专题"), required=False, help_text=_("专题的不计入年度的次数。"))

    def __init__(self, *args: Any, people: Sequence[Person], code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("code")
        self.fields["chair"].queryset = rows  # type: ignore[attr-defined]
        if code not in YEARLY:
            del self.fields["for_year"]
        if code not in SPECIAL:
            del self.fields["special"]


class PutForm(forms.Form):
    """提请审议: a topic that waits, or something of the body's own."""

    gate: forms.ModelChoiceField = forms.ModelChoiceField(None, required=False)
    title = forms.CharField(max_length=200, required=False)
    text = forms.CharField(max_length=5000, required=False)

    def __init__(self, *args: Any, gates: "QuerySet[Gate]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gate"].queryset = gates  # type: ignore[attr-defined]


class OpenForm(forms.Form):
    """开会."""

    without_vote = PeopleField(
        label=_("没有表决权的"), queryset=Person.objects.none(), required=False,
        help_text=_("只勾选留党察看，或被停止行使权利的；他们列席，不计入应到会。预备党员自动列席。"),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Person.objects.filter(pk__in=[person.pk for person in people]).order_by("code")
        self.fields["without_vote"].queryset = rows  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """登记审议结果, by what the body does: vote, give an opinion, study."""

    deferred = forms.BooleanField(label=_("本次缓议，不计数"), required=False)
    method = forms.ChoiceField(label=_("表决方式"), choices=Method.choices, initial=Method.HANDS)
    yes, comments = count(_("赞成（人）"), required=False), count(_("有意见和建议（人）"), required=False)
    no, abstain = count(_("不赞成（人）"), required=False), count(_("弃权（人）"), required=False)
    yes_again, no_again = count(_("复核赞成（人）"), required=False), count(_("复核反对（人）"), required=False)
    abstain_again = count(
        _("复核弃权（人）"), required=False, help_text=_("举手表决的不填；无记名投票由另一人清点后填。")
    )
    conclusion = area(_("结论或意见要点"), help_text=_("缓议的写明原因。不写谁说了什么。"))

    def __init__(self, *args: Any, way: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = {
            Way.VOTE: ("comments",),
            Way.OPINION: ("method", "abstain", "yes_again", "no_again", "abstain_again"),
            Way.STUDY: ("method", "yes", "no", "abstain", "comments", "yes_again", "no_again", "abstain_again"),
        }
        for name in left_out[Way(way)]:
            del self.fields[name]
        if way == Way.VOTE:
            self.fields["no"].label = _("反对（人）")

    def told(self) -> dict[str, Any]:
        """What the verb asks for."""
        data = self.cleaned_data
        again = [data.get(f"{name}_again") for name in ("yes", "no", "abstain")]
        return {
            "tally": Tally(*(data.get(name) or 0 for name in ("yes", "no", "abstain", "comments"))),
            "again": Tally(*(number or 0 for number in again)) if any(number is not None for number in again) else None,
            "method": data.get("method", Method.HANDS),
            "deferred": data["deferred"],
            "conclusion": data["conclusion"],
        }


class CancelForm(forms.Form):
    """取消会议."""

    reason = area(_("原因"), rows=3)
