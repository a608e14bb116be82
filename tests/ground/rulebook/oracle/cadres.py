"""A-18, F-1 … F-4: what leaders are qualified for, how they were trained, what is credited to them."""

from datetime import date

from tests.ground.rulebook.oracle.facts import PARTY_POSTS, alive, months, years

PLAN, TRAINING = date(2023, 1, 1), date(2020, 1, 1)
ADMIN_POSTS = ("principal", "vice_principal", "moral_education_director", "middle_manager")
MANAGERS = ("middle_manager", "moral_education_director")


def of(rows, person):
    """Rows of one person."""
    return [row for row in rows if row["person_id"] == person]


def kept(f, unit):
    """Whether the unit's ledger has been opened."""
    return unit in f.ledgers and f.ledgers[unit] <= f.day


def a18(f, unit):
    need, high = f.value("title_rank_min", unit), f.value("title_rank_min_senior", unit)
    taught = f.value("teaching_years_min", unit)
    if not f.regime(unit) or not kept(f, unit) or None in (need, high, taught) or f.day < PLAN:
        return
    if f.schools[unit]["stage"] == "senior":
        need = high
    heads = [p for p in f.in_posts(unit, "secretary", "principal") if not f.inner(p["org_id"])]
    for person in {p["person_id"] for p in heads}:
        yield from _certified(f, person)
        yield from _titled(f, person, need)
        yield from _taught(f, person, taught)
    for person in {p["person_id"] for p in heads if p["post"] == "secretary"}:
        yield from _experienced(f, person, [p for p in heads if p["post"] == "secretary"])


def _certified(f, person):
    rows = [row for row in of(f.certificates, person) if row["since"] <= f.day]
    if not rows:
        yield ("person", person, 0, 0, 1, None, "certificate_unrecorded")
    elif not any(alive(row, f.day) for row in rows):
        yield ("person", person, 0, 0, 1, None, "certificate_lapsed")


def _titled(f, person, need):
    ranks = [row["rank"] for row in of(f.titles, person) if row["since"] <= f.day]
    if not ranks:
        yield ("person", person, 0, 0, need, None, "title_unrecorded")
    elif max(ranks) < need:
        yield ("person", person, 0, max(ranks), need, None, "title_low")


def _taught(f, person, length):
    rows = [row for row in of(f.experiences, person) if row["since"] <= f.day]
    began = [row["since"] for row in rows if row["kind"] == "teaching"]
    if not rows:
        yield ("person", person, 0, 0, 1, None, "experience_unrecorded")
    elif not began or years(min(began), length) > f.day:
        yield ("person", person, 0, 0, 1, None, "no_teaching")


def _experienced(f, person, secretaries):
    kinds = {row["kind"] for row in of(f.experiences, person) if row["since"] <= f.day}
    if not kinds:
        return
    took_office = min(p["since"] for p in of(secretaries, person))
    stints = of(f.stints, person)
    if "party" not in kinds and not any(s["post"] in PARTY_POSTS and s["since"] < took_office for s in stints):
        yield ("person", person, 0, 0, 1, None, "no_party_work")
    if "admin" not in kinds and not any(s["post"] in ADMIN_POSTS for s in stints):
        yield ("person", person, 0, 0, 1, None, "no_admin_work")


def last_year(f, unit, *keys):
    """First days of the last full year and the present one, with the year's values; None where it is not judged."""
    first, following = date(f.day.year - 1, 1, 1), date(f.day.year, 1, 1)
    values = [f.value(key, unit, first) for key in keys]
    known = kept(f, unit) and f.ledgers[unit] < following
    ruled = first >= TRAINING and None not in values and all(f.value(key, unit) is not None for key in keys)
    return (first, following, values) if known and ruled else None


def trained_in(f, unit, day):
    """Whether anybody of the unit had hours before a day."""
    own = {key for key, person in f.people.items() if person["unit_id"] == unit}
    return any(t["person_id"] in own and t["held_on"] < day for t in past(f))


def past(f):
    """Trainings over by the day."""
    return [t for t in f.trainings if t["held_on"] <= f.day]


def during(f, person, first, following):
    """A person's trainings in a year."""
    return [t for t in of(past(f), person) if first <= t["held_on"] < following]


def f1(f, unit):
    year = last_year(f, unit, "rotation_per_year") if f.regime(unit) else None
    if not year or not trained_in(f, unit, year[1]):
        return
    first, following, (need,) = year
    heads = [p for p in f.in_posts(unit, "secretary") if not f.inner(p["org_id"]) and tenure(f, p) <= first]
    for person in {p["person_id"] for p in heads}:
        times = sum(1 for t in during(f, person, first, following) if rotation(t))
        if times < need:
            yield ("person", person, number(first), times, need, None, "missed")


def tenure(f, post):
    """Since when its holder has held a post without a gap: re-elected, he goes on."""
    same = [s for s in of(f.stints, post["person_id"]) if (s["unit_id"], s["post"]) == (post["unit_id"], post["post"])]
    start = post["since"]
    while earlier := [s["since"] for s in same if s["since"] < start and (s["until"] is None or s["until"] >= start)]:
        start = min(earlier)
    return start


def rotation(training):
    """A centralised rotation that the county or a level above it held."""
    above = ("province", "city", "county")
    return training["programme__kind"] == "rotation" and training["programme__unit__kind"] in above


def central(training):
    """A centralised course."""
    return training["programme__kind"] in ("rotation", "central", "induction")


def number(day):
    """The month that names a year."""
    return day.year * 100 + 1


def f2(f, unit):
    keys = ("member_hours_min", "leader_hours_min", "central_per_year", "new_secretary_months")
    if not f.regime(unit) or f.day < TRAINING or None in [f.value(key, unit) for key in keys] or not kept(f, unit):
        return
    if judged_somewhere(f, keys):
        yield from _new_secretaries(f, unit, f.value("new_secretary_months", unit))
    year = last_year(f, unit, *keys)
    if not year:
        return
    first, following, (least, more, courses, _months) = year
    if not trained_in(f, unit, following):
        yield ("unit", unit, number(first), 0, least, None, "unrecorded")
        return
    people = [key for key, person in f.people.items() if person["unit_id"] == unit]
    seated = {p["person_id"] for p in f.in_posts(unit, *PARTY_POSTS) if tenure(f, p) <= first}
    for person in seated:
        done = during(f, person, first, following)
        hours, times = sum(t["hours"] for t in done), sum(map(central, done))
        if hours < more:
            yield ("person", person, number(first), hours, more, None, "leader_hours")
        if times < courses:
            yield ("person", person, number(first), times, courses, None, "leader_central")
    short = [
        person
        for person in set(people) - seated
        if f.is_member(person)
        and any(j["since"] <= first for j in of(f.joinings, person))
        and sum(t["hours"] for t in during(f, person, first, following)) < least
    ]
    if short:
        yield ("unit", unit, number(first), len(short), least, None, "member_hours")


def judged_somewhere(f, keys):
    """Whether any unit has a year to judge: without one the rule says nothing yet."""
    first = date(f.day.year - 1, 1, 1)
    return first >= TRAINING and any(None not in [f.value(key, unit, first) for key in keys] for unit in f.units)


def _new_secretaries(f, unit, limit):
    found = {}
    for post in f.in_posts(unit, "secretary"):
        began = tenure(f, post)
        late = f.day > months(began, limit) and began >= f.ledgers[unit]
        learnt = any(central(t) and t["held_on"] >= began for t in of(past(f), post["person_id"]))
        if late and not learnt and not f.inner(post["org_id"]):
            key = (post["person_id"], began)
            found[key] = min(found.get(key, post["id"]), post["id"])
    for (_person, since), row in found.items():
        yield ("post", row, 0, 0, limit, since, "new_secretary")


def f3(f, unit):
    first, following = date(f.day.year - 1, 1, 1), date(f.day.year, 1, 1)
    county = f.units[unit]["kind"] == "county"
    if not county or not kept(f, unit) or f.ledgers[unit] >= following or first < PLAN:
        return
    held = [
        p
        for p in f.programmes
        if p["unit_id"] == unit
        and p["audience"] in ("party_workers", "secretaries")
        and first <= p["since"] < following
    ]
    if not held:
        yield ("unit", unit, number(first), 0, 1, None, "none")


def f4(f, unit):
    half, quarter = f.value("workload_secretary_percent", unit), f.value("workload_seat_percent", unit)
    if not f.regime(unit) or not kept(f, unit) or f.day < PLAN or half is None or quarter is None:
        return
    here = [p for p in f.posts if p["unit_id"] == unit]
    managers = {p["person_id"] for p in here if p["post"] in MANAGERS}
    seats = [p for p in here if p["org_id"] in f.orgs and f.orgs[p["org_id"]]["unit_id"] == unit]
    secretaries = {p["person_id"] for p in seats if p["post"] == "secretary" and small(f, p["org_id"])}
    members = {p["person_id"] for p in seats if p["post"] == "committee_member"} & managers
    missing = 0
    for person in secretaries | members:
        need, detail = (half, "secretary_low") if person in secretaries else (quarter, "seat_low")
        shares = [w["share"] for w in of(f.workloads, person) if alive(w, f.day)]
        if not shares:
            missing += 1
        elif max(shares) < need:
            yield ("person", person, 0, max(shares), need, None, detail)
    if missing:
        yield ("unit", unit, 0, missing, 0, None, "unrecorded")


def small(f, org):
    """A general branch or branch, whose secretary has other work besides."""
    return f.orgs[org]["kind"] in ("general_branch", "branch", "joint_branch")


CHECKS = {"A-18": a18, "F-1": f1, "F-2": f2, "F-3": f3, "F-4": f4}
