"""B-01, B1-1, B1-2, B-03, B-05, B-14, Q-1 … Q-3, Q-8: the meetings of the two bodies, one by one and month by month."""

from datetime import date, timedelta

from tests.ground.rulebook.oracle.cadence import number, periods
from tests.ground.rulebook.oracle.facts import months

REGIME = date(2022, 1, 1)
PROCEDURE = date(2020, 1, 1)
PAIR = ("secretary", "principal")
SETTLED = ("approved", "rejected", "forwarded")


def monthly_meetings(key, kind):
    """So many meetings of a body in each completed month in which its chair was in office throughout."""

    def check(f, unit):
        now = f.value(key, unit)
        if not f.regime(unit) or now is None:
            return
        for who in seats(f, unit, kind):
            due = [first for first in periods(f.day, 1) if owed(f, unit, who, first) is not None]
            held = [m for m in f.sittings if m["kind"] == kind and belongs(m, unit, who)]
            subject = ("org", who["id"]) if kind == "party" else ("unit", unit)
            if due and not held and now > 0:
                yield (*subject, 0, 0, now, None, "unrecorded")
            for first in due:
                need, ym = owed(f, unit, who, first), number(first)
                count = sum(m["ym"] == ym for m in held)
                if any(m["ym"] <= ym for m in held) and count < need:
                    yield (*subject, ym, count, need, None, "missed")

    def owed(f, unit, who, first):
        since = who["since"] if kind == "party" else f.units[unit]["since"]
        if first < REGIME or since > first or not chaired(f, unit, who, kind, first):
            return None
        return f.value(key, unit, first)

    return check


def b01(f, unit):
    """Two people who head the school, both in office long enough, talked too long ago; never logged is not judged."""
    limit = f.value("talk_days_max", unit)
    days = [talk["day"] for talk in f.talks if talk["unit_id"] == unit]
    if limit is None or f.day < REGIME or not days or not f.regime(unit):
        return
    last_good = f.day - timedelta(days=limit)
    heads = [p for org in f.leading(unit) for p in f.in_posts(unit, "secretary", org=org)]
    settled = [p for p in heads + f.in_posts(unit, "principal") if p["since"] < last_good]
    apart = any(a["person_id"] != b["person_id"] for a in settled for b in settled if (a["post"], b["post"]) == PAIR)
    if apart and max(days) < last_good:
        yield ("unit", unit, 0, 0, limit, max(days), "stale")


def seats(f, unit, kind):
    """Organisations that lead the school through a committee; the school itself once, where there is one."""
    large = f.leading(unit, "committee", "general_branch")
    found = large + [org for org in f.leading(unit, "branch") if f.has_committee(org)]
    return found if kind == "party" else found[:1]


def belongs(meeting, unit, who):
    return meeting["org_id"] == who["id"] if meeting["kind"] == "party" else meeting["unit_id"] == unit


def chaired(f, unit, who, kind, first):
    """Somebody was in the chair's post from the first day of the month to the last."""
    post, after = ("secretary" if kind == "party" else "principal"), months(first, 1)
    return any(
        s["unit_id"] == unit
        and s["post"] == post
        and (kind != "party" or s["org_id"] in (None, who["id"]))
        and s["since"] <= first
        and (s["until"] is None or s["until"] >= after)
        for s in f.stints
    )


def seen(f, unit, since, *keys):
    """Meetings of a school that are still looked at, each with the values of its own month (of today, in this month)."""
    today = [f.value(key, unit) for key in keys]
    known = [first for first in periods(f.day, 1) if first >= since]
    if unit not in f.schools or None in today or not known:
        return
    for meeting in f.sittings:
        if meeting["unit_id"] != unit:
            continue
        own = date(meeting["ym"] // 100, meeting["ym"] % 100, 1)
        if own > max(known):
            yield meeting, today
        elif own in known:
            values = [f.value(key, unit, own) for key in keys]
            if None not in values:
                yield meeting, values


def quorum(cls, kind, *keys):
    """Enough people for every conclusion; where there is a vote, more than half of the entitled for what was carried."""

    def check(f, unit):
        for meeting, values in seen(f, unit, REGIME, *keys):
            if meeting["kind"] != kind:
                continue
            for item in f.items:
                if item["meeting_id"] == meeting["id"] and item["quorum"] == cls and item["outcome"] in SETTLED:
                    yield from judged(f, meeting, item, *values)

    def judged(f, meeting, item, parts, of, *votes):
        need, present = item["entitled"], item["present"]
        if not any(r["meeting_id"] == meeting["id"] for r in f.rolls):
            yield ("item", item["id"], meeting["ym"], present, need, None, "unrecorded")
        elif present * of < need * parts:
            yield ("item", item["id"], meeting["ym"], present, need, None, "short")
        elif votes and item["outcome"] == "approved":
            yield from uncarried(meeting, item, of, *votes)

    return check


def uncarried(meeting, item, of, more, of_present):
    """Carried without more than the share of those entitled or, where it is set so, of those present."""
    need, yes = item["entitled"], item["yes"] or 0
    count = item["present"] if of_present else need
    if yes * of <= count * more:
        detail = "not_carried" if count == need else "not_carried_present"
        yield ("item", item["id"], meeting["ym"], yes, count, None, detail)


def q8(f, unit):
    for org in f.orgs.values():
        if org["unit_id"] != unit:
            continue
        today = [f.value(key, unit) for key in IMPORTANT]
        known = [first for first in periods(f.day, 1) if first >= date(2017, 1, 1)]
        for m in f.team_lives if known and None not in today else ():
            own = date(m["ym"] // 100, m["ym"] % 100, 1)
            if m["org_id"] != org["id"] or own < min(known):
                continue
            parts, of = today if own > max(known) else [f.value(key, unit, own) for key in IMPORTANT]
            if m["entitled"] == 0 or m["present"] * of < m["entitled"] * parts:
                detail = "short" if m["entitled"] else "unrecorded"
                yield ("meeting", m["id"], m["ym"], m["present"], m["entitled"], None, detail)


def b03(f, unit):
    for meeting, (days,) in seen(f, unit, PROCEDURE, "meeting_notice_days"):
        late = [i for i in f.items if i["meeting_id"] == meeting["id"] and i["is_late"]]
        if late:
            yield ("meeting", meeting["id"], meeting["ym"], len(late), days, None, "late")


def b05(f, unit):
    for meeting, _values in seen(f, unit, REGIME):
        for item in f.items:
            asks = meeting["kind"] == "party" or item["topic__body"] == "party"
            if item["meeting_id"] != meeting["id"] or item["outcome"] not in SETTLED or not asks:
                continue
            views = [v for v in f.hearings if v["topic_id"] == item["topic_id"] and v["stage"] == meeting["kind"]]
            faces = {v["face"] for v in views}
            heard = {
                v["face"]
                for v in views
                if v["state"] == "agreed" and v["heard_on"] and v["heard_on"] <= meeting["held_on"]
            }
            if not faces:
                yield ("item", item["id"], meeting["ym"], 0, 0, None, "unrecorded")
            elif len(heard) < len(faces):
                yield ("item", item["id"], meeting["ym"], len(heard), len(faces), None, "unheard")


def b14(f, unit):
    days = f.value("minutes_days", unit)
    if days is None or unit not in f.schools:
        return
    window = [first for first in periods(f.day, 1) if first >= PROCEDURE]
    for m in f.sittings:
        if m["unit_id"] != unit or not window or m["ym"] < number(min(window)):
            continue
        if f.day > m["held_on"] + timedelta(days=days) and m["id"] not in f.signed:
            yield ("meeting", m["id"], m["ym"], 0, days, m["held_on"], "unsigned")


ORDINARY = ("ordinary_quorum", "quorum_base")
IMPORTANT = ("important_quorum", "quorum_base")
CHECKS = {
    "B-01": b01,
    "B1-1": monthly_meetings("party_meetings_per_month", "party"),
    "B1-2": monthly_meetings("principal_meetings_per_month", "principal"),
    "B-03": b03,
    "B-05": b05,
    "B-14": b14,
    "Q-1": quorum("Q-1", "party", *ORDINARY, "majority", "vote_base_present"),
    "Q-2": quorum("Q-2", "party", *IMPORTANT, "majority", "vote_base_present"),
    "Q-3": quorum("Q-3", "principal", *ORDINARY),
    "Q-8": q8,
}
