"""Forms of the members' room besides the steps. Shape only, the verbs judge."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import PersonField, name_and_code
from xiaoheng.ground.members.words import AbsenceKind, Cause, Contact, Ending, Milestone, Track, Way
from xiaoheng.ground.organisation.models import Membership, PartyOrg, Person, Unit

DAY = _("办理日期")
NUMBER = _("文号或材料名称")


class MemberField(forms.ModelChoiceField):
    """A membership, by the member's name and branch."""

    def label_from_instance(self, obj: Membership) -> str:
        return f"{name_and_code(obj.person)} {obj.org.name} {obj.get_kind_display()}"


class Chooser(forms.Form):
    """A form whose choices are limited by the page."""

    def __init__(self, *args: Any, choose: dict[str, QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in choose.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]


class ApplyForm(Chooser):
    """登记入党申请."""

    person = PersonField(Person.objects.none(), label=_("申请人"))
    org = forms.ModelChoiceField(PartyOrg.objects.none(), label=_("向哪个党组织申请"))
    done_on = forms.DateField(label=_("递交日期"))
    document = forms.CharField(label=_("材料名称"), max_length=60, initial=_("入党申请书"))


class ReviewForm(forms.Form):
    """登记半年考察."""

    done_on = forms.DateField(label=_("考察日期"))
    document = forms.CharField(label=NUMBER, max_length=60, required=False)


class StopForm(forms.Form):
    """终止."""

    on = forms.DateField(label=DAY)
    ending = forms.ChoiceField(
        label=_("情形"), choices=[c for c in Ending.choices if c[0] not in (Ending.ARCHIVED, Ending.CANCELLED)]
    )
    number = forms.CharField(label=NUMBER, max_length=60)


class CarryForm(Chooser):
    """转接培养教育档案."""

    org = forms.ModelChoiceField(PartyOrg.objects.none(), label=_("转到"))
    on = forms.DateField(label=DAY)
    number = forms.CharField(label=NUMBER, max_length=60)


class SendForm(Chooser):
    """转出组织关系."""

    membership = MemberField(Membership.objects.none(), label=_("党员"))
    target = forms.ModelChoiceField(PartyOrg.objects.none(), label=_("转往（系统内）"), required=False)
    outside = forms.CharField(label=_("或转往（系统外的党组织名称）"), max_length=100, required=False)
    sent_on = forms.DateField(label=_("转出日期"))
    way = forms.ChoiceField(label=_("方式"), choices=Way.choices)
    number = forms.CharField(label=_("介绍信编号"), max_length=60, required=False)
    valid_until = forms.DateField(
        label=_("有效期最后一天"), required=False, help_text=_("网上转接没有介绍信，编号和有效期不填")
    )


class AcceptForm(forms.Form):
    """接收组织关系."""

    accepted_on = forms.DateField(label=_("接收日期"))
    receipt = forms.CharField(label=_("回执"), max_length=60, required=False, help_text=_("转往系统外的必填"))


class RefuseForm(forms.Form):
    """退回组织关系."""

    refused_on = forms.DateField(label=_("退回日期"))
    cause = forms.ChoiceField(
        label=_("理由"),
        choices=Cause.choices,
        widget=forms.RadioSelect,
        help_text=_("不得无故拒收；没有这些情形的应当接收"),
    )
    explanation = forms.CharField(
        label=_("具体情况"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("写明要补正什么")
    )


class WaiveForm(Chooser):
    """批准少交、免交."""

    membership = MemberField(Membership.objects.none(), label=_("党员"))
    first = forms.IntegerField(label=_("从哪个月"), min_value=200001, max_value=209912, help_text=_("如202303"))
    last = forms.IntegerField(label=_("到哪个月"), min_value=200001, max_value=209912)
    yuan = forms.DecimalField(
        label=_("每月交纳（元）"), min_value=0, max_digits=7, decimal_places=2, help_text=_("免交填0")
    )
    number = forms.CharField(label=_("批准文号"), max_length=60)


class AbsentForm(Chooser):
    """登记流动或失联."""

    membership = MemberField(Membership.objects.none(), label=_("党员"))
    kind = forms.ChoiceField(label=_("类别"), choices=AbsenceKind.choices, widget=forms.RadioSelect)
    since = forms.DateField(label=_("外出或最后联系日期"))
    fixed = forms.BooleanField(label=_("外出地点固定"), required=False)
    place = forms.CharField(label=_("外出地（到县）"), max_length=60, required=False)


class OnForm(forms.Form):
    """Only a day."""

    on = forms.DateField(label=DAY)


class ContactForm(forms.Form):
    """登记联系: the day and the way, nothing of what was said."""

    on = forms.DateField(label=_("联系日期"))
    way = forms.ChoiceField(
        label=_("方式"),
        choices=Contact.choices,
        widget=forms.RadioSelect,
        help_text=_("只登记日期和方式，不记谈话内容"),
    )


class DecisionForm(OnForm):
    """A day and the number of the decision."""

    number = forms.CharField(label=_("决定文号"), max_length=60)


class NurtureForm(Chooser):
    """列为双培养对象."""

    person = PersonField(Person.objects.none(), label=_("人员"))
    track = forms.ChoiceField(label=_("方向"), choices=Track.choices, widget=forms.RadioSelect)
    named_on = forms.DateField(label=_("列入日期"))


class AdvanceForm(forms.Form):
    """登记双培养进展."""

    milestone = forms.ChoiceField(label=_("阶段"), choices=[c for c in Milestone.choices if c[0] != Milestone.NAMED])
    reached_on = forms.DateField(label=_("日期"))
    proof = forms.CharField(label=_("依据"), max_length=100, required=False, help_text=_("评定、任命等文号"))


class MonthForm(forms.Form):
    """哪个月."""

    month = forms.IntegerField(label=_("月份"), min_value=200001, max_value=209912, required=False)


class UnitForm(forms.Form):
    """哪个单位、是否在办."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("学校"), required=False, to_field_name="code", empty_label=_("全部")
    )
    closed = forms.BooleanField(label=_("看已办结的"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        """A choice of one school is no choice."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        if units.count() < 2:
            del self.fields["unit"]
