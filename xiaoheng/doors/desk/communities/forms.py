"""Forms of the pages about communities: shape only, the verbs judge."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoheng.loop.execution.communities.models import Community, Kind, Partner
from xiaoheng.loop.execution.communities.selectors import Proposal, kinds
from xiaoheng.loop.execution.communities.words import Listed, ProjectState

NAMELESS = _("只写单位和数量，不写个人姓名、电话")
LAST_DAY = _("当天计算在内")


class ReasonForm(forms.Form):
    """原因."""

    reason = forms.CharField(label=_("原因"), max_length=200)


class AmendForm(forms.Form):
    """清单条目."""

    title = forms.CharField(label=_("内容"), max_length=60, help_text=NAMELESS)
    quantity = forms.IntegerField(label=_("数量"), min_value=1)
    since = forms.DateField(label=_("可用（需要）开始日期"))
    until = forms.DateField(label=_("结束日期"), help_text=LAST_DAY)


class EntryForm(AmendForm):
    """登记清单条目."""

    listed = forms.ChoiceField(label=_("清单"), choices=Listed.choices, widget=forms.RadioSelect)
    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("类别"), help_text=_("括号内是计量单位；同类的才能对接"))
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("代校外成员登记"), required=False, empty_label=_("本校的")
    )
    field_order = ("listed", "kind", "title", "quantity", "since", "until", "partner")

    def __init__(self, *args: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["kind"], kinds(), measured)
        offer(self.fields["partner"], partners, str)
        if not partners:
            del self.fields["partner"]


class PasteForm(forms.Form):
    """成批登记."""

    text = forms.CharField(
        label=_("从表格复制的行"), max_length=20_000, strip=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("依次六列：清单（资源或需求）、类别、内容、数量、开始、结束；一次最多200行，有一处错就都不登记"),
    )  # fmt: skip


class ProposeForm(forms.Form):
    """提出对接: one of what was computed."""

    other = forms.ChoiceField(label=_("对接对象"), widget=forms.RadioSelect)
    quantity = forms.IntegerField(label=_("数量"), min_value=1)

    def __init__(self, *args: Any, proposals: list[Proposal], own: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sides = [(one, one.resource if one.need.pk == own else one.need) for one in proposals]
        self.rows = {str(side.pk): one for one, side in sides}
        choices = [(str(side.pk), f"{side.holder}：{side.title}（{one.why}）") for one, side in sides]
        self.fields["other"].choices = choices  # type: ignore[attr-defined]


class ListFilter(forms.Form):
    """清单筛选."""

    community = forms.ModelChoiceField(
        Community.objects.none(), label=_("共同体"), required=False, empty_label=_("全部")
    )
    kind = forms.ModelChoiceField(Kind.objects.none(), label=_("类别"), required=False, empty_label=_("全部"))

    only = forms.ChoiceField(label=_("范围"), required=False)

    def __init__(self, *args: Any, communities: Any, projects: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["community"], communities, str)
        offer(self.fields["kind"], kinds(), str)
        part = ("done", _("已办结")) if projects else ("matched", _("已有对接"))
        self.fields["only"].choices = [("", _("全部")), part]  # type: ignore[attr-defined]

    def narrow(self, rows: Any) -> Any:
        """What is asked for; a word that is no choice asks for nothing."""
        data = dict(self.cleaned_data) if self.is_valid() else {}
        parts: dict[str, dict[str, Any]] = {"done": {"state": ProjectState.DONE}, "matched": {"taken__gt": 0}}
        only = parts.get(data.pop("only", ""), {})
        return rows.filter(**{name: row for name, row in data.items() if row}, **only)


def measured(one: Kind) -> str:
    """How a kind is offered."""
    return f"{one.title}（{one.measure}）"


def offer(field: forms.Field, rows: Any, label: Any) -> None:
    """Give a field of rows its choices and how each is called."""
    field.queryset = rows  # type: ignore[attr-defined]
    field.label_from_instance = label  # type: ignore[attr-defined]
