"""Forms of the pages about burden: what part of it to show."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import Unit


class SpanForm(forms.Form):
    """对照范围: days on which occurrences fall due, and one school."""

    since = forms.DateField(label=_("期限自"), required=False)
    until = forms.DateField(label=_("期限至"), required=False)
    school = forms.ModelChoiceField(
        Unit.objects.none(), label=_("学校"), required=False, empty_label=_("全部"), to_field_name="code"
    )

    def __init__(self, *args: Any, schools: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["school"]
        field.queryset, field.label_from_instance = schools.order_by("code"), lambda unit: unit.name


class LoadForm(forms.Form):
    """用时明细: of which issuer and month."""

    issuer = forms.ModelChoiceField(Unit.objects.none(), to_field_name="code")
    month = forms.DateField()

    def __init__(self, *args: Any, issuers: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["issuer"]
        field.queryset = Unit.objects.filter(pk__in=[unit.pk for unit in issuers])
