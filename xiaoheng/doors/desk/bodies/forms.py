"""Forms of the pages about bodies: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.bodies.models import Kind
from xiaoheng.ground.bodies.services import Charged
from xiaoheng.ground.bodies.words import NAMED, Duty, Part, Position
from xiaoheng.ground.organisation.models import Appointment, Person

LEVELS = (_("书记"), _("校长"), _("分管领导"), _("责任部门"))  # what a chain usually begins with
MOST_YEARS = 9
YEARS = _("没有固定届期的留空；教职工代表大会填3至5年")
STAFF = [(part.value, part.label) for part in NAMED]


def _choose(field: forms.Field, rows: Any, label: Any) -> None:
    """Give a field of rows its choices and how each is called."""
    field.queryset = rows  # type: ignore[attr-defined]
    field.label_from_instance = label  # type: ignore[attr-defined]


def _person(one: Person) -> str:
    return f"{one.name}（{one.code}）"


class FoundForm(forms.Form):
    """成立机构."""

    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("种类"), empty_label=None)
    basis = forms.CharField(label=_("成立文号"), max_length=60, help_text=_("如：桃中党〔2023〕5号"))
    since = forms.DateField(label=_("成立日期"))
    years = forms.IntegerField(label=_("每届年限"), required=False, min_value=1, max_value=MOST_YEARS, help_text=YEARS)
    chair = forms.ModelChoiceField(Person.objects.none(), label=_("负责人"), help_text=_("学生代表大会填指导教师"))
    part = forms.ChoiceField(label=_("负责人属于"), choices=STAFF)
    name = forms.CharField(label=_("机构名称"), max_length=100, required=False, help_text=_("留空即学校名称加种类"))
    remit = forms.CharField(
        label=_("职责"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("留空即这一种类通常的职责"),
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["kind"], kinds, lambda one: f"{one.title}（{one.get_family_display()}）")
        _choose(self.fields["chair"], people, _person)


class SeatForm(forms.Form):
    """登记成员: one of the staff, or a number."""

    part = forms.ChoiceField(label=_("构成"), choices=Part.choices)
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("人员"), required=False, empty_label=_("不登记姓名，只填人数"),
        help_text=_("家长、社区、学生代表只填人数，不登记姓名"),
    )  # fmt: skip
    count = forms.IntegerField(
        label=_("人数"), required=False, min_value=1, max_value=5000, help_text=_("选了人员的不填；新的人数代替原来的")
    )
    position = forms.ChoiceField(label=_("职务"), choices=Position.choices, initial=Position.MEMBER)
    since = forms.DateField(label=_("加入日期"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["person"], people, _person)


class UnseatForm(forms.Form):
    """登记退出."""

    until = forms.DateField(label=_("退出日期"), help_text=_("不再是成员的第一天"))


class StrikeForm(forms.Form):
    """更正."""

    reason = forms.CharField(label=_("更正原因"), max_length=100, help_text=_("写明错在何处；删除后可以重新登记"))


class RenewForm(forms.Form):
    """换届."""

    since = forms.DateField(label=_("本届起始日期"))
    basis = forms.CharField(label=_("换届文号"), max_length=60)
    years = forms.IntegerField(label=_("每届年限"), required=False, min_value=1, max_value=MOST_YEARS, help_text=YEARS)
    staying = RowsField(
        None, label=_("留任成员"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("没有勾选的，到本届起始日期为止；新成员在换届后逐一登记"),
    )  # fmt: skip

    def __init__(self, *args: Any, seats: Any, label: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["staying"], seats, label)

    def clean_staying(self) -> list[int]:
        """Keys alone: the verb asks for no more."""
        return [row.pk for row in self.cleaned_data["staying"]]


class DissolveForm(forms.Form):
    """撤销机构."""

    until = forms.DateField(label=_("撤销日期"), help_text=_("不再存在的第一天"))
    basis = forms.CharField(label=_("撤销文号"), max_length=60)


class ChargeForm(forms.Form):
    """明确责任链: up to four levels, from the highest down; a level left blank is left out."""

    duty = forms.ChoiceField(label=_("责任"), choices=Duty.choices)
    basis = forms.CharField(label=_("文号"), max_length=60)
    since = forms.DateField(label=_("起始日期"), help_text=_("原来的责任链到这一天为止"))

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, usual in enumerate(LEVELS, 1):
            said = {"n": number}
            self.fields[f"level{number}"] = forms.CharField(
                label=_("第%(n)d级") % said, max_length=20, required=False, initial=usual
            )
            field = forms.ModelChoiceField(
                Appointment.objects.none(), label=_("由谁负责"), required=False, empty_label=_("没有这一级")
            )
            _choose(field, posts, lambda one: f"{one.person.name}（{one.get_post_display()}）")
            self.fields[f"post{number}"] = field
            self.fields[f"scope{number}"] = forms.CharField(
                label=_("负责的工作"), max_length=100, required=False, widget=forms.TextInput(attrs={"size": 36})
            )

    @property
    def levels(self) -> list[list[forms.BoundField]]:
        """The fields of each level, side by side."""
        numbers = range(1, len(LEVELS) + 1)
        return [[self[f"{name}{number}"] for name in ("level", "post", "scope")] for number in numbers]

    def clean(self) -> dict[str, Any]:
        """`links`: the levels that are filled in; one with a task and without somebody is an error there."""
        data: dict[str, Any] = super().clean() or {}
        links = []
        for number in range(1, len(LEVELS) + 1):
            post, scope = data.get(f"post{number}"), (data.get(f"scope{number}") or "").strip()
            if post is None and scope:
                self.add_error(f"post{number}", gettext("写了工作，没有选由谁负责。"))
            elif post is not None:
                links.append(Charged(data.get(f"level{number}") or "", post, scope))
        told: dict[str, Any] = {name: data[name] for name in ("duty", "basis", "since") if name in data}
        return {**told, "links": links}
