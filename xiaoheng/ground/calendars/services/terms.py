"""校历: a county says when the lessons of a term begin and end."""

from datetime import date

from django.utils.translation import gettext as _

from xiaoheng.ground.calendars.models import SchoolTerm
from xiaoheng.ground.calendars.words import Season
from xiaoheng.ground.organisation.actors import Actor
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.organisation.verbs import act
from xiaoheng.lib.refusal import Refused

# What can only be a slip of the pen: months in which no term of that name begins, weeks that no term lasts.
BEGINS = {Season.AUTUMN: (0, range(8, 11)), Season.SPRING: (1, range(1, 6))}
WEEKS = range(8, 31)


def set_term(*, actor: Actor, unit: Unit, year: int, season: str, first: date, last: date) -> SchoolTerm:
    """登记校历: a term of the county, new or in place of what was set for it. `year` is that in which the school year
    begins. Refused when the days cannot be those of that term, or overlap with another."""
    with act("calendars.set_term", actor=actor, unit=unit) as doing:
        _refuse_days(year, Season(season), first, last)
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)  # of two at once the second sees the first
        _refuse_overlap(unit, year, season, first, last)
        before = SchoolTerm.objects.filter(unit=unit, year=year, season=season).first()
        row, _made = SchoolTerm.objects.update_or_create(
            unit=unit, year=year, season=season, defaults={"first": first, "last": last}
        )
        doing.subject = row
        doing.say(title=row.name, first=first.isoformat(), last=last.isoformat())
        if before:
            doing.say(was=[before.first.isoformat(), before.last.isoformat()])
    return row


def strike_term(*, actor: Actor, term: SchoolTerm) -> None:
    """删除学期: what was set by mistake; the entry keeps its days."""
    with act("calendars.strike_term", actor=actor, unit=term.unit, on=term) as doing:
        doing.say(title=term.name, first=term.first.isoformat(), last=term.last.isoformat())
        gone, _kinds = SchoolTerm.objects.filter(pk=term.pk).delete()
        if not gone:
            raise Refused(_("“%(name)s”已被他人删除。") % {"name": term.name}, _("请刷新校历页面。"))


def _refuse_days(year: int, season: Season, first: date, last: date) -> None:
    if last <= first:
        raise Refused(_("结束日应晚于开学日。"), _("请核对两个日期。"))
    later, months = BEGINS[season]
    if first.year != year + later or first.month not in months:
        raise Refused(
            _("%(from)d—%(to)d学年%(season)s应在%(begins)d年%(low)d—%(high)d月开学，所填为%(day)s。")
            % {
                "from": year, "to": year + 1, "season": season.label, "begins": year + later, "low": months[0],
                "high": months[-1], "day": first.isoformat(),
            },
            _("请核对学年、学期和开学日。"),
        )  # fmt: skip
    weeks = ((last - first).days + 7) // 7
    if weeks not in WEEKS:
        raise Refused(
            _("这一学期共%(n)d周，不在%(low)d—%(high)d周之间。") % {"n": weeks, "low": WEEKS[0], "high": WEEKS[-1]},
            _("请核对开学日和结束日。"),
        )


def _refuse_overlap(unit: Unit, year: int, season: str, first: date, last: date) -> None:
    others = SchoolTerm.objects.filter(unit=unit, first__lte=last, last__gte=first).exclude(year=year, season=season)
    if other := others.first():
        raise Refused(
            _("与%(name)s（%(first)s至%(last)s）重叠。")
            % {"name": other.name, "first": other.first.isoformat(), "last": other.last.isoformat()},
            _("请先改正那一学期，或核对所填日期。"),
        )
