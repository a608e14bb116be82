/*
title: 现任职务（当日）
columns: [person, unit, org, post, charge, since]
*/
SELECT a.person_id AS person, a.unit_id AS unit, a.org_id AS org, a.post AS post, a.charge AS charge, a.since AS since
FROM organisation_appointment a
WHERE {{on a}}
