"""时间线: everything dated that is known of a person, the latest first; what the viewer need not see is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoheng.ground.cadres.selectors.people import sees_reserve
from xiaoheng.ground.cadres.selectors.records import key_of
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Person

ENDING = ("certificate", "experience", "workload", "reserve", "rotation")
WORDS = {
    "certificate": gettext_lazy("教师资格"),
    "title": gettext_lazy("职称"),
    "experience": gettext_lazy("工作经历"),
    "training": gettext_lazy("培训"),
    "workload": gettext_lazy("党务工作量"),
    "rotation": gettext_lazy("交流轮岗"),
    "award": gettext_lazy("表彰"),
    "reserve": gettext_lazy("后备"),
}


@dataclass(frozen=True)
class Moment:
    """一项: since when, until when, what; `key` names the row where it may be ended or corrected here."""

    since: date
    until: date | None
    kind: str | Promise
    text: str
    key: str = ""
    ends: bool = False


def timeline(viewer: Viewer, person: Person) -> list[Moment]:
    """时间线 of a person in sight."""
    found = [*_posts(person), *_memberships(person), *_facts(viewer, person)]
    return sorted(found, key=lambda one: (one.since, str(one.kind), one.text), reverse=True)


def _posts(person: Person) -> Iterator[Moment]:
    for row in person.appointments.select_related("unit", "org").prefetch_related("portfolios"):
        place = row.org.name if row.org else row.unit.name
        charge = _("，分管%(charge)s") % {"charge": row.get_charge_display()} if row.charge else ""
        text = f"{place} · {row.get_post_display()}{charge}"
        yield Moment(row.since, row.until, _("任职"), f"{text}（{row.reason}）" if row.reason else text)
        for one in row.portfolios.all():
            told = f"{row.unit.name} · {row.get_post_display()} · {one.get_charge_display()}"
            yield Moment(one.since, one.until, _("分工"), told)


def _memberships(person: Person) -> Iterator[Moment]:
    for row in person.memberships.select_related("org"):
        yield Moment(row.since, row.until, _("党籍"), f"{row.org.name} · {row.get_kind_display()}")


def _facts(viewer: Viewer, person: Person) -> Iterator[Moment]:
    rows: list[Any] = [
        *person.certificates.all(),
        *person.titles.all(),
        *person.experiences.all(),
        *person.trainings.select_related("programme"),
        *person.workloads.all(),
        *person.rotations.select_related("target"),
        *person.awards.all(),
        *(person.reserves.all() if sees_reserve(viewer) else ()),
    ]
    for row in rows:
        kind = row._meta.model_name
        since = row.held_on if kind == "training" else row.since
        until = getattr(row, "until", None)
        ends = kind in ENDING and until is None
        yield Moment(since, until, WORDS[kind], _text(kind, row), key_of(row), ends)


def _text(kind: str, row: Any) -> str:
    if kind == "training":
        one = row.programme
        return _("%(title)s · %(kind)s · %(hours)d学时") % {
            "title": one.title, "kind": one.get_kind_display(), "hours": row.hours,
        }  # fmt: skip
    if kind == "award":
        return " · ".join(filter(None, (row.get_kind_display(), row.get_level_display(), row.issuer, row.number)))
    if kind == "workload":
        return _("占满工作量的%(share)d%%") % {"share": row.share}
    if kind == "experience":
        return f"{row.get_kind_display()} · {row.place}"
    if kind == "rotation":
        return f"{row.get_kind_display()} · {row.target.name}"
    if kind == "reserve":
        return f"{row.get_level_display()} · {row.basis}"
    return str(row.get_rank_display() if kind == "title" else row.get_kind_display())
