"""Forms of elections: shape only, the verbs judge."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.desk.fields import PeopleField, PersonField, area, count
from xiaoheng.ground.organisation.models import PartyOrg, Person
from xiaoheng.ground.organisation.words import Post
from xiaoheng.lib.ballots import Count
from xiaoheng.loop.decisions.elections.models import Ballot, Standing
from xiaoheng.loop.decisions.elections.words import Kind

WRITTEN = 3
OFFICES = [(Post.SECRETARY, _("书记")), (Post.DEPUTY, _("副书记")), (Post.FULL_TIME_DEPUTY, _("专职副书记"))]


class PrepareForm(forms.Form):
    """启动选举."""

    org = forms.ModelChoiceField(label=_("党组织"), queryset=PartyOrg.objects.none())
    kind = forms.ChoiceField(label=_("种类"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.TERM)
    seats = count(_("应选委员（人）"), help_text=_("不设委员会的支部由党员大会直接选举1名书记，不看这一项。"))
    deputies = count(_("其中副书记（人）"), initial=0, help_text=_("由新一届委员会选举；补选不填。"))
    planned_on = forms.DateField(label=_("拟定选举日期"))

    def __init__(self, *args: Any, orgs: "QuerySet[PartyOrg]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["org"].queryset = orgs  # type: ignore[attr-defined]
        self.fields["org"].initial = orgs.first()


class TextForm(forms.Form):
    """请示、报告 with what there is to say besides the facts."""

    text = area(_("说明"), required=False, help_text=_("选举的时间、名额、候选人和结果系统已有，可以直接下载 Word。"))


class NominateForm(TextForm):
    """报审候选人."""

    people = PeopleField(label=_("候选人预备人选"), queryset=Person.objects.none())
    field_order = ["people", "text"]

    def __init__(self, *args: Any, electors: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = electors  # type: ignore[attr-defined]


class OpenForm(forms.Form):
    """召开大会."""

    without_vote = PeopleField(
        label=_("没有表决权、选举权的"), queryset=Person.objects.none(), required=False,
        help_text=_("只勾选留党察看，或被停止行使权利的；其余正式党员列入选举人名册，名册不再随组织关系变动。"),
    )  # fmt: skip

    def __init__(self, *args: Any, electors: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["without_vote"].queryset = electors  # type: ignore[attr-defined]


class AttendForm(forms.Form):
    """登记到会和监票、计票人."""

    present = PeopleField(label=_("到会人员"), queryset=Person.objects.none())
    scrutineer = PersonField(label=_("监票人"), queryset=Person.objects.none(), help_text=_("经大会通过，不是候选人。"))
    teller = PersonField(label=_("计票人"), queryset=Person.objects.none())

    def __init__(self, *args: Any, voters: "QuerySet[Person]", free: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = voters  # type: ignore[attr-defined]
        for name in ("scrutineer", "teller"):
            self.fields[name].queryset = free  # type: ignore[attr-defined]


class SeatForm(forms.Form):
    """选举书记、副书记."""

    post = forms.ChoiceField(label=_("职务"), choices=OFFICES, widget=forms.RadioSelect)
    people = PeopleField(label=_("候选人（等额）"), queryset=Person.objects.none())
    present = count(_("到会委员（人）"))

    def __init__(self, *args: Any, members: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = members  # type: ignore[attr-defined]


class ShortForm(forms.Form):
    """不再补足."""

    consent = count(_("同意不再补足的（人）"), help_text=_("须超过实到会人数的一半。"))


class ConfirmForm(forms.Form):
    """批准选举结果."""

    approve = forms.ChoiceField(
        label=_("答复"), choices=[("yes", _("同意")), ("no", _("退回，请补充报告"))], widget=forms.RadioSelect
    )
    text = area(_("批复内容"), required=False, help_text=_("退回的须写明理由。"))
    number = forms.CharField(label=_("批复文号"), required=False, max_length=60)


class CancelForm(forms.Form):
    """取消选举."""

    reason = area(_("理由"), rows=3)


class CountForm(forms.Form):
    """计票单: three numbers of papers, three of each name, and who was written in."""

    issued, returned, void = count(_("发出选票")), count(_("收回选票")), count(_("废票"))

    def __init__(self, *args: Any, ballot: Ballot, rows: Sequence[Standing], others: "QuerySet[Person]", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            for name, label in (("yes", _("赞成")), ("no", _("不赞成")), ("abstain", _("弃权"))):
                self.fields[f"{name}_{row.person_id}"] = count(f"{row.person.name}　{label}", required=False)
        for n in range(1, WRITTEN + 1):
            self.fields[f"other_{n}"] = PersonField(label=_("另选人"), queryset=others, required=False)
            self.fields[f"votes_{n}"] = count(_("票数"), required=False)

        for name in self.fields.keys() - {
            "issued",
            "returned",
            "void",
        }:  # those in the table have no label of their own
            self.fields[name].widget.attrs["aria-label"] = self.fields[name].label

    def names(self) -> Iterator[tuple[Standing, list[forms.BoundField]]]:
        """Each name of the paper with its three fields."""
        for row in self.rows:
            yield row, [self[f"{name}_{row.person_id}"] for name in ("yes", "no", "abstain")]

    def papers(self) -> list[forms.BoundField]:
        """The three numbers of papers."""
        return [self["issued"], self["returned"], self["void"]]

    def written(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Who was written in, with the votes."""
        return [(self[f"other_{n}"], self[f"votes_{n}"]) for n in range(1, WRITTEN + 1)]

    def count(self) -> Count:
        """The count as typed; nothing typed is none."""
        data = self.cleaned_data
        votes = {
            row.person_id: tuple(data[f"{name}_{row.person_id}"] or 0 for name in ("yes", "no", "abstain"))
            for row in self.rows
        }
        others = [(data[f"other_{n}"], data[f"votes_{n}"]) for n in range(1, WRITTEN + 1)]
        written = {person.pk: votes or 0 for person, votes in others if person}
        return Count(data["issued"], data["returned"], data["void"], votes, written)  # type: ignore[arg-type]
