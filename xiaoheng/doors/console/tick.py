"""到点: what time alone changes, judged at midnight, and reminders. From a timer, or within each process of the site."""

import argparse
import logging
from datetime import datetime, time, timedelta
from threading import Thread
from time import sleep

from django.db import DatabaseError, close_old_connections, connection

from xiaoheng.doors.courier import round as courier
from xiaoheng.ground.calendars import services as calendars
from xiaoheng.ground.calendars.apps import follow
from xiaoheng.ground.rulebook import services as rulebook
from xiaoheng.lib import clock

MOST = 60.0  # seconds between two looks at the clock: a machine that slept wakes up late, not a day late


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Judge the business day if nobody has done so yet; then the reminders that are due."""
    print("今日已重新检查。" if _begin() else "今日已检查过，无需再查。")
    print(f"办理提醒{courier.go()}条。")
    return 0


def start() -> Thread:
    """报时: a thread beside the server that judges each new business day; the first of several processes does it."""
    thread = Thread(target=_watch, name="ticker", daemon=True)
    thread.start()
    return thread


def _watch() -> None:
    while True:
        sleep(until_midnight(clock.now().astimezone(clock.SHANGHAI)))
        tick()
        close_old_connections()


def tick() -> None:
    """One look; a database that is away is asked again at the next one, and before a page."""
    follow()
    try:
        calendars.catch_up()
        _begin()
    except DatabaseError:
        logging.getLogger("xiaoheng.ticker").exception("The new business day could not be judged")
    try:
        courier.go()
    except Exception:  # nothing about reminders may end the thread that judges each day
        logging.getLogger("xiaoheng.ticker").exception("Nobody could be reminded")


def _begin() -> bool:
    """A new day: judged, then counted. By the sizes of its tables SQLite plans a full run a fifth shorter; PostgreSQL
    counts by itself."""
    judged = rulebook.catch_up()
    if judged and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize=0x10002")  # only tables that have changed much, each by a sample
    return judged


def until_midnight(now: datetime) -> float:
    """Seconds to wait: to the next midnight in Shanghai, but never longer than MOST."""
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return min(MOST, (tomorrow - now).total_seconds())
