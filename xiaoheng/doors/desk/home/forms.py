"""Filter of the school list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import Ownership, Stage


class SchoolFilter(forms.Form):
    """筛选学校: by name, stage, ownership, 片区."""

    q = forms.CharField(label=_("校名"), required=False, max_length=60)
    stage = forms.ChoiceField(label=_("学段"), required=False, choices=[("", _("全部")), *Stage.choices])
    ownership = forms.ChoiceField(label=_("办学性质"), required=False, choices=[("", _("全部")), *Ownership.choices])
    zone = forms.ModelChoiceField(Unit.objects.none(), label=_("片区"), required=False, empty_label=_("全部"))

    def __init__(self, *args: Any, zones: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["zone"].queryset = zones  # type: ignore[attr-defined]

    def narrow(self, rows: Any) -> Any:
        """The schools that fit; an unusable filter fits none."""
        if not self.is_valid():
            return rows.none()
        wanted = self.cleaned_data
        rows = rows.filter(name__icontains=wanted["q"]) if wanted["q"] else rows
        rows = rows.filter(school__stage=wanted["stage"]) if wanted["stage"] else rows
        rows = rows.filter(school__ownership=wanted["ownership"]) if wanted["ownership"] else rows
        return rows.filter(school__zone=wanted["zone"]) if wanted["zone"] else rows
