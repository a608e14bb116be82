"""Forms of the library: shape only, the verbs judge."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.library import selectors
from xiaoheng.ground.library.models import Document
from xiaoheng.ground.library.services import Facts
from xiaoheng.ground.library.words import DocumentKind, EntryState, Level, LinkKind, Reason, Standing, Verdict
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.rulebook.models import Regulation
from xiaoheng.lib import clock
from xiaoheng.lib.document_number import loosened

ANY = [("", _("全部"))]
BETWEEN = re.compile(r"[、,，;；\n]+")


def _texts() -> list[tuple[str, Any]]:
    rows = Regulation.objects.order_by("key").values_list("key", "title")
    return [("", _("（不选）")), *((key, f"《{title}》") for key, title in rows)]


class LibraryFilter(forms.Form):
    """筛选: words, level, kind, standing, keeper."""

    text = forms.CharField(label=_("标题或文号"), required=False, max_length=60)
    level = forms.TypedChoiceField(
        label=_("层级"), required=False, choices=[*ANY, *Level.choices], coerce=int, empty_value=None
    )
    kind = forms.ChoiceField(label=_("文种"), required=False, choices=[*ANY, *DocumentKind.choices])
    standing = forms.ChoiceField(label=_("效力"), required=False, choices=[*ANY, *Standing.choices])
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("收录单位"), required=False, to_field_name="code", empty_label=ANY[0][1]
    )
    on = forms.DateField(label=_("效力日期"), required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def picked(self) -> dict[str, Any]:
        """Arguments of the selector, today's unless another day is asked; what is not a choice does not filter."""
        self.full_clean()
        picked = {name: value for name, value in self.cleaned_data.items() if value}
        return {"day": picked.pop("on", clock.today()), **picked}


class FactsForm(forms.Form):
    """文件要素."""

    title = forms.CharField(label=_("标题"), max_length=200, help_text=_("照原文件填写，不加书名号"))
    number = forms.CharField(
        label=_("发文字号"), max_length=60, required=False, help_text=_("如：云教工委〔2023〕5号；没有的留空")
    )
    level = forms.TypedChoiceField(label=_("层级"), choices=Level.choices, coerce=int)
    kind = forms.ChoiceField(label=_("文种"), choices=DocumentKind.choices)
    issuers = forms.CharField(
        label=_("发文机关"), max_length=400, help_text=_("联合发文的用顿号隔开，主办机关写在最前；系统外的机关写名称")
    )
    issued_on = forms.DateField(label=_("印发日期"))
    since = forms.DateField(label=_("施行日期"), required=False, help_text=_("留空即印发日期"))
    until = forms.DateField(label=_("失效日期"), required=False, help_text=_("不再有效的第一天；现行有效的留空"))
    file = forms.FileField(
        label=_("文件正本"), required=False, help_text=_("本系统为非涉密系统，严禁上传带密级标志的文件")
    )

    def facts(self) -> Facts:
        """The facts as the verbs take them."""
        data = self.cleaned_data
        names = ("level", "kind", "title", "issued_on", "number", "since", "until")
        issuers = tuple(BETWEEN.split(data["issuers"].strip()))
        return Facts(**{name: data[name] for name in names}, issuers=issuers)

    def upload(self) -> tuple[bytes, str] | None:
        """The file's bytes and name."""
        file = self.cleaned_data["file"]
        return (file.read(), file.name) if file else None


class EnterForm(FactsForm):
    """收录文件: the facts with the bases."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("收录单位"), to_field_name="code", empty_label=None)
    bases = forms.CharField(
        label=_("依据的文号"),
        required=False,
        max_length=400,
        help_text=_("上位文件的文号，用顿号隔开；须已收录在文库。没有文号的，收录后在文件页登记"),
    )
    text = forms.ChoiceField(label=_("依据的制度文本"), required=False, choices=_texts)
    field_order = ["unit"]

    def __init__(self, *args: Any, units: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean_bases(self) -> list[Document]:
        """Documents in sight by number."""
        wanted = [loosened(part) for part in BETWEEN.split(self.cleaned_data["bases"]) if part.strip()]
        known = selectors.numbered(self.viewer, wanted)
        if missing := [number for number in wanted if number not in known]:
            says = gettext("文库中没有文号为“%(numbers)s”的文件，请核对，或先收录。")
            raise forms.ValidationError(says % {"numbers": "”“".join(missing)})
        return [known[number] for number in dict.fromkeys(wanted)]

    def resting(self) -> list[Document | str]:
        """All bases."""
        text = self.cleaned_data["text"]
        return [*self.cleaned_data["bases"], *([text] if text else [])]


class ReasonForm(forms.Form):
    """更正原因."""

    reason = forms.CharField(label=_("更正原因"), max_length=100, help_text=_("写明错在何处"))


class CorrectForm(ReasonForm, FactsForm):
    """更正."""


class RepealForm(forms.Form):
    """废止."""

    until = forms.DateField(label=_("失效日期"), help_text=_("不再有效的第一天"))
    number = forms.CharField(label=_("废止的依据"), max_length=100, help_text=_("决议、纪要或文件的编号"))


class LinkForm(forms.Form):
    """登记关系."""

    kind = forms.ChoiceField(label=_("关系"), choices=LinkKind.choices)
    document = forms.ModelChoiceField(Document.objects.none(), label=_("文库中的文件"), required=False)
    text = forms.ChoiceField(label=_("或制度条款中的文本"), required=False, choices=_texts, help_text=_("只能作为依据"))

    def __init__(self, *args: Any, documents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documents  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Exactly one other end."""
        data: dict[str, Any] = super().clean() or {}
        ends = [data[name] for name in ("document", "text") if data.get(name)]
        if not self.errors and len(ends) != 1:
            raise forms.ValidationError(gettext("请在文件和文本中选择一项。"))
        return data if self.errors else {"kind": data["kind"], "to": ends[0]}


class OpenForm(forms.Form):
    """启动制度清理."""

    title = forms.CharField(label=_("名称"), max_length=100, help_text=_("如：2023年学校制度清理"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("部署清理的文件名称或文号"))
    due_on = forms.DateField(label=_("完成期限"))


class RuleForm(forms.Form):
    """清理意见."""

    verdict = forms.ChoiceField(label=_("清理意见"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("理由"), choices=Reason.choices)
    note = forms.CharField(label=_("补充说明"), max_length=100, required=False, help_text=_("理由选“其他”的必填"))
    number = forms.CharField(label=_("决议编号"), max_length=60, help_text=_("作出决定的会议纪要或决议的编号"))
    until = forms.DateField(
        label=_("失效日期"), required=False, help_text=_("只用于废止：不再有效的第一天，留空即今天")
    )


class EntryFilter(forms.Form):
    """筛选清理项."""

    state = forms.ChoiceField(label=_("状态"), required=False, choices=[*ANY, *EntryState.choices])
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("单位"), required=False, to_field_name="code", empty_label=ANY[0][1]
    )

    def __init__(self, data: Mapping[str, Any], units: Any) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def narrow(self, rows: Any) -> Any:
        """The entries that fit; what is not a choice does not filter."""
        self.full_clean()
        return rows.filter(**{name: value for name, value in self.cleaned_data.items() if value})
