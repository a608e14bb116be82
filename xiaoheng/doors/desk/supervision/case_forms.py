"""Forms of cases and of reports of the team: shape only, the verbs judge. No field takes a text about anybody."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock
from xiaoheng.loop.decisions.models import AgendaItem, Meeting, Resolution
from xiaoheng.loop.supervision import selectors as supervision
from xiaoheng.loop.supervision.models import Case
from xiaoheng.loop.supervision.services import Grounds
from xiaoheng.loop.supervision.words import OF_TEAM, About, CaseKind, CaseOutcome, Hearing

FACTS = _("会议、决议、检查结论至少选一项。")


class SchoolForm(forms.Form):
    """选择学校."""

    unit = forms.ModelChoiceField(label=_("学校"), queryset=Unit.objects.none(), to_field_name="code")

    def __init__(self, *args: Any, units: "QuerySet[Unit]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class MeetingChoice(forms.ModelChoiceField):
    """A meeting by its number, or its day and body."""

    def label_from_instance(self, obj: Meeting) -> str:
        return f"{obj.held_on}　{obj.get_kind_display()}　{obj.number}"


class ResolutionChoice(forms.ModelChoiceField):
    """A resolution by its number and topic."""

    def label_from_instance(self, obj: Resolution) -> str:
        return f"{obj.number}　{obj.topic.title}"


class FindingChoice(forms.ModelChoiceField):
    """A finding by its rule and the day on which it came up."""

    said: Mapping[int, str] = {}

    def label_from_instance(self, obj: Finding) -> str:
        return f"{obj.rule}　{self.said.get(obj.pk, obj.clause)}"


class CaseForm(forms.Form):
    """立项: who, what kind, and the facts."""

    kind = forms.ChoiceField(label=_("情形"), choices=CaseKind.choices)
    person = forms.ModelChoiceField(
        label=_("当事人"), queryset=Person.objects.none(), required=False, empty_label=_("领导班子")
    )
    resolution = ResolutionChoice(label=_("决议"), queryset=Resolution.objects.none(), required=False, help_text=FACTS)
    meeting = MeetingChoice(label=_("会议"), queryset=Meeting.objects.none(), required=False)
    finding = FindingChoice(label=_("检查结论"), queryset=Finding.objects.none(), required=False)

    def __init__(self, *args: Any, school: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings, resolutions, findings = supervision.grounds_of(school)
        self.fields["person"].queryset = supervision.answerable(school)  # type: ignore[attr-defined]
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]
        self.fields["resolution"].queryset = resolutions  # type: ignore[attr-defined]
        self.fields["finding"].queryset = findings  # type: ignore[attr-defined]
        words = rulebook.worded(list(findings), clock.today())
        self.fields["finding"].said = {one.row.pk: one.reason for one in words}  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        facts = Grounds(data["meeting"], data["resolution"], data["finding"])
        return {"kind": data["kind"], "person": data["person"], "grounds": facts}


class HearForm(forms.Form):
    """听取说明."""

    on = forms.DateField(label=_("听取日期"))
    manner = forms.ChoiceField(
        label=_("方式"),
        choices=Hearing.choices,
        widget=forms.RadioSelect,
        help_text=_("只登记日期和方式，不记说明的内容。"),
    )


class DecideForm(forms.Form):
    """作出决定."""

    outcome = forms.ChoiceField(label=_("处理决定"))
    basis = forms.CharField(
        label=_("决定文号"),
        max_length=60,
        required=False,
        help_text=_("作出决定的文件或会议纪要的编号；不予问责的可不填。"),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fits = OF_TEAM if case.person_id is None else [one for one in CaseOutcome if one != CaseOutcome.RESHUFFLED]
        self.fields["outcome"].choices = [(one.value, one.label) for one in fits]  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """办结."""

    served_on = forms.DateField(label=_("送达日期"), help_text=_("决定送达当事人的日期。"))


class ItemChoice(forms.ModelChoiceField):
    """An item of a Party meeting."""

    def label_from_instance(self, obj: AgendaItem) -> str:
        return f"{obj.meeting.held_on}　{obj.topic.title}"


class ReportForm(forms.Form):
    """登记履职报告."""

    about = forms.ChoiceField(label=_("报告内容"), choices=About.choices)
    made_on = forms.DateField(label=_("报告日期"))
    item = ItemChoice(
        label=_("党组织会议的议程项"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("没有列入议程"),
    )

    def __init__(self, *args: Any, items: "QuerySet[AgendaItem]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items  # type: ignore[attr-defined]


class StrikeForm(forms.Form):
    """撤销误登."""

    reason = forms.CharField(label=_("原因"), max_length=200)


def about_whom(case: Case) -> str:
    """当事人 as written."""
    return case.person.name if case.person else say("领导班子")
