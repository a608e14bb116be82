"""覆盖率 (G-01): how many of the schools that the plan applies to have set up the Party-led regime."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation import selectors as organisation
from xiaoheng.ground.organisation.actors import in_force
from xiaoheng.ground.organisation.models import Appointment, PartyOrg, Unit
from xiaoheng.ground.organisation.words import OrgKind, Ownership, Post, Stage
from xiaoheng.ground.rulebook.figure import Ratio, figure

COMMITTEES = (OrgKind.COMMITTEE, OrgKind.GENERAL_BRANCH)


@figure(
    "coverage_rate",
    title=_("党组织领导的校长负责制覆盖率"),
    text=_(
        "覆盖率＝书记、校长均已到任的适用学校÷适用学校，只舍不入。"
        "适用学校：公办、独立法人、设有党委、党总支或支部委员会的中小学校（含中职）。"
        "未设支委会的支部、联合党支部和没有党组织的学校不进分母，单独列出。"
    ),
)
def coverage_rate(units: Iterable[int] | None, on: date) -> Ratio:
    """覆盖率 of some units (all when None) on a day. Clause: the county plan, part two; denominator as X-22."""
    here = Unit.objects.filter(in_force(on)) if units is None else Unit.objects.filter(in_force(on), pk__in=list(units))
    public = organisation.schools_on(on, ownership=Ownership.PUBLIC, legal_person=True)
    every = (public - organisation.schools_on(on, stage=Stage.KINDERGARTEN)) & set(here.values_list("pk", flat=True))
    base = every & _with_committee(on)
    return Ratio(tuple(sorted(base & _led(on))), tuple(sorted(base)), tuple(sorted(every - base)))


def _with_committee(on: date) -> set[int]:
    """Seats of a committee or general branch, or of a branch with a committee member in office."""
    sitting = Appointment.objects.filter(in_force(on), post=Post.COMMITTEE_MEMBER)
    own = organisation.orgs_on(on, *COMMITTEES)
    own |= organisation.orgs_on(on, OrgKind.BRANCH) & set(sitting.values_list("org", flat=True))
    return set(PartyOrg.objects.filter(pk__in=own).values_list("unit", flat=True))


def _led(on: date) -> set[int]:
    """Schools with both a secretary and a principal in office."""
    held = Appointment.objects.filter(in_force(on))
    secretaries = set(held.filter(post=Post.SECRETARY).values_list("unit", flat=True))
    return secretaries & set(held.filter(post=Post.PRINCIPAL).values_list("unit", flat=True))
