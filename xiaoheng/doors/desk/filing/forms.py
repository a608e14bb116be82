"""Forms of filing: shape only, the verbs judge."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import area
from xiaoheng.ground.organisation.models import Person
from xiaoheng.ground.rulebook.models import Parameter
from xiaoheng.lib import clock
from xiaoheng.lib import quorum as figures
from xiaoheng.lib.articles import Cut, cut
from xiaoheng.lib.notices.decode import UnreadableNotice, decode
from xiaoheng.loop.decisions.filing import selectors as reads
from xiaoheng.loop.decisions.filing.models import Article, Batch
from xiaoheng.loop.decisions.filing.services import Mark
from xiaoheng.loop.decisions.filing.words import Dimension, Kind, Project, State, Verdict
from xiaoheng.loop.decisions.models import Resolution
from xiaoheng.loop.decisions.selectors import Listed, joined
from xiaoheng.loop.decisions.words import Category, GateCode, MeetingKind, Mode

REFERENCE, LAST, FILE, BLANK = "reference", "last", "file", "blank"
SOURCES = [
    (REFERENCE, _("参考文本（本系统自拟，逐条修改）")),
    (LAST, _("上一版")),
    (FILE, _("上传文件（.docx、.txt，条文以“第一条”开头）")),
    (BLANK, _("空白，逐条填写")),
]
OUTCOMES = [
    (State.PASSED, _("通过")),
    (State.ADVISED, _("书面建议（备案，学校须答复）")),
    (State.RETURNED, _("退回纠正（不备案，须重新上会）")),
]
ANY = [("", _("全部"))]


class TextFilter(forms.Form):
    """筛选."""

    kind = forms.ChoiceField(label=_("文本"), required=False, choices=[*ANY, *Kind.choices])
    state = forms.ChoiceField(label=_("状态"), required=False, choices=[*ANY, *State.choices])
    q = forms.CharField(label=_("学校"), required=False, max_length=60)


class DraftForm(forms.Form):
    """起草."""

    kind = forms.ChoiceField(label=_("文本"), choices=Kind.choices)
    source = forms.ChoiceField(label=_("从哪里开始"), choices=SOURCES, widget=forms.RadioSelect, initial=REFERENCE)
    file = forms.FileField(label=_("文件"), required=False, help_text=_("没有读懂的段落会列在文本页上。"))

    def clean(self) -> dict[str, Any]:
        """A file is asked for where the articles are to come from one, and read."""
        data = super().clean() or {}
        data["read"] = None
        if data.get("source") == FILE:
            data["read"] = self._read(data.get("file"))
        return data

    def arguments(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        return {
            "kind": data["kind"], "reference": data["source"] == REFERENCE, "last": data["source"] == LAST,
            "read": data["read"],
        }  # fmt: skip

    def _read(self, file: Any) -> Cut | None:
        if file is None:
            self.add_error("file", _("请选择文件。"))
            return None
        try:
            return cut(decode(file.read(), file.name))
        except UnreadableNotice as error:
            self.add_error("file", str(error))
            return None


class ArticleForm(forms.Form):
    """条文 with what it answers and the numbers it sets."""

    number = forms.IntegerField(label=_("第几条"), min_value=1, max_value=9999)
    heading = forms.CharField(
        label=_("章节"), required=False, max_length=60, help_text=_("只在每章第一条填写，如“第一章　总则”。")
    )
    body = area(_("条文"), rows=6)
    answers = forms.MultipleChoiceField(
        label=_("对应的必备条款"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("每项必备条款至少有一条条文对应，才能报备。"),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guide = reads.guide(kind)
        points = [(point.key, f"{point.title}：{point.gist}") for point in guide.required.values()]
        self.fields["answers"].choices = points  # type: ignore[attr-defined]
        self.numbers = {row.key: row for row in Parameter.objects.filter(key__in=guide.carries)}
        for key, most in guide.carries.items():
            if key in self.numbers:
                self.fields[f"term_{key}"] = forms.IntegerField(
                    label=self.numbers[key].title, required=False, min_value=1, max_value=most,
                    help_text=_("%(rule)s；写在这一条里的才填。") % {"rule": self.numbers[key].get_override_display()},
                )  # fmt: skip

    def arguments(self) -> dict[str, Any]:
        """Arguments of the verb."""
        data = self.cleaned_data
        told = {row: data.get(f"term_{key}") for key, row in self.numbers.items()}
        terms = {row: value for row, value in told.items() if value is not None}
        return {name: data[name] for name in ("number", "heading", "body", "answers")} | {"terms": terms}


class ArticleChoice(forms.ModelChoiceField):
    """An article by number and first words."""

    def label_from_instance(self, obj: Article) -> str:
        return _("第%(n)d条　%(body)s") % {"n": obj.number, "body": Truncator(obj.body).chars(30)}


def _asks(row: Listed) -> str:
    """A matter with the gates that it has already."""
    return f"{row}（{'、'.join(row.gate_labels)}）" if row.gates else str(row)


class MatterForm(forms.Form):
    """约定事项: what the school asks for beyond its county."""

    matter = forms.ChoiceField(label=_("事项"))
    article = ArticleChoice(label=_("写在哪一条"), queryset=Article.objects.none())
    to_party = forms.BooleanField(label=_("改由党组织会议讨论决定"), required=False)
    study = forms.BooleanField(label=_("改为研究提出，再提交党组织会议"), required=False)
    two_thirds = forms.BooleanField(label=_("须三分之二以上到会（Q-2）"), required=False)
    gates = forms.MultipleChoiceField(
        label=_("另加的前置程序"), choices=GateCode.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("上级清单已有的不必再选。"),
    )  # fmt: skip
    category = forms.ChoiceField(
        label=_("列入三重一大"), choices=[("", _("按上级清单")), *Category.choices], required=False
    )

    def __init__(self, *args: Any, listed: dict[str, Listed], articles: "QuerySet[Article]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed
        choices = [(code, _asks(row)) for code, row in listed.items()]
        self.fields["matter"].choices = choices  # type: ignore[attr-defined]
        self.fields["article"].queryset = articles  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """Arguments of the verb: the matter as it holds above the school, and what is added."""
        data = self.cleaned_data
        above = self.listed[data["matter"]]
        body = MeetingKind.PARTY if data["to_party"] else above.body
        quorum = figures.Q1.code if body == MeetingKind.PARTY != above.body else above.quorum
        mode = Mode.STUDY if data["study"] else above.mode
        return {
            "article": data["article"], "matter": above.matter, "body": body,
            "mode": "" if body == MeetingKind.PARTY else mode,
            "quorum": figures.Q2.code if data["two_thirds"] else quorum,
            "gates": joined([*above.gates.split(), *data["gates"]]).split(),
            "category": data["category"] or above.category,
        }  # fmt: skip


class ResolutionChoice(forms.ModelChoiceField):
    """A resolution by number, day and topic."""

    def label_from_instance(self, obj: Resolution) -> str:
        return f"{obj.number}　{obj.decided_on}　{obj.topic.title}"


class SubmitForm(forms.Form):
    """报送备案."""

    resolution = ResolutionChoice(
        label=_("会议记录（通过本文本的决议）"), queryset=Resolution.objects.none(),
        help_text=_("只列出本校党组织会议就相应事项作出、纪要已签发、没有用于其他版本的决议。"),
    )  # fmt: skip
    explanation = area(_("起草说明"), rows=6, help_text=_("依据、过程、主要内容；修订的，写明改了哪些条。"))

    def __init__(self, *args: Any, adopting: "QuerySet[Resolution]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].queryset = adopting  # type: ignore[attr-defined]


class ExamineForm(forms.Form):
    """逐条审查: a verdict for each article, with respect and reason where it is not clear."""

    def __init__(self, *args: Any, articles: Sequence[Article], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.articles = articles
        for row in articles:
            made = getattr(row, "remark", None)
            self.fields[f"verdict_{row.pk}"] = forms.ChoiceField(
                label=_("结论"), required=False, choices=[("", _("未审")), *Verdict.choices],
                initial=made.verdict if made else "",
            )  # fmt: skip
            self.fields[f"dimension_{row.pk}"] = forms.ChoiceField(
                label=_("方面"), required=False, choices=[("", "—"), *Dimension.choices],
                initial=made.dimension if made else "",
            )  # fmt: skip
            self.fields[f"opinion_{row.pk}"] = area(
                _("意见"), rows=2, required=False, max_length=1000, initial=made.opinion if made else ""
            )

    def rows(self) -> Iterator[tuple[Article, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Article and its three fields as drawn."""
        for row in self.articles:
            yield row, self[f"verdict_{row.pk}"], self[f"dimension_{row.pk}"], self[f"opinion_{row.pk}"]

    def marks(self, rest: bool) -> dict[int, Mark]:
        """Verdicts told; with `rest` the articles nobody has read yet are clear."""
        found = {}
        for row in self.articles:
            verdict = self.cleaned_data[f"verdict_{row.pk}"] or (Verdict.CLEAR if rest else "")
            if verdict:
                said = (self.cleaned_data[f"{name}_{row.pk}"] for name in ("dimension", "opinion"))
                found[row.pk] = Mark(verdict, *said)
        return found


class ConcludeForm(forms.Form):
    """审查结论."""

    outcome = forms.ChoiceField(label=_("结论"), choices=OUTCOMES, widget=forms.RadioSelect)
    opinion = area(_("审查意见"), required=False, help_text=_("逐条意见会一并送达学校。"))
    effective_on = forms.DateField(
        label=_("施行日"), required=False, initial=clock.today,
        help_text=_("通过或书面建议的必填；从这一天起，条文约定的数字约束学校的会议。"),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """答复书面建议."""

    reply = area(_("采纳情况"), rows=5, help_text=_("逐项写明采纳或不采纳的理由。"))


class BatchForm(forms.Form):
    """启动批次."""

    title = forms.CharField(label=_("批次名称"), max_length=100)
    until = forms.DateField(label=_("自荐截止日"), help_text=_("当天计算在内。"))


class NominateForm(forms.Form):
    """学校自荐."""

    batch = forms.ModelChoiceField(label=_("批次"), queryset=Batch.objects.none())
    reason = area(_("自荐理由"))

    def __init__(self, *args: Any, batches: "QuerySet[Batch]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["batch"].queryset = batches  # type: ignore[attr-defined]


class RecommendForm(forms.Form):
    """推荐."""

    recommendation = area(_("推荐意见"))


class AdmitForm(forms.Form):
    """审核."""

    approve = forms.ChoiceField(
        label=_("审核结果"), choices=[("yes", _("通过")), ("no", _("不通过"))], widget=forms.RadioSelect
    )
    opinion = area(_("审核意见"), required=False, help_text=_("不通过的必须写明理由。"))


class PlanForm(forms.Form):
    """列入推进清单: the four that must be clear."""

    project = forms.ChoiceField(label=_("工程"), choices=Project.choices)
    goal = forms.CharField(label=_("目标任务"), max_length=200)
    measure = area(_("推进措施"))
    article = ArticleChoice(
        label=_("一校一案的条文"), queryset=Article.objects.none(), required=False,
        help_text=_("这一项落实实施方案的哪一条。"),
    )  # fmt: skip
    owner = forms.ModelChoiceField(label=_("责任主体"), queryset=Person.objects.none())
    due_on = forms.DateField(label=_("完成时限"), help_text=_("当天计算在内。"))

    def __init__(self, *args: Any, people: "QuerySet[Person]", articles: "QuerySet[Article]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["article"].queryset = articles  # type: ignore[attr-defined]


class FinishForm(forms.Form):
    """办结一项: what there is to add to the facts."""

    outcome = area(_("完成情况"), rows=3, required=False, max_length=300, help_text=_("系统已有的事实不必再写。"))
