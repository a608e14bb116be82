"""How forms are drawn: `{{ form }}` alone gives one column, label above, help under, error beside the field."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.forms.widgets import Select
from django.template.loader import select_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

DIGITS = 18  # of the largest key of a row that every database takes


class Renderer(TemplatesSetting):
    """Templates in ui/forms/ take the place of Django's of the same name; the others stay Django's.

    A list to choose from is drawn without one: Django's takes two templates for each choice, and there are hundreds.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return select_template([template_name.replace("django/forms/", "ui/forms/"), template_name])

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        if template_name == Select.template_name:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _index in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), groups)


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    rows = ((str(one["value"]), flatatt(one["attrs"]), one["label"]) for one in options)
    drawn = format_html_join("\n", '<option value="{}"{}>{}</option>', rows)
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


class RowsField(forms.ModelMultipleChoiceField):
    """Several rows by key; a key longer than any is no choice, where Django would ask the database and break."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > DIGITS:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": key}
                )
        return super().clean(value)


class SignIn(AuthenticationForm):
    """登录: account and password, in the words officials use."""

    error_messages = {
        "invalid_login": _("账号或密码不正确，请核对后重新输入（密码区分大小写）。"),
        "inactive": _("该账号已停用，请联系本单位管理人员。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("账号")
        # Django only tells the browser how long a name may be; the lockout keeps it in a column.
        self.fields["username"].validators.append(MaxLengthValidator(self.username_field.max_length or 60))
        self.fields["password"].label = _("密码")


class PasswordForm(forms.Form):
    """更改密码: shape only; what a sound password is, the verb judges."""

    current = forms.CharField(
        label=_("当前密码"), strip=False, max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip
    new = forms.CharField(
        label=_("新密码"), strip=False, max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少10位，含大写字母、小写字母、数字、符号中的三种，不与最近5个相同；每90天更改一次"),
    )  # fmt: skip
    again = forms.CharField(
        label=_("再输一遍新密码"), strip=False, max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_again(self) -> str:
        """Typed twice alike."""
        if self.cleaned_data["again"] != self.cleaned_data.get("new"):
            raise forms.ValidationError(_("两次输入的新密码不一致，请重新输入。"))
        return str(self.cleaned_data["again"])
