"""A-13, A-23: approved posts, and under whom a school's organisation stands."""

from datetime import date


def a13(f, unit):
    need = f.value("secretary_quota_min", unit)
    if not f.regime(unit) or need is None or f.day < date(2023, 1, 1):
        return
    now = [q for q in f.quotas if q["unit_id"] == unit and running(f, q)]
    vices = [q for q in now if q["post"] == "vice_principal"]
    leading = {org["id"] for org in f.leading(unit, "committee", "general_branch")}
    for quota in vices if leading else []:
        before = [q for q in f.quotas if follows(quota, q)]
        if any(quota["seats"] < q["seats"] for q in before):
            most = max(q["seats"] for q in before)
            yield ("unit", unit, 0, quota["seats"], most, quota["since"], "cut")
    if leading and any(q["post"] in ("principal", "vice_principal") for q in now):
        own = max((q["seats"] for q in now if q["post"] == "secretary" and q["org_id"] in leading), default=0)
        if own < need:
            yield ("unit", unit, 0, own, need, None, "no_secretary")
    for quota in vices:
        held = {p["person_id"] for p in f.in_posts(unit, "vice_principal")}
        if len(held) > quota["seats"]:
            yield ("unit", unit, 0, len(held), quota["seats"], None, "over")


def running(f, quota):
    """In force: what ends later than the day has not ended yet."""
    return quota["until"] is None or quota["until"] > f.day


def follows(quota, before):
    """Whether a quota came in place of another of the same post."""
    same = all(quota[name] == before[name] for name in ("unit_id", "post"))
    return same and before["until"] == quota["since"]


def a23(f, unit):
    if not f.regime(unit) or f.day < date(2016, 1, 1):
        return
    for org in f.leading(unit):
        above = f.every_org.get(org["superior_id"])
        if above is None or not (above["since"] <= f.day and (above["until"] is None or f.day < above["until"])):
            yield ("org", org["id"], 0, 0, 0, None, "unrecorded")
        elif f.kinds[above["unit_id"]] == "town":
            yield ("org", org["id"], 0, 0, 0, None, "township")


CHECKS = {"A-13": a13, "A-23": a23}
