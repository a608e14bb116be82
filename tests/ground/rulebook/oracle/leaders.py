"""A-14, A-15, A-16: how long a term, a post, a vacancy has lasted."""

from tests.ground.rulebook.oracle.facts import months, years

POSTS = ("secretary", "deputy_secretary", "full_time_deputy_secretary", "principal", "vice_principal")


def a14(f, unit):
    reminder, extension = f.value("term_reminder", unit), f.value("term_extension_max", unit)
    terms = {kind: f.value("branch_term", unit) for kind in ("general_branch", "branch", "joint_branch")}
    terms["committee"] = f.value("committee_term", unit)
    if reminder is None or extension is None or None in terms.values():
        return
    for org in f.own(unit):
        term, start = terms[org["kind"]], org["term_since"]
        if start is None:
            yield ("org", org["id"], 0, 0, term, None, "unrecorded")
        elif f.day > years(start, term + extension):
            yield ("org", org["id"], 0, 0, term + extension, start, "overlong")
        elif f.day > years(start, term):
            yield ("org", org["id"], 0, 0, term, start, "expired")
        elif f.day >= months(years(start, term), -reminder):
            yield ("org", org["id"], 0, 0, term, start, "soon")


def a15(f, unit):
    most, warn = f.value("post_years_max", unit), f.value("post_years_warn", unit)
    if not f.regime(unit) or most is None or warn is None:
        return
    held = [p for p in f.in_posts(unit, *POSTS) if not f.inner(p["org_id"])]
    # Two rows for one post in hand together are one stint; the first row stands for it.
    starts = {}
    for post in held:
        key = (post["person_id"], post["post"], began(f, post))
        starts[key] = min(starts.get(key, post["id"]), post["id"])
    for (_person, _post, start), row in starts.items():
        if f.day > years(start, most):
            yield ("post", row, 0, 0, most, start, "too_long")
        elif f.day >= years(start, warn):
            yield ("post", row, 0, 0, most, start, "soon")


def began(f, post):
    """Go back along stints of the same person in the same post as long as they touch."""
    same = [
        s
        for s in f.stints
        if (s["person_id"], s["unit_id"], s["post"]) == (post["person_id"], post["unit_id"], post["post"])
        and not f.inner(s["org_id"])
    ]
    start = post["since"]
    while earlier := [s for s in same if s["since"] < start and (s["until"] is None or s["until"] >= start)]:
        start = min(s["since"] for s in earlier)
    return start


def a16(f, unit):
    limit = f.value("vacancy_months_max", unit)
    if not f.regime(unit) or limit is None:
        return
    held = [s for s in f.stints if s["unit_id"] == unit and not s["acting"]]
    secretaries = [s for s in held if s["post"] == "secretary" and not f.inner(s["org_id"])]
    if f.leading(unit):
        founded = min(org["since"] for org in f.leading(unit))
        yield from _vacant(f, unit, secretaries, limit, "secretary", founded)
    principals = [s for s in held if s["post"] == "principal"]
    yield from _vacant(f, unit, principals, limit, "principal", f.units[unit]["since"])


def _vacant(f, unit, stints, limit, post, founded):
    if not stints:
        if f.day > months(founded, limit):
            yield ("unit", unit, 0, 0, limit, None, f"{post}_unrecorded")
        return
    if any(s["until"] is None or s["until"] > f.day for s in stints):
        return
    since = max(s["until"] for s in stints)
    if f.day > months(since, limit):
        yield ("unit", unit, 0, 0, limit, since, f"{post}_vacant")


CHECKS = {"A-14": a14, "A-15": a15, "A-16": a16}
