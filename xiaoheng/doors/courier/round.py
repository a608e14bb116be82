"""巡回: what a ticker does once a minute: plan what is due, claim, send, settle. Any number of processes may."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import translation
from django.utils.translation import gettext as _

from xiaoheng.doors.courier.channels import Undelivered, is_ready, send
from xiaoheng.doors.courier.texts import compose
from xiaoheng.ground.organisation.actors import actor_of
from xiaoheng.ground.organisation.models import Unit
from xiaoheng.ground.reminders import selectors, services
from xiaoheng.ground.reminders.models import Choice, Delivery
from xiaoheng.ground.reminders.services import Slot
from xiaoheng.ground.reminders.words import Kind, State
from xiaoheng.ground.rulebook.selectors import NoValue
from xiaoheng.lib import clock
from xiaoheng.lib.calendar import add_workdays
from xiaoheng.loop.decisions import selectors as decisions

MOST = 500  # messages of a round; the next one is a minute away


def go(at: datetime | None = None) -> int:
    """巡回一次; how many messages were settled. Tells in Chinese: these are papers of the office, not a page."""
    with translation.override("zh-hans"):
        return Round(clock.today(), (at or clock.now()).astimezone(clock.SHANGHAI)).go()


@dataclass
class Round:
    """一次巡回, on a business day at an hour of the clock."""

    day: date
    at: datetime

    def go(self) -> int:
        """Plan, then send until nothing is due."""
        services.expire(self.day, _("当日未能发出，仍未办的见次日提要"))
        if not self.chosen:
            return 0
        services.plan(self._slots())
        awake = [unit for unit in set(self.seats.values()) if self._hours(self.counties[unit])]
        for done in range(MOST):
            row = services.claim(awake, self._away) if awake else None
            if row is None:
                return done
            self._deliver(row)
        return MOST

    @cached_property
    def chosen(self) -> dict[int, Choice]:
        """选定外部渠道的人, by account."""
        return {row.account_id: row for row in selectors.choices()}

    @cached_property
    def seats(self) -> dict[int, int]:
        """Their units."""
        return selectors.seats(self.chosen)

    @cached_property
    def counties(self) -> dict[int, Unit]:
        """The counties of these."""
        return selectors.counties(self.seats.values())

    @cached_property
    def _away(self) -> set[str]:
        """渠道无应答: whose server was away in this round; each further message would wait for it anew."""
        return set()

    @cached_property
    def _clocks(self) -> dict[int, dict[str, int]]:
        return {}

    def _hours(self, county: Unit) -> dict[str, int]:
        """The hours of a county while one may be told there; nothing in quiet ones, or where none are set."""
        if county.pk not in self._clocks:
            try:
                found = selectors.hours(county, self.day)
            except NoValue:
                found = {}
            quiet = not found or selectors.is_quiet(found, self.day, self.at.time())
            self._clocks[county.pk] = {} if quiet else found
        return self._clocks[county.pk]

    def _slots(self) -> Iterator[Slot]:
        known = selectors.planned(self.day)
        for account, unit in self.seats.items():
            county, choice = self.counties[unit], self.chosen[account]
            hours = self._hours(county)
            kinds = list(self._kinds(choice, hours)) if hours else []
            for channel in choice.channels() if kinds else []:
                for kind, day, ref in kinds if is_ready(channel, county.code) else []:
                    if (account, kind, channel, day, ref) not in known:
                        yield Slot(account, unit, kind, channel, day, ref)

    def _kinds(self, choice: Choice, hours: dict[str, int]) -> Iterator[tuple[str, date, str]]:
        """What is due to one person now. A digest at the first hour tells what is overdue itself."""
        first = choice.daily and hours["remind_digest"] <= hours["remind_from"]
        if choice.daily and self.at.hour >= hours["remind_digest"]:
            yield Kind.DIGEST, self.day, ""
        if choice.urgent and not first:
            yield Kind.OVERDUE, self.day, ""
        if choice.urgent:
            for meeting, day in self._invited.get(choice.account.person_id or 0, []):
                yield Kind.MEETING, day, str(meeting)

    @cached_property
    def _invited(self) -> dict[int, list[tuple[int, date]]]:
        """Person → meetings from today (called too late to be told yesterday) to the next workday."""
        found: dict[int, list[tuple[int, date]]] = {}
        rows = decisions.summonses(self.day - timedelta(days=1), add_workdays(self.day, 1))
        for person, meeting, day in rows.values_list("person", "meeting", "meeting__planned_on"):
            found.setdefault(person, []).append((meeting, day))
        return found

    def _deliver(self, row: Delivery) -> None:
        """One message. What goes wrong with it is written down and stops no other."""
        try:
            services.settle(row, self._sent(row))
        except Undelivered as refusal:
            services.give_back(row, refusal.said, final=refusal.final)
            self._away.update([row.channel] if refusal.away else [])
        except Exception:
            logging.getLogger("xiaoheng.courier").exception("Message %s could not be made", row.number)
            services.give_back(row, _("系统内部出错，详见服务器日志"))

    def _sent(self, row: Delivery) -> str:
        choice, county = self.chosen.get(row.account_id), self.counties.get(row.unit_id)
        if choice is None or county is None or row.channel not in choice.channels() or row.account_id not in self.seats:
            return State.NOTHING  # chosen away, or without a post by now
        if not is_ready(row.channel, county.code):
            raise Undelivered(_("渠道未配置"))
        since = selectors.last_told(row) if row.kind == Kind.OVERDUE else None
        message = compose(actor_of(row.account), row.kind, since=since, ref=row.ref)
        if message is None:
            return State.NOTHING
        send(row.channel, choice, county.code, message, row.number)
        return State.SENT
