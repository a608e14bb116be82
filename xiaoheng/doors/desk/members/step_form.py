"""The form of one step: the day and its paper, and what this step asks for besides. Shape only, the verb judges."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import count, name_and_code
from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.members.models import Development
from xiaoheng.ground.members.services import Told
from xiaoheng.ground.members.states import Step
from xiaoheng.ground.members.words import Heard, Paper, Proposal
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.organisation.words import PARTY_POSTS, MemberKind
from xiaoheng.lib import clock
from xiaoheng.lib.admission import Ballot

COUNTS = (
    ("entitled", _("应到会（有表决权的正式党员）")),
    ("present", _("实到会")),
    ("yes", _("赞成")),
    ("no", _("反对")),
    ("abstain", _("弃权")),
)


class PeopleField(RowsField):
    """Several people, by name and code."""

    def label_from_instance(self, obj: Person) -> str:
        return name_and_code(obj)


class StepForm(forms.Form):
    """登记一步."""

    done_on = forms.DateField(label=_("办理日期"), help_text=_("按这一天生效的细则判断"))
    document = forms.CharField(label=_("文号或材料名称"), max_length=60, required=False)
    file = forms.FileField(label=_("扫描件"), required=False, help_text=_("PDF、Word、图片，不超过 20 MB。"))

    def __init__(self, *args: Any, step: Step, development: Development, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step, self.development = step, development
        for asked in step.asks:
            getattr(self, f"_ask_{asked}", self._nothing)()

    def told(self) -> Told:
        """What the verb is told."""
        data = self.cleaned_data
        file = data.get("file")
        named = {
            name: data[name] for name in ("shown_since", "shown_until", "months", "reason", "secret") if data.get(name)
        }
        counts: dict[str, Any] = {name: data[name] or 0 for name in ("days", "hours") if name in data}
        return Told(
            done_on=data["done_on"],
            document=data["document"],
            file=(file.read(), file.name) if file else None,
            passed=data.get("result", "passed") == "passed",
            people=tuple(data.get("people") or ()),
            heard=frozenset(data.get("heard") or ()),
            papers=frozenset(data.get("papers") or ()),
            proposal=data.get("proposal") or Proposal.CONVERT,
            ballot=self._ballot(data),
            **named,
            **counts,
        )

    def _ballot(self, data: dict[str, Any]) -> Ballot | None:
        if "entitled" not in data:
            return None
        return Ballot(**{name: data[name] for name, _label in COUNTS}, written_yes=data["written_yes"] or 0)

    def _nothing(self) -> None:
        """What every step's form has anyway."""

    def _ask_document(self) -> None:
        self.fields["document"].help_text = _("文号、材料名称和扫描件至少填一项。")

    def _ask_result(self) -> None:
        choices = [("passed", _("通过（同意、合格）")), ("failed", _("未通过"))]
        self.fields["result"] = forms.ChoiceField(label=_("结论"), choices=choices, widget=forms.RadioSelect)

    def _ask_talker(self) -> None:
        org = self.development.org
        posts = {"appointments__org__in": [org.pk, org.superior_id or org.pk], "appointments__post__in": PARTY_POSTS}
        people = Person.objects.filter(in_force(clock.today(), "appointments__"), **posts)
        self._people(_("谈话人"), people.distinct())

    def _ask_mentors(self) -> None:
        self._people(_("培养联系人"), self._full_members())

    def _ask_sponsors(self) -> None:
        self._people(_("入党介绍人"), self._full_members())

    def _full_members(self) -> QuerySet[Person]:
        held = {"memberships__org__unit": self.development.unit_id, "memberships__kind": MemberKind.FULL}
        return Person.objects.filter(in_force(clock.today(), "memberships__"), **held).distinct()

    def _people(self, label: Any, people: QuerySet[Person]) -> None:
        people = people.order_by("code")
        self.fields["people"] = PeopleField(people, label=label, widget=forms.CheckboxSelectMultiple, required=False)

    def _ask_heard(self) -> None:
        self.fields["heard"] = forms.MultipleChoiceField(
            label=_("已听取意见"), choices=Heard.choices, widget=forms.CheckboxSelectMultiple, required=False
        )

    def _ask_publicity(self) -> None:
        self.fields["shown_since"] = forms.DateField(label=_("公示第一天"), required=False)
        self.fields["shown_until"] = forms.DateField(
            label=_("公示最后一天"), required=False, help_text=_("办理日期的规定要求公示的必填")
        )

    def _ask_training(self) -> None:
        self.fields["days"] = count(_("培训天数"), required=False)
        self.fields["hours"] = count(_("培训学时"), required=False)

    def _ask_reason(self) -> None:
        self.fields["reason"] = forms.CharField(
            label=_("延长审批的原因"), required=False, max_length=200, help_text=_("超过一般期限的须写明")
        )

    def _ask_ballot(self) -> None:
        for name, label in COUNTS:
            self.fields[name] = count(label)
        self.fields["written_yes"] = count(_("缺席党员会前书面同意"), required=False, help_text=_("2014年细则计入赞成"))
        self.fields["secret"] = forms.BooleanField(label=_("无记名投票"), required=False)

    def _ask_proposal(self) -> None:
        self.fields["proposal"] = forms.ChoiceField(
            label=_("表决事项"), choices=Proposal.choices, widget=forms.RadioSelect
        )
        self.fields["months"] = count(_("延长月数"), required=False, help_text=_("只在延长预备期时填写"))

    def _ask_papers(self) -> None:
        self.fields["papers"] = forms.MultipleChoiceField(
            label=_("已归档材料"), choices=Paper.choices, widget=forms.CheckboxSelectMultiple, required=False
        )


def today_first() -> dict[str, date]:
    """A step is mostly recorded on its day."""
    return {"done_on": clock.today()}
