"""A school term, and a day off, of the county of a school of the samples."""

from datetime import date

from xiaoheng.ground.calendars import services as calendars

YEARS = {"TY": 2023, "LX": 2024, "LJ1": 2023}  # two of the schools share a county

DAYS = {"TY": date(2030, 3, 5), "LX": date(2030, 3, 6), "LJ1": date(2030, 3, 7)}


def keep_terms(sampler):
    year, actor = YEARS[sampler.school], sampler.clerk
    row = calendars.set_term(
        actor=actor, unit=sampler.cast.units[sampler.place.county], year=year, season="autumn",
        first=date(year, 9, 1), last=date(year + 1, 1, 19),
    )  # fmt: skip
    sampler.keep("term", row.pk)
    day = calendars.set_day(
        actor=actor, unit=sampler.cast.units[sampler.place.county], day=DAYS[sampler.school], works=False, note="校庆"
    )
    sampler.keep("special_day", day.pk)
