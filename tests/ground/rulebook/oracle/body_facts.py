"""What an inspector of bodies and chains would have on the desk, as plain mappings."""

from xiaoheng.ground.bodies.models import Body, ChainLink, Kind, Seat, Term
from xiaoheng.ground.organisation.models import Appointment


def read(day):
    """Bodies, terms and seats as of a day, the kinds that stages ask for, chains with those who hold their posts."""
    begun = list(Body.objects.filter(since__lte=day).values("id", "unit_id", "kind_id", "kind__code", "until"))
    terms = {}
    for row in Term.objects.filter(since__lte=day).order_by("since").values("body_id", "since", "years", "ends"):
        terms[row["body_id"]] = row
    return {
        "registered": {row["unit_id"] for row in begun},
        "bodies": [row for row in begun if row["until"] is None or row["until"] > day],
        "needs": list(Kind.objects.filter(needs__isnull=False).values("id", "family", "needs__stage")),
        "body_terms": terms,
        "body_seats": [
            row
            for row in Seat.objects.filter(since__lte=day).values("body_id", "part", "position", "count", "until")
            if row["until"] is None or row["until"] > day
        ],
        "chain_links": [_link(row, day) for row in ChainLink.objects.select_related("chain", "appointment")],
    }


def _link(row, day):
    chain, post = row.chain, row.appointment
    same = Appointment.objects.filter(person=post.person, unit=post.unit, post=post.post)
    held = any(one.since <= day and (one.until is None or one.until > day) for one in same)
    return {
        "id": row.pk,
        "unit_id": chain.unit_id,
        "now": chain.since <= day and (chain.until is None or chain.until > day),
        "held": held,
        "left_on": post.until if post.until and post.until <= day else None,
    }
