/*
title: 任职（当日）；began 为同一单位、同一职务首尾相接的连续任职的起始日，换届连任不中断
columns: [appointment, person, unit, org, post text, began date]
touched_by: [organisation.split, organisation.merge, organisation.dissolve, organisation.close_unit]
*/
SELECT a.id AS appointment, a.person_id AS person, a.unit_id AS unit, a.org_id AS org, a.post AS post,
  CASE WHEN EXISTS (SELECT 1 FROM organisation_appointment d
    WHERE d.person_id = a.person_id AND d.unit_id = a.unit_id AND d.post = a.post
      AND d.since < a.since AND (d.until IS NULL OR d.until >= a.since))
  THEN (SELECT MAX(b.since) FROM organisation_appointment b
    WHERE b.person_id = a.person_id AND b.unit_id = a.unit_id AND b.post = a.post AND b.since <= a.since
      AND NOT EXISTS (SELECT 1 FROM organisation_appointment e
        WHERE e.person_id = b.person_id AND e.unit_id = b.unit_id AND e.post = b.post
          AND e.since < b.since AND (e.until IS NULL OR e.until >= b.since)))
  ELSE a.since END AS began
FROM organisation_appointment a
WHERE {{on a}}
