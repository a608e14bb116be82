/*
title: 历次任职（当日以前开始的；until 为离任首日，在任或未来离任为空）；acting = 1 为职务空缺而主持工作
columns: [person, unit, org, post text, since date, until date, acting]
touched_by: [organisation.split, organisation.merge, organisation.dissolve, organisation.close_unit]
*/
SELECT a.person_id AS person, a.unit_id AS unit, a.org_id AS org, a.post AS post, a.since AS since,
  CASE WHEN a.until <= {{day}} THEN a.until END AS until, CASE WHEN a.acting THEN 1 ELSE 0 END AS acting
FROM organisation_appointment a
WHERE a.since <= {{day}}
