"""人员登记: certificates, titles, experience, workload, reserve, rotation."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoheng.ground.cadres.models import Certificate, Experience, Reserve, Rotation, Title, Workload
from xiaoheng.ground.cadres.services.entering import enter
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Person, Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused

FULL_LOAD = 100


def certify(*, actor: Actor, person: Person, kind: str, since: date, until: date | None = None) -> Certificate:
    """登记教师资格: in force from `since`; `until` where it lapses."""
    with act("cadres.certify", actor=actor, unit=person.unit) as doing:
        row = Certificate(person=person, kind=kind, since=since, until=until)
        return enter(doing, row, person, str(row.get_kind_display()))


def confer(*, actor: Actor, person: Person, rank: int, since: date) -> Title:
    """登记职称: conferred on a day."""
    with act("cadres.confer", actor=actor, unit=person.unit) as doing:
        row = Title(person=person, rank=rank, since=since)
        return enter(doing, row, person, str(row.get_rank_display()))


def attest(
    *, actor: Actor, person: Person, kind: str, place: str, since: date, until: date | None = None
) -> Experience:
    """登记工作经历: teaching, Party or administrative work, also before the registers of this county begin."""
    with act("cadres.attest", actor=actor, unit=person.unit) as doing:
        if not place.strip():
            raise Refused(_("未写明在何处任何职。"), _("请填写单位和岗位，如：桃源中学语文教师。"))
        row = Experience(person=person, kind=kind, place=place.strip(), since=since, until=until)
        return enter(doing, row, person, str(row.get_kind_display()))


def weigh(*, actor: Actor, person: Person, share: int, since: date) -> Workload:
    """登记党务工作量: in percent of a full load from a day; what held before ends with it."""
    with act("cadres.weigh", actor=actor, unit=person.unit) as doing:
        if not 0 <= share <= FULL_LOAD:
            raise Refused(_("党务工作量须在0%到100%之间。"), _("折算满工作量二分之一的填50，四分之一的填25。"))
        row = enter(doing, Workload(person=person, share=share, since=since), person, f"{share}%")
        begun = Q(since__lt=since) & (Q(until__isnull=True) | Q(until__gt=since))
        Workload.objects.filter(begun, person=person).update(until=since)
    return row


def reserve(*, actor: Actor, person: Person, level: str, basis: str, since: date) -> Reserve:
    """列为后备: for a level, by a decision. Refused while the person is listed for the same level."""
    with act("cadres.reserve", actor=actor, unit=person.unit) as doing:
        if not basis.strip():
            raise Refused(_("未填写依据。"), _("请填写确定后备人选的决定文号。"))
        if Reserve.objects.filter(person=person, level=level, until__isnull=True).exists():
            raise Refused(
                _("%(name)s已列为这一层次的后备。") % {"name": person.name}, _("如需调整，请先登记截止日期。")
            )
        row = Reserve(person=person, level=level, basis=basis.strip(), since=since)
        return enter(doing, row, person, str(row.get_level_display()), opens=False)


def rotate(
    *, actor: Actor, person: Person, kind: str, target: Unit, since: date, until: date | None = None
) -> Rotation:
    """登记交流轮岗: to another unit than one's own."""
    with act("cadres.rotate", actor=actor, unit=person.unit) as doing:
        if target.pk == person.unit_id:
            raise Refused(_("交流去向就是本人所在单位。"), _("请选择另一所学校。"))
        row = Rotation(person=person, kind=kind, target=target, since=since, until=until)
        enter(doing, row, person, str(row.get_kind_display()), opens=False)
        doing.say(target=target.name)
    return row
