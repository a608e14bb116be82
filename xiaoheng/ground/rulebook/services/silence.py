"""例外生效: open findings name the exception that excuses them on the day; nothing else about them changes."""

from datetime import date

from django.db import connection

from xiaoheng.ground.rulebook.engine.cursor import prepared
from xiaoheng.ground.rulebook.engine.statement import Extent, bound, literal, width, within

VALID = "p.excused_on <= {day} AND p.until > {day}"
FITTING = f"""
FROM rulebook_plea p WHERE {VALID} AND p.unit_id = rulebook_finding.unit_id AND p.rule = rulebook_finding.rule
  AND p.subject_kind = rulebook_finding.subject_kind AND p.subject = rulebook_finding.subject
  AND p.period = rulebook_finding.period AND p.detail = rulebook_finding.detail
  AND (p.since = rulebook_finding.since OR p.since IS NULL AND rulebook_finding.since IS NULL)
"""
SILENCE = f"""
UPDATE rulebook_finding SET plea_id = (SELECT p.id {FITTING} ORDER BY p.id LIMIT 1)
WHERE ended = 0 AND {{units}}
  AND (plea_id IS NOT NULL
    OR unit_id IN (SELECT p.unit_id FROM rulebook_plea p WHERE {VALID}) AND EXISTS (SELECT 1 {FITTING}))
"""


def silence(day: date, units: Extent = None) -> None:
    """Bring the mark of open findings in line with the exceptions in force: one statement, whatever their number."""
    text = SILENCE.format(day=literal(day, connection.vendor), units=within("unit_id", width(units)))
    with prepared() as cursor:
        cursor.execute(text, bound(units))
