"""Forms of notices and draft orders: shape only, the verbs judge."""

import json
import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import RowsField
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, Stage
from xiaoheng.lib.digest import sm3
from xiaoheng.lib.notices.wording import FREQ
from xiaoheng.loop.execution.models import Directive, DirectiveItem, DraftTask
from xiaoheng.loop.execution.services import Wording
from xiaoheng.loop.execution.words import Addressee, Reach

SHOWN = 40  # characters of the second part that a choice shows
LEADING = (OrgKind.LEADING_GROUP, OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH, OrgKind.BRANCH, OrgKind.JOINT_BRANCH)
LED_BY = [(kind.value, kind.label) for kind in LEADING]
FREQUENCIES = [("", _("只办一次")), *((freq, _(word)) for freq, word in FREQ.items())]


class Names(forms.CharField):
    """Several names in one line, parted by 、 or a new line."""

    def prepare_value(self, value: Any) -> Any:
        return "、".join(value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [part.strip() for part in re.split(r"[、，,；;\r\n]+", value or "") if part.strip()]


class UploadForm(forms.Form):
    """上传通知."""

    file = forms.FileField(
        label=_("通知文件"),
        help_text=_(
            "支持 .txt、.docx、.pdf（有文字的）和 .doc，不超过 20 MB。原样上传即可，繁体、注音、断行由系统清理。"
        ),
    )


class SplitForm(forms.Form):
    """拆分草案: one of the places where it may be cut, shown by the words that follow."""

    at = forms.TypedChoiceField(label=_("第二条从哪里开始"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, draft: DraftTask, places: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        raw = draft.notice.raw
        words = [(at, " ".join(raw[at : draft.end].split())) for at in places]
        self.fields["at"].choices = [  # type: ignore[attr-defined]
            (at, f"{text[:SHOWN]}…" if len(text) > SHOWN else text) for at, text in words
        ]


class TaskForm(forms.Form):
    """一项任务: shared by drafts and items."""

    title = forms.CharField(label=_("标题"), max_length=200)
    text = forms.CharField(label=_("要求"), widget=forms.Textarea(attrs={"rows": 4}))
    who = Names(label=_("责任主体"), required=False, help_text=_("多个用顿号隔开。"))
    due_on = forms.DateField(label=_("截止日期"), required=False, help_text=_("当天计算在内；没有写明时限的留空。"))
    freq = forms.ChoiceField(label=_("周期"), required=False, choices=FREQUENCIES)
    day = forms.IntegerField(
        label=_("每期截止日"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("每期末月的几号；留空为期末。"),
    )
    evidence = Names(label=_("印证资料"), required=False, help_text=_("多种用顿号隔开。"))

    def __init__(self, *args: Any, row: DraftTask | DirectiveItem | None = None, **kwargs: Any) -> None:
        self.row = row
        if row is not None:
            known = row.recurrence or {}
            days = (known.get("by") or {}).get("day")
            kwargs["initial"] = {
                **{name: getattr(row, name) for name in ("title", "text", "who", "due_on", "evidence")},
                "freq": known.get("freq", ""),
                "day": days if isinstance(days, int) and days > 0 else None,
                **kwargs.get("initial", {}),
            }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("freq") and found.get("due_on"):
            self.add_error("due_on", _("有周期的任务不填截止日期，请填每期截止日。"))
        return found

    def recurrence(self) -> dict[str, Any] | None:
        """The repetition as entered; details that the form does not show stay as they were read."""
        freq, day = self.cleaned_data["freq"], self.cleaned_data["day"]
        if not freq:
            return None
        known = (self.row.recurrence if self.row else None) or {}
        same = known.get("freq") == freq
        by = {key: value for key, value in ((known.get("by") or {}) if same else {}).items() if key != "day"}
        old = known if same else {"interval": 1, "count_min": 1}
        return {**old, "freq": freq, "by": {**by, **({"day": day} if day else {})}}

    def words(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        names = ("title", "text", "who", "due_on", "evidence")
        return {**{name: data[name] for name in names}, "recurrence": self.recurrence()}


class Seen(forms.Form):
    """Which edition the form was drawn from; once its user was told of another, he may save over that one."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def renew(self, now: str) -> None:
        """Draw the form again for the edition that stands now."""
        data: Any = self.data
        self.data = data.copy()
        self.data["seen"] = now  # type: ignore[index]


class DraftForm(Seen, TaskForm):
    """改正草案: refused where somebody else has changed the words since they were shown."""

    def __init__(self, *args: Any, row: DraftTask, **kwargs: Any) -> None:
        super().__init__(*args, row=row, initial={"seen": _seen(row)}, **kwargs)
        self.draft = row

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("seen") and found["seen"] != _seen(self.draft):
            raise forms.ValidationError(_("这一条刚被他人改过，您的修改没有保存。请先取消，看清现在的内容后再改。"))
        return found


def _seen(row: DraftTask) -> str:
    words = [row.title, row.text, row.who, str(row.due_on), row.evidence, row.recurrence, row.start, row.end]
    return sm3(json.dumps(words, ensure_ascii=False, sort_keys=True).encode())


class ItemForm(Seen, TaskForm):
    """交办事项 of a draft order."""

    minutes = forms.IntegerField(
        label=_("预计用时（分钟）"), min_value=1, max_value=60000, help_text=_("一所学校办理一次大约要多少分钟。")
    )
    addressee = forms.ChoiceField(
        label=_("承办主体"),
        choices=Addressee.choices,
        initial=Addressee.UNIT,
        required=False,
        help_text=_("交给党组织且适用全部学校的，联合党支部只答一次，各校都能看到。"),
    )
    post = forms.ChoiceField(
        label=_("岗位"),
        choices=[("", _("不限")), *Post.choices],
        required=False,
        help_text=_("承办主体为岗位时选。"),
    )
    reach = forms.ChoiceField(label=_("适用范围"), choices=Reach.choices, initial=Reach.ALL)
    schools = RowsField(
        label=_("指名学校"), queryset=Unit.objects.none(), required=False, help_text=_("适用全部学校时不选。")
    )

    def __init__(
        self, *args: Any, schools: QuerySet[Unit], row: DirectiveItem | None = None, seen: str = "", **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"seen": seen}
        if row is not None:
            named = [one.unit_id for one in row.named_units.all()]
            shown = {name: getattr(row, name) for name in ("minutes", "reach", "addressee", "post")}
            kwargs["initial"] |= {**shown, "schools": named}
        super().__init__(*args, row=row, **kwargs)
        self.fields["schools"].queryset = schools  # type: ignore[attr-defined]

    def wording(self) -> Wording:
        """The item as entered; what the form does not show stays."""
        row, data = self.row, self.cleaned_data
        kept = {"quantity": row.quantity, "burden": row.burden} if isinstance(row, DirectiveItem) else {}
        same = row is not None and (data["due_on"], self.recurrence()) == (row.due_on, row.recurrence)
        return Wording(
            **self.words(),
            **kept,
            deadline=row.deadline if row is not None and same else None,
            minutes=data["minutes"],
            reach=data["reach"],
            addressee=data["addressee"] or Addressee.UNIT,
            post=data["post"],
            schools=[unit.pk for unit in data["schools"]],
        )


class DirectiveForm(Seen):
    """交办单: header and scope."""

    title = forms.CharField(label=_("标题"), max_length=200)
    basis = forms.CharField(label=_("依据"), max_length=300, required=False)
    since = forms.DateField(label=_("期限起"))
    until = forms.DateField(label=_("期限止"), help_text=_("当天计算在内。"))
    stages = forms.MultipleChoiceField(
        label=_("学段"), choices=Stage.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    ownership = forms.MultipleChoiceField(
        label=_("办学性质"), choices=Ownership.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("党组织类别"), choices=LED_BY, required=False, widget=forms.CheckboxSelectMultiple
    )
    zones = RowsField(
        label=_("片区"), queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    named = RowsField(
        label=_("只下达给"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("不选即为符合条件的全部学校。"),
    )
    excepted = RowsField(label=_("除外"), queryset=Unit.objects.none(), required=False)

    def __init__(
        self,
        *args: Any,
        zones: QuerySet[Unit],
        schools: QuerySet[Unit],
        directive: Directive | None = None,
        seen: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"seen": seen}
        if directive is not None:
            header = {name: getattr(directive, name) for name in ("title", "basis", "since", "until")}
            kwargs["initial"] |= {**header, **directive.scope}
        super().__init__(*args, **kwargs)
        if directive is not None and directive.amends_id:
            self.fields["since"].disabled = True
            self.fields["since"].help_text = _("修改不动起始日，已报送的各期才对得上。")
        for name, rows in (("zones", zones), ("named", schools), ("excepted", schools)):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def scope(self) -> dict[str, list[Any]]:
        """The filter of schools as stored."""
        data = self.cleaned_data
        units = {name: [unit.pk for unit in data.get(name, ())] for name in ("zones", "named", "excepted")}
        plain = {name: data.get(name, []) for name in ("stages", "ownership", "kinds")}
        return {**plain, **units}

    def header(self) -> dict[str, Any]:
        """Arguments of the verbs."""
        return {name: self.cleaned_data[name] for name in ("title", "basis", "since", "until")} | {
            "scope": self.scope()
        }
