"""Forms of the cadre pages: shape only, the verbs judge."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.cadres.words import (
    Audience,
    AwardKind,
    AwardLevel,
    CertificateKind,
    ExperienceKind,
    Rank,
    ReserveLevel,
    RotationKind,
    TrainingKind,
)
from xiaoheng.ground.organisation.models import PartyOrg, Unit
from xiaoheng.ground.organisation.words import Charge
from xiaoheng.lib import cells

ANY = [("", _("全部"))]
MOST_HOURS = 999
BETWEEN = re.compile(r"[,、;\s]+")
FIRST_DAY_OUT = _("不再有效的第一天；现仍有效的留空")


def _until() -> forms.DateField:
    return forms.DateField(label=_("截止日期"), required=False, help_text=FIRST_DAY_OUT)


class CertifyForm(forms.Form):
    """登记教师资格."""

    kind = forms.ChoiceField(label=_("资格种类"), choices=CertificateKind.choices)
    since = forms.DateField(label=_("取得日期"))
    until = _until()


class ConferForm(forms.Form):
    """登记职称."""

    rank = forms.TypedChoiceField(label=_("职称"), choices=Rank.choices, coerce=int)
    since = forms.DateField(label=_("取得日期"))


class AttestForm(forms.Form):
    """登记工作经历."""

    kind = forms.ChoiceField(label=_("经历类别"), choices=ExperienceKind.choices)
    place = forms.CharField(label=_("单位和岗位"), max_length=100, help_text=_("如：桃源中学语文教师"))
    since = forms.DateField(label=_("起始日期"))
    until = _until()


class WeighForm(forms.Form):
    """登记党务工作量."""

    share = forms.IntegerField(
        label=_("占满工作量（%）"), min_value=0, max_value=100, help_text=_("二分之一填50，四分之一填25，专职填100")
    )
    since = forms.DateField(label=_("起始日期"), help_text=_("原来登记的工作量到这一天为止"))


class ReserveForm(forms.Form):
    """列为后备."""

    level = forms.ChoiceField(label=_("后备层次"), choices=ReserveLevel.choices)
    basis = forms.CharField(label=_("依据"), max_length=100, help_text=_("决定的文号，如：云教工委〔2023〕2号"))
    since = forms.DateField(label=_("列入日期"))


class RotateForm(forms.Form):
    """登记交流轮岗."""

    kind = forms.ChoiceField(label=_("交流形式"), choices=RotationKind.choices)
    target = forms.ModelChoiceField(Unit.objects.none(), label=_("交流去向"))
    since = forms.DateField(label=_("起始日期"))
    until = _until()

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = schools  # type: ignore[attr-defined]


class CommendForm(forms.Form):
    """登记个人表彰."""

    kind = forms.ChoiceField(
        label=_("表彰项目"), choices=[choice for choice in AwardKind.choices if choice[0] != AwardKind.ORG]
    )
    level = forms.ChoiceField(label=_("表彰层级"), choices=AwardLevel.choices)
    issuer = forms.CharField(label=_("表彰单位"), max_length=100)
    number = forms.CharField(label=_("文号或证书编号"), max_length=60, required=False)
    since = forms.DateField(label=_("表彰日期"))


class HonourForm(forms.Form):
    """登记党组织表彰."""

    org = forms.ModelChoiceField(PartyOrg.objects.none(), label=_("党组织"), empty_label=None)
    level = forms.ChoiceField(label=_("表彰层级"), choices=AwardLevel.choices)
    issuer = forms.CharField(label=_("表彰单位"), max_length=100)
    number = forms.CharField(label=_("文号或证书编号"), max_length=60, required=False)
    since = forms.DateField(label=_("表彰日期"))

    def __init__(self, *args: Any, orgs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].queryset = orgs  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """列入培训计划."""

    title = forms.CharField(label=_("培训班名称"), max_length=100)
    kind = forms.ChoiceField(label=_("培训形式"), choices=TrainingKind.choices)
    audience = forms.ChoiceField(label=_("培训对象"), choices=Audience.choices)
    hours = forms.IntegerField(label=_("学时"), min_value=1, max_value=MOST_HOURS, help_text=_("全班的学时数"))
    since = forms.DateField(label=_("开始日期"))
    last = forms.DateField(label=_("结束日期"), help_text=_("最后一天"))


class TrainForm(forms.Form):
    """登记学时: those ticked have the hours given; others are named line by line."""

    hours = forms.IntegerField(label=_("每人学时"), min_value=1, max_value=MOST_HOURS)
    people = RowsField(None, label=_("培训对象"), required=False, widget=forms.CheckboxSelectMultiple)
    lines = forms.CharField(
        label=_("另行登记"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("可以从表格粘贴，每行一人：工号和学时，用空格或制表符隔开；学时不填的按上面的学时。"),
    )

    def __init__(self, *args: Any, people: Any, within: Any, **kwargs: Any) -> None:
        """`people` may be ticked, `within` may be named by code."""
        super().__init__(*args, **kwargs)
        self.within = within
        field = self.fields["people"]
        field.queryset = people  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.unit.name} {one.name}（{one.code}）"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """`told`: hours by person; a line outweighs a tick."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        told = {person.pk: data["hours"] for person in data["people"]}
        asked = self._lines(data["lines"], data["hours"])
        known = dict(self.within.filter(code__in=asked).values_list("code", "pk"))
        for code, (number, hours) in asked.items():
            if code not in known:
                self.add_error(
                    "lines",
                    gettext("第%(n)d行：本单位和下级没有工号“%(code)s”，请核对。") % {"n": number, "code": code},
                )
            else:
                told[known[code]] = hours
        return {**data, "told": told}

    def _lines(self, text: str, usual: int) -> dict[str, tuple[int, int]]:
        """Code → (line, hours); a line that cannot be read is an error that names it."""
        asked: dict[str, tuple[int, int]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            words = BETWEEN.split(unicodedata.normalize("NFKC", cells.plain(line)).strip())
            if not words[0]:
                continue
            hours = words[-1] if len(words) > 1 else str(usual)
            if not (hours.isascii() and hours.isdigit() and 1 <= int(hours[:6]) <= MOST_HOURS):
                self.add_error(
                    "lines",
                    gettext("第%(n)d行：学时“%(text)s”应为1到%(most)d的整数。")
                    % {"n": number, "text": hours, "most": MOST_HOURS},
                )
                continue
            asked[words[0]] = (number, int(hours))
        return asked


class AssignForm(forms.Form):
    """调整班子分工."""

    charges = forms.MultipleChoiceField(
        label=_("另外分管"),
        choices=[choice for choice in Charge.choices if choice[0]],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("任职时登记的分管不必再选；都不选即不再另外分管。"),
    )
    since = forms.DateField(label=_("起始日期"))


class EndForm(forms.Form):
    """登记截止日期."""

    until = forms.DateField(label=_("截止日期"), help_text=_("不再有效的第一天"))


class StrikeForm(forms.Form):
    """更正."""

    reason = forms.CharField(label=_("更正原因"), max_length=100, help_text=_("写明错在何处；删除后可以重新登记"))
