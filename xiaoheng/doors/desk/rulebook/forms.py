"""Forms of the rulebook: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Stage, UnitKind
from xiaoheng.ground.rulebook.engine import registry
from xiaoheng.ground.rulebook.engine.rule import Rule
from xiaoheng.ground.rulebook.models import Plea
from xiaoheng.ground.rulebook.selectors import Line
from xiaoheng.ground.rulebook.words import Outcome, Override, PleaState, Strength
from xiaoheng.lib import clock

SETTERS = (UnitKind.PROVINCE, UnitKind.CITY, UnitKind.COUNTY, UnitKind.SCHOOL)
ANY = [("", _("全部"))]
EXCUSED = [("no", _("不含已准例外")), ("yes", _("只看已准例外"))]


class FindingFilter(forms.Form):
    """筛选 of findings."""

    rule = forms.ChoiceField(label=_("规则"), required=False)
    outcome = forms.ChoiceField(label=_("结论"), choices=[*ANY, *Outcome.choices], required=False)
    strength = forms.ChoiceField(label=_("力度"), choices=[*ANY, *Strength.choices], required=False)
    excused = forms.ChoiceField(label=_("例外"), choices=[*ANY, *EXCUSED], required=False)
    zone = forms.ModelChoiceField(label=_("片区"), queryset=Unit.objects.none(), required=False, empty_label=_("全部"))
    stage = forms.ChoiceField(label=_("学段"), choices=[*ANY, *Stage.choices], required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = [(rule.id, f"{rule.id} {rule.title}") for rule in registry.rules().values()]
        self.fields["rule"].choices = [*ANY, *rules]  # type: ignore[attr-defined]
        zones = organisation.units(viewer).filter(kind=UnitKind.ZONE).order_by("code")
        self.fields["zone"].queryset = zones  # type: ignore[attr-defined]


class ParameterFilter(forms.Form):
    """筛选 of parameters."""

    q = forms.CharField(label=_("参数、规则或出处"), max_length=60, required=False)
    override = forms.ChoiceField(label=_("下级可否另定"), choices=[*ANY, *Override.choices], required=False)

    def keeps(self, line: Line, rules: list[Rule]) -> bool:
        """Whether a line is asked for: by its own words, those of where it stands, or a rule that uses it."""
        asked = self.cleaned_data if self.is_valid() else {}
        told = [line.parameter.title, line.now.source if line.now else "", *(f"{one.id} {one.title}" for one in rules)]
        fits = any(asked.get("q", "").strip() in str(text) for text in told)
        return fits and asked.get("override", "") in ("", line.parameter.override)


class PleaFilter(forms.Form):
    """筛选 of exceptions."""

    state = forms.ChoiceField(label=_("状态"), choices=[*ANY, *PleaState.choices], required=False)


class PleadForm(forms.Form):
    """申请例外."""

    reason = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    basis = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("党组织会议决议或请示的文号，如：桃中党〔2023〕4号")
    )
    until = forms.DateField(label=_("截止日"), help_text=_("例外不再有效的第一天；到期自动恢复计入"))


class ExcuseForm(forms.Form):
    """批准例外: the end may be moved forward, not back."""

    until = forms.DateField(label=_("截止日"), help_text=_("不晚于学校申请的日期"))
    answer = forms.CharField(label=_("意见或批复文号"), max_length=300, required=False)

    def __init__(self, *args: Any, plea: Plea, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = plea.until


class AnswerForm(forms.Form):
    """不批准, 终止: with the reason."""

    answer = forms.CharField(label=_("理由"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class TrialForm(forms.Form):
    """试算 of one parameter."""

    unit = forms.ModelChoiceField(
        label=_("适用单位"), queryset=Unit.objects.none(), empty_label=None, help_text=_("对该单位及其下级生效")
    )
    value = forms.IntegerField(label=_("数值"))
    since = forms.DateField(label=_("起始日"), initial=clock.today)
    until = forms.DateField(label=_("截止日"), required=False, help_text=_("不再生效的第一天；不填为长期"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = organisation.units(viewer).filter(kind__in=SETTERS).order_by("kind", "code")
        self.fields["unit"].queryset = places  # type: ignore[attr-defined]


class OverrideForm(TrialForm):
    """另定 of one parameter: what was tried, with the decision behind it."""

    basis = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("本级决定或备案的文号，如：云教工委〔2023〕2号")
    )


class AdoptForm(OverrideForm):
    """依试算另定: the value as it was tried, so that only its basis is left to say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("unit", "value", "since", "until"):
            self.fields[name].widget = self.fields[name].hidden_widget()
