"""Forms of issued orders: the board, answers, reviews, tasks. Shape only, the verbs judge."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.pages import LARGEST
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.words import Stage


class BoardFilter(forms.Form):
    """What part of an order's board to show."""

    zone = forms.ModelChoiceField(label=_("片区"), queryset=Unit.objects.none(), required=False, empty_label=_("全部"))
    stage = forms.ChoiceField(label=_("学段"), choices=[("", _("全部")), *Stage.choices], required=False)

    def __init__(self, *args: Any, zones: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = zones  # type: ignore[attr-defined]


class SubmitForm(forms.Form):
    """提交办理情况: facts already held first, then files, each with the day of its event."""

    keep = forms.MultipleChoiceField(
        label=_("上次提交的资料"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("仍有效的保持勾选。"),
    )
    facts = forms.MultipleChoiceField(
        label=_("建议选用的已有记录"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("系统按事项的用语、时期和学校找出，已替您勾选；不合适的去掉即可，不必重复上传。"),
    )
    more = forms.MultipleChoiceField(
        label=_("其他已有记录"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    file1 = forms.FileField(
        label=_("上传文件"),
        required=False,
        help_text=_("Word、Excel、PDF、文本或照片，每份不超过20 MB；照片里的拍摄位置、时间会自动去掉。"),
    )
    date1 = forms.DateField(label=_("所反映事情的日期"), required=False)
    file2 = forms.FileField(label=_("上传文件（二）"), required=False)
    date2 = forms.DateField(label=_("所反映事情的日期"), required=False)
    file3 = forms.FileField(label=_("上传文件（三）"), required=False)
    date3 = forms.DateField(label=_("所反映事情的日期"), required=False)
    note = forms.CharField(label=_("办理情况"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        *args: Any,
        facts: Iterable[tuple[str, str]] = (),
        more: Iterable[tuple[str, str]] = (),
        keep: Iterable[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("facts", list(facts), [key for key, _title in facts])
        self._choose("more", list(more), [])
        self._choose("keep", list(keep), [pk for pk, _title in keep])

    def chosen(self) -> list[tuple[str, int]]:
        """Facts already held that were ticked, as (kind, id)."""
        ticked = [*self.cleaned_data.get("facts", []), *self.cleaned_data.get("more", [])]
        return [(kind, int(pk)) for kind, pk in (one.rsplit(":", 1) for one in ticked)]

    def _choose(self, name: str, choices: list[Any], ticked: list[Any]) -> None:
        """A choice without anything to choose is left out."""
        if choices:
            self.fields[name].choices, self.fields[name].initial = choices, ticked  # type: ignore[attr-defined]
        else:
            del self.fields[name]


class ReviewForm(forms.Form):
    """复核."""

    reason = forms.CharField(
        label=_("意见"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("退回、存疑时必填。"),
    )


class QueueForm(forms.Form):
    """Which part of the queue is being reviewed: of one order, one item, one 片区, or all of it."""

    directive = forms.IntegerField(required=False, widget=forms.HiddenInput)
    item = forms.IntegerField(required=False, widget=forms.HiddenInput)
    zone = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def narrowed(self) -> dict[str, int]:
        """What the address asks for; anything else in it asks for nothing."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value and value <= LARGEST}


class ReasonForm(forms.Form):
    """A reason: of an exemption, of declining an extension."""

    reason = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class IssueForm(ReasonForm):
    """写明理由并下达: why an order goes out above the cap, and which edition of it was looked at."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ExtendForm(ReasonForm):
    """申请延期."""

    until = forms.DateField(label=_("延期至"))
    field_order = ("until", "reason")


class TaskMakingForm(forms.Form):
    """决议落实为任务."""

    title = forms.CharField(label=_("任务"), max_length=200)
    owner = forms.ModelChoiceField(label=_("责任人"), queryset=Person.objects.none())
    due_on = forms.DateField(label=_("完成期限"))

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class FinishForm(forms.Form):
    """报告办结."""

    note = forms.CharField(label=_("完成情况"), widget=forms.Textarea(attrs={"rows": 3}))
