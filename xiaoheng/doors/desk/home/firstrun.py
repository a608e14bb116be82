"""建账步骤: what a new county does first, each step done or not as the facts say; gone when all is done."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xiaoheng.ground.organisation.actors import Viewer
from xiaoheng.ground.organisation.models import Appointment, Membership, PartyOrg, RoleGrant, School, Unit
from xiaoheng.ground.organisation.words import Role, UnitKind
from xiaoheng.ground.rulebook.models import Evaluation, Parameter
from xiaoheng.loop.decisions.models import Meeting
from xiaoheng.loop.decisions.words import MeetingState
from xiaoheng.loop.execution.models import Directive
from xiaoheng.loop.execution.words import DirectiveState


@dataclass(frozen=True)
class Step:
    """一步: what, why and how, where, and whether the facts are there."""

    title: str | Promise
    says: str | Promise
    page: str
    label: str | Promise
    done: bool

    @property
    def url(self) -> str:
        """Where it is done."""
        return reverse(self.page)


def steps(viewer: Viewer) -> list[Step]:
    """建账步骤 of the clerk's county; nothing for others, and nothing once every step is done."""
    county = next((g.unit for g in viewer.grants if g.role == Role.COUNTY_CLERK and g.kind == UnitKind.COUNTY), None)
    found = _steps(county) if county else []
    return [] if all(step.done for step in found) else found


def next_step(found: list[Step]) -> Step | None:
    """下一步: the first that is not done."""
    return next((step for step in found if not step.done), None)


def _steps(county: int) -> list[Step]:
    done = _done(county)
    return [
        Step(title, says, page, label, all(done[fact] for fact in facts)) for title, says, page, label, facts in STEPS
    ]


def _done(county: int) -> dict[str, bool]:
    """已有: which facts are there, in one question: the front page of every clerk asks it."""

    def below(rows: QuerySet[Any]) -> Exists:
        return Exists(rows.filter(unit__up__ancestor=county))

    told = Directive.objects.filter(unit=county, state__in=[DirectiveState.ISSUED, DirectiveState.CLOSED])
    facts = {
        "schools": below(School.objects.all()),
        "orgs": below(PartyOrg.objects.filter(unit__school__isnull=False)),
        "members": Exists(Membership.objects.filter(person__unit__up__ancestor=county)),
        "posts": below(Appointment.objects.all()),
        "law": Exists(Parameter.objects.all()),
        "judged": Exists(Evaluation.objects.all()),
        "accounts": below(RoleGrant.objects.filter(unit__kind=UnitKind.SCHOOL)),
        "order": Exists(told),
        "meeting": below(Meeting.objects.filter(state=MeetingState.CLOSED)),
    }
    found: Any = Unit.objects.filter(pk=county).values(**facts).get()
    return dict(found)


BOOK = ("desk:import", _("导入组织工作簿"))
# title, what and why, page, its button, facts that must be there
STEPS = (
    (_("单位"), _("下载模板，在“单位”表填学校和片区。"), *BOOK, ("schools",)),
    (_("党组织"), _("在同一工作簿的“党组织”表填类别、组建方式和覆盖的学校。"), *BOOK, ("orgs",)),
    (_("人员"), _("在“人员”“党籍”两表填教师党员。"), *BOOK, ("members",)),
    (_("任职"), _("在“任职”表填书记、校长和班子成员。"), *BOOK, ("posts",)),
    (
        _("制度核查"), _("打开总览，系统按当日生效的规定检查：哪些学校不符合、依据哪一条。"), "desk:overview", _("看总览"),
        ("law", "judged", "schools"),
    ),
    (
        _("账号"), _("用“账号与角色”工作簿给各校建立账号；初始口令只在导入后显示一次，请当面交给本人。"), "desk:import_accounts",
        _("导入账号与角色"), ("accounts",),
    ),
    (_("第一份交办单"), _("上传一份通知，系统读出任务草稿，核对后下达。"), "desk:notices", _("上传通知"), ("order",)),
    (
        _("第一次会议"), _("由学校在“会议”中召集，散会后这里自动完成。"), "desk:meetings", _("看会议"),
        ("meeting",),
    ),
)  # fmt: skip
