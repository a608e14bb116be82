"""The facts of the rules as arrays, taken from the live database by `fetchall`, dates converted."""

from typing import Any

import numpy as np
from django.db import connection

Arrays = dict[str, np.ndarray[Any, Any]]
NEVER = "2999-12-31"
QUESTIONS = {
    "schools": """SELECT u.id, o.id, o.kind, o.term_since, o.since, u.since, s.ownership = 'public' AND s.legal_person
        AND s.stage <> 'kindergarten' FROM organisation_unit u JOIN organisation_school s ON s.unit_id = u.id
        JOIN organisation_party_org o ON o.unit_id = u.id ORDER BY u.id""",
    "people": """SELECT p.id, p.unit_id, p.born_on, m.since, m.until, m.kind = 'full' FROM organisation_person p
        LEFT JOIN organisation_membership m ON m.person_id = p.id ORDER BY p.id""",
    "posts": """SELECT a.id, a.person_id, a.unit_id, a.post, a.since, a.until, a.charge = 'moral_education'
        FROM organisation_appointment a ORDER BY a.id""",
    "meetings": """SELECT m.id, m.unit_id, m.kind, m.ym FROM decisions_meeting m WHERE m.state = 'closed'
        AND m.kind IN ('assembly', 'committee', 'subgroup', 'lecture', 'theme_day') ORDER BY m.id""",
    "sittings": """SELECT m.id, m.unit_id, m.ym, m.held_on FROM decisions_meeting m WHERE m.state = 'closed'
        AND m.kind = 'party' ORDER BY m.id""",
    "seats": """SELECT a.id, a.meeting_id, a.is_entitled FROM decisions_attendance a
        JOIN decisions_meeting m ON m.id = a.meeting_id AND m.state = 'closed' AND m.kind = 'party' ORDER BY a.id""",
    "items": """SELECT i.id, i.meeting_id, i.topic_id, i.quorum, i.entitled, i.present, COALESCE(i.yes, 0),
        i.outcome = 'approved' FROM decisions_agenda_item i
        JOIN decisions_meeting m ON m.id = i.meeting_id AND m.state = 'closed' AND m.kind = 'party'
        WHERE i.outcome IN ('approved', 'rejected', 'forwarded') ORDER BY i.id""",
    "views": """SELECT c.id, i.id, CASE WHEN c.state = 'agreed' THEN c.heard_on END FROM decisions_consultation c
        JOIN decisions_agenda_item i ON i.topic_id = c.topic_id
        JOIN decisions_meeting m ON m.id = i.meeting_id AND m.state = 'closed' AND m.kind = c.stage
        WHERE i.outcome IN ('approved', 'rejected', 'forwarded') AND m.kind = 'party' ORDER BY c.id""",
    "resolutions": """SELECT r.id, r.unit_id, r.issued_on FROM decisions_resolution r
        JOIN decisions_topic t ON t.id = r.topic_id AND t.state NOT IN ('closed', 'revised')
        WHERE r.outcome = 'approved' AND r.issued_on IS NOT NULL ORDER BY r.id""",
    "tasks": """SELECT k.id, k.unit_id, k.resolution_id, k.due_on, k.done_on AS until FROM execution_task k ORDER BY k.id""",
}
COLUMNS = {
    "schools": "unit org kind term_since org_since unit_since regime",
    "people": "person unit born_on since until full",
    "posts": "post person unit title since until moral",
    "meetings": "meeting unit kind ym",
    "sittings": "sitting unit ym held_on",
    "seats": "seat sitting entitled",
    "items": "item sitting topic quorum entitled present yes approved",
    "views": "view item heard_on",
    "resolutions": "resolution unit issued_on",
    "tasks": "task unit resolution due_on until",
}


def load() -> dict[str, Arrays]:
    """Rows to arrays: text dates to datetime64, nothing to a day that never comes."""
    found: dict[str, Arrays] = {}
    for name, question in QUESTIONS.items():
        with connection.cursor() as cursor:
            cursor.execute(question)
            columns = list(zip(*cursor.fetchall(), strict=True))
        named = zip(COLUMNS[name].split(), columns, strict=True)
        found[name] = {key: _array(key, values) for key, values in named}
    return found


def _array(key: str, values: tuple[Any, ...]) -> np.ndarray[Any, Any]:
    if key.endswith(("since", "until", "_on")):
        return np.array([NEVER if value is None else value for value in values], dtype="datetime64[D]")
    return np.array(values)
