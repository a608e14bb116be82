"""What an inspector of members would have on the desk, as plain mappings."""

from xiaoheng.ground.members.models import Absence, AbsenceContact, Development, DuesMonth, Transfer
from xiaoheng.ground.organisation.models import Membership


def read(day):
    """Files, letters, absences, dues and who pays where, as of a day."""
    payers, first = {}, {}
    for row in Membership.objects.values("person_id", "since"):
        first[row["person_id"]] = min(row["since"], first.get(row["person_id"], row["since"]))
    for row in Membership.objects.filter(since__lte=day).values("person_id", "org_id", "until"):
        if row["until"] is None or row["until"] > day:
            payers.setdefault(row["org_id"], {})[row["person_id"]] = first[row["person_id"]]
    return {
        "files": [_file(row, day) for row in Development.objects.prefetch_related("steps", "reviews")],
        "letters": list(Transfer.objects.values()),
        "absences": [
            {
                **row,
                "contacts": list(AbsenceContact.objects.filter(absence=row["id"]).values_list("made_on", flat=True)),
            }
            for row in Absence.objects.values()
        ],
        "dues": list(DuesMonth.objects.filter(paid_on__lte=day).values()),
        "payers": payers,
    }


def _file(row, day):
    standing = [one for one in row.steps.all() if one.done_on <= day and (one.undone_on is None or one.undone_on > day)]
    return {
        "org_id": row.org_id,
        "since": row.since,
        "until": row.until,
        "steps": {one.number: one.done_on for one in sorted(standing, key=lambda one: one.done_on)},
        "reviews": [one.done_on for one in row.reviews.all() if one.done_on <= day],
        "ends": max((one.until for one in standing if one.until), default=None),
    }
