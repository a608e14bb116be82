"""人员变动: where people work and how they hold a post since a day; what was before keeps its days."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from xiaoheng.ground.organisation.models import Appointment, Person
from xiaoheng.ground.organisation.selectors.register import Fact
from xiaoheng.ground.organisation.services import history
from xiaoheng.ground.organisation.services.importing.organisation.changes import dated, since_a_day
from xiaoheng.ground.organisation.services.importing.organisation.standing import keep_identity, lead, unit
from xiaoheng.ground.organisation.services.importing.planning import Change
from xiaoheng.ground.organisation.services.importing.rows import Row
from xiaoheng.ground.organisation.services.importing.state import State, Values
from xiaoheng.ground.organisation.services.importing.writing import Writer
from xiaoheng.ground.organisation.sheets import KEPT, PEOPLE, POSTS
from xiaoheng.lib import clock
from xiaoheng.lib.refusal import Refused

HELD = KEPT[POSTS.name]  # of a post what may change while its holder stays


def identified_and_dated(state: State, row: Row, fact: Fact | None) -> None:
    """身份证号 and 变更日期 of a person."""
    keep_identity(state, row, fact)
    dated(state, row, fact)


def led_and_dated(state: State, row: Row, fact: Fact | None) -> None:
    """党组织编码 and 变更日期 of a post; a change that stands already, from an earlier import, is none."""
    lead(state, row, fact)
    following = _following(state, row)
    if fact and following and all(row.values.get(name) == following.values[name] for name in (*HELD, "until")):
        row.values |= {name: fact.values[name] for name in (*HELD, "until", "reason")}
    dated(state, row, fact)


def check(state: State) -> None:
    """核对变动: on its day or later, forwards only, to where there is somebody to take him."""
    for sheet, possible in ((PEOPLE, _may_move), (POSTS, _may_change)):
        rows = [(row, after, fact) for row, after in state.each(sheet)
                if after["changed_on"] and (fact := state.fact(row))]  # fmt: skip
        for row, after, fact in rows:
            try:
                possible(state, row, after, fact)
            except Refused as refusal:
                state.problems.append(row.problem("changed_on", refusal.message, refusal.remedy))


def keep_places(writer: Writer, changes: Collection[Change]) -> None:
    """原单位 of people who move since a day."""
    moving = since_a_day(changes)
    people = Person.objects.in_bulk(list(moving))
    spans: list[tuple[Change, models.Model]] = []
    for pk, (change, on) in moving.items():
        spans += [(change, span) for span in history.places_until([people[pk]], on)]
    writer.insert(spans)


def succeed(writer: Writer, changes: Collection[Change]) -> None:
    """同职接任: the post as it was held ends on the day, and goes on as a row of its own from there."""
    moving = since_a_day(changes)
    held = Appointment.objects.in_bulk(list(moving))
    ended, begun = [], []
    for pk, (change, on) in moving.items():
        old, new = held[pk], _copy(held[pk])
        told: Any = change.after
        new.since, new.until, new.reason = on, told["until"], told["reason"]
        new.charge, new.way = told["charge"], told["way"]
        old.until, old.reason, old.left_for = on, str(_("任职方式或分管变更")), ""
        ended.append((change, old))
        begun.append((change, new))
    writer.update(ended, ("until", "reason", "left_for"))
    writer.insert(begun)


def _copy(row: Appointment) -> Appointment:
    same = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    return Appointment(**same)


def _come(on: date) -> None:
    """Refused ahead of its day."""
    if on > clock.today():
        raise Refused(_("变更日期%(day)s还没有到。") % {"day": on.isoformat()}, _("请在生效当日或以后导入这一行。"))


def _may_move(state: State, row: Row, after: Values, fact: Fact) -> None:
    on: Any = after["changed_on"]
    _come(on)
    place: Any = unit(state, after["unit"]) or {}
    since, until = place.get("since"), place.get("until")
    if (since and on < since) or (until and on >= until):
        said = {"unit": place["name"], "day": (since if since and on < since else until).isoformat()}
        message = _("“%(unit)s”于%(day)s设立。") if since and on < since else _("“%(unit)s”已于%(day)s撤销。")
        raise Refused(message % said, _("请核对变更日期和所在单位。"))
    history.places_until([Person.objects.get(pk=fact.pk)], on)


def _may_change(state: State, row: Row, after: Values, fact: Fact) -> None:
    on: Any = after["changed_on"]
    _come(on)
    began: Any = fact.values["since"]
    if on <= began:
        raise Refused(
            _("变更日期不晚于任职日期%(day)s。") % {"day": began.isoformat()},
            _("请核对日期；任职时的登记有误的，变更日期留空作更正。"),
        )
    ended: Any = fact.values["until"]
    if ended and on >= ended:
        raise Refused(
            _("这一任职已于%(day)s终止。") % {"day": ended.isoformat()}, _("请在终止后的那一行修改，或核对日期。")
        )
    last: Any = after["until"]
    if last and on >= last:
        raise Refused(_("变更日期不早于离任日期%(day)s。") % {"day": last.isoformat()}, _("请核对两个日期。"))


def _following(state: State, row: Row) -> Fact | None:
    """The registered row by which the post goes on from the day of the change."""
    person, place, post, _since = row.key()
    return state.known[POSTS.name].get((person, place, post, row.values.get("changed_on")))
