"""Q-4, Q-7: votes of the branch's assembly and of the staff congress."""

from datetime import date

from tests.ground.rulebook.oracle.cadence import number, periods


def votes(code, since, keys, enough):
    """The check of one class: its first day, its parameters, and when so many votes are too few."""
    keys = (*keys, "quorum_base")

    def check(f, unit):
        if f.day < since:
            return
        first = {number(day): day for day in periods(f.day, 1)}
        seen = [ym for ym, day in first.items() if day >= since] or [10**6]
        today = [f.value(key, unit) for key in keys]
        if None in today:
            return
        for q in f.votes:
            ym = q["meeting__ym"]
            if q["meeting__unit_id"] != unit or q["quorum"] != code or q["meeting__held_on"] > f.day or ym < min(seen):
                continue
            values = today if ym > max(first) else [f.value(key, unit, first[ym]) for key in keys]
            if (ym in first and first[ym] < since) or None in values:
                continue
            yield from judged(q, ym, *values, enough)

    return check


def judged(q, ym, parts, more, base, enough):
    entitled, present, yes = q["entitled"], q["present"], q["yes"]
    if present * base < entitled * parts:
        yield ("question", q["id"], ym, present, entitled, None, "short")
    elif q["result"] == "adopted" and not enough(yes * base, entitled * more):
        yield ("question", q["id"], ym, yes, entitled, None, "not_carried")


CHECKS = {
    "Q-4": votes("Q-4", date(2018, 10, 28), ("assembly_quorum", "assembly_majority"), lambda y, n: y > n),
    "Q-7": votes("Q-7", date(2012, 1, 1), ("congress_quorum", "congress_majority"), lambda y, n: y >= n),
}
