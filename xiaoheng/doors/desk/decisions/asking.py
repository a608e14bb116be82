"""由情形提出请示: which findings call for a request, what it would say, and what has become of it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.doors.ui.forms import DIGITS
from xiaoheng.doors.ui.pages import may_open
from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import SuperiorRequest, Unit
from xiaoheng.ground.organisation.words import RequestKind, RequestMatter, RequestState
from xiaoheng.ground.rulebook import selectors as rulebook
from xiaoheng.ground.rulebook.models import Finding
from xiaoheng.lib import clock

SUBJECT = Finding._meta.label_lower
# rule → the matter on which its next step goes to the superior, and the words of the button
CALLED_FOR: dict[str, tuple[str, str | Promise]] = {
    "A-01": (RequestMatter.BRANCH, _("请示设立党支部")),
    "A-13": (RequestMatter.QUOTA, _("请示调整职数")),
    "A-16": (RequestMatter.FILLING, _("提出补充方案")),
}


@dataclass(frozen=True)
class Ask:
    """What stands beside a finding: a request that was sent, or the way to write one."""

    url: str
    label: str | Promise


def ask_about(viewer: Viewer, one: rulebook.Worded) -> Ask | None:
    """The request on a finding, or the button that writes it; None where neither is for the viewer."""
    if one.rule.id not in CALLED_FOR:
        return None
    sent = SuperiorRequest.objects.filter(subject_kind=SUBJECT, subject=str(one.row.pk))
    row = sent.exclude(state=RequestState.WITHDRAWN).order_by("-pk").first()
    if row is not None and may_open("desk:request", viewer):
        url = reverse("desk:request", kwargs={"superior_request": row.pk})
        return Ask(url, f"{row.get_kind_display()}{row.number} {row.get_state_display()}")
    own = one.unit.pk in {grant.unit for grant in viewer.grants}
    if row is None and own and may_open("desk:organisation.request", viewer):
        return Ask(f"{reverse('desk:organisation.request')}?finding={one.row.pk}", CALLED_FOR[one.rule.id][1])
    return None


def proposed(request: HttpRequest, school: Unit) -> dict[str, Any]:
    """What the form says before anybody has written: of the finding in the address, its matter, title and reason."""
    key = request.GET.get("finding", "")
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    one = told(finding_of(viewer, school, int(key) if key.isdecimal() and len(key) <= DIGITS else None))
    if one is None:
        return {"kind": RequestKind.ASK}
    matter, label = CALLED_FOR.get(one.rule.id, (RequestMatter.OTHER, one.name))
    title = _("关于%(school)s%(what)s的请示") % {"school": school.name, "what": one.name}
    return {
        "finding": one.row.pk,
        "kind": RequestKind.ASK,
        "matter": matter,
        "title": title,
        "text": f"{one.reason}\n{one.clause}\n{label}：",
    }


def finding_of(viewer: Viewer, school: Unit, key: int | None) -> Finding | None:
    """The open finding of the school that is in sight, by its key."""
    return rulebook.findings(viewer).filter(unit=school, pk=key).first() if key else None


def key_of(row: SuperiorRequest) -> int | None:
    """The key of the finding a request is about."""
    return int(row.subject) if row.subject_kind == SUBJECT else None


def told(finding: Finding | None) -> rulebook.Worded | None:
    """The finding in words."""
    return next(iter(rulebook.worded([finding], clock.today())), None) if finding else None
