"""Planted faults: each found again by its own rule and by nothing else. Dates are relative to the business day.

The plan below is the one list of them: a rule, which organisations may bear its fault, and the small function that
spoils the first free one, from the file of its room. A fault that shows in rows written later spoils nothing here
(`later`): whoever writes those rows asks `world.bears`. A county has few schools, so a new fault had best stand
`beside` one that it does not disturb; a test says when it finds no place.
"""

from typing import NamedTuple

from xiaoheng.doors.console.demo.build import Place, Planted, World, by_org
from xiaoheng.doors.console.demo.faults import bodies, cadres, meetings, organisations, posts
from xiaoheng.doors.console.demo.faults.where import (
    BRANCH,
    COMMITTEE,
    GENERAL,
    JOINT,
    LARGE,
    MIDDLE,
    NEARLY_FIFTY,
    SMALL,
    WITH_COMMITTEE,
    Fits,
    Spoil,
    later,
)
from xiaoheng.loop.decisions.words import MeetingKind


class Fault(NamedTuple):
    """One line of the plan."""

    rule: str
    fits: Fits
    spoil: Spoil = later
    beside: str = ""  # a rule above whose organisation bears this one too, for neither is felt in the other
    since: int = 1  # month of the year from which its rule judges


MADE_UP = 4  # until the month before, the meetings of the year before may still be held
PLAN = (
    Fault("A-01", JOINT, organisations.own_branch_missing),
    Fault("A-02", SMALL, organisations.committee_missing),
    Fault("A-04", JOINT, organisations.joint_too_wide),
    Fault("A-05", JOINT, organisations.without_members),
    Fault("A-06", COMMITTEE, organisations.branch_too_large),
    Fault("A-07", NEARLY_FIFTY, organisations.grow_to(50)),
    Fault("A-08", GENERAL, organisations.grow_to(100)),
    Fault("A-09", GENERAL, posts.seat_empty),
    Fault("A-11", SMALL, posts.no_full_time_deputy),
    Fault("A-12", GENERAL, posts.vice_outside),
    Fault("A-13", GENERAL, posts.quota_cut),
    Fault("A-14", SMALL, organisations.term_over),
    Fault("A-15", SMALL, posts.too_long),
    Fault("A-16", GENERAL, posts.vacant),
    Fault("A-19", SMALL, posts.nobody_young),
    Fault("A-20", MIDDLE, posts.director_no_member),
    Fault("A-23", SMALL, organisations.under_township),
    Fault("C-1", SMALL, meetings.quarter_missed(MeetingKind.ASSEMBLY)),
    Fault("C-2", SMALL, meetings.month_missed(MeetingKind.COMMITTEE)),
    Fault("C-4", SMALL, meetings.quarter_missed(MeetingKind.LECTURE)),
    Fault("A-10", MIDDLE, posts.few_leaders),
    Fault("A-18b", SMALL, posts.new_member_leads),
    Fault("A-21", SMALL, posts.nobody_in_charge),
    Fault("C-8", SMALL, meetings.month_missed(MeetingKind.THEME_DAY)),
    Fault("Q-8", GENERAL),
    Fault("B1-1", WITH_COMMITTEE),
    Fault("B1-2", WITH_COMMITTEE),
    Fault("B-03", WITH_COMMITTEE),
    Fault("B-05", WITH_COMMITTEE),
    Fault("B-14", WITH_COMMITTEE),
    Fault("B-16", WITH_COMMITTEE),
    Fault("Q-1", WITH_COMMITTEE),
    Fault("Q-2", WITH_COMMITTEE),
    Fault("Q-3", WITH_COMMITTEE),
    Fault("A-18", SMALL, cadres.title_too_low, beside="C-1"),
    Fault("F-1", SMALL, cadres.rotation_missed, beside="B-14"),
    Fault("F-2", SMALL, cadres.hours_missed, beside="C-2"),
    Fault("F-3", cadres.a_year_of_the_plan, cadres.nothing_planned, beside="A-13"),
    Fault("F-4", SMALL, cadres.credited_too_little, beside="C-4"),
    Fault("B-01", LARGE),
    Fault("D-S02", BRANCH, beside="B-03"),
    Fault("D-S06", BRANCH, beside="B-05"),
    Fault("D-6", BRANCH, beside="Q-1"),
    Fault("A-26", BRANCH, bodies.without("ideology"), beside="B-14"),
    Fault("A-26b", WITH_COMMITTEE, bodies.level_left, beside="B-16"),
    Fault("G-06", BRANCH, bodies.without("academic_committee"), beside="Q-2"),
    Fault("G-07", BRANCH, bodies.congress_overdue, beside="Q-3"),
    Fault("E-16", WITH_COMMITTEE, beside="B1-2"),
    Fault("A-30", BRANCH, beside="A-18"),
    Fault("Q-6", BRANCH, beside="F-2"),
    Fault("Q-4", BRANCH, beside="F-1"),
    Fault("Q-7", BRANCH, beside="A-26"),
    Fault("C-9", WITH_COMMITTEE, meetings.year_missed(MeetingKind.ORG_LIFE), beside="B1-1", since=MADE_UP),
    Fault("C-10", WITH_COMMITTEE, meetings.year_missed(MeetingKind.APPRAISAL), beside="B1-2", since=MADE_UP),
    Fault("C-12", GENERAL, beside="A-16", since=MADE_UP),
)


def plant(world: World) -> list[Planted]:
    """Plant one fault of each kind."""
    return [planted for fault in PLAN if fault.since <= world.today.month for planted in _plant(world, fault)]


def another(world: World, rule: str) -> list[Planted]:
    """One more fault of a kind, in an organisation of its own."""
    fault = next(one for one in PLAN if one.rule == rule)
    group = _free(world, fault)
    return [Planted(rule, fault.spoil(world, group).unit.code)] if group else []


def _plant(world: World, fault: Fault) -> list[Planted]:
    group = _beside(world, fault) if fault.beside else _free(world, fault)
    if group is None:  # a small demo has not every kind of organisation to spare
        return []
    world.bears[fault.rule] = group[0].org
    return [Planted(fault.rule, fault.spoil(world, group).unit.code)]


def _free(world: World, fault: Fault) -> list[Place] | None:
    """The first organisation that fits and bears nothing yet."""
    taken = {id(org) for org in world.bears.values()}
    return next((group for group in by_org(world) if id(group[0].org) not in taken and fault.fits(group[0])), None)


def _beside(world: World, fault: Fault) -> list[Place] | None:
    """The organisation that bears the other fault, if it fits."""
    org = world.bears.get(fault.beside)
    return next((group for group in by_org(world) if group[0].org is org and fault.fits(group[0])), None)
