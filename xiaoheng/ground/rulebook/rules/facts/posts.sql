/*
title: 现任职务（当日）；appointment 为任职记录
columns: [appointment, person, unit, org, post text, charge text, since date]
touched_by: [organisation.split, organisation.merge, organisation.dissolve, organisation.close_unit]
*/
SELECT a.id AS appointment, a.person_id AS person, a.unit_id AS unit, a.org_id AS org,
  a.post AS post, a.charge AS charge, a.since AS since
FROM organisation_appointment a
WHERE {{on a}}
