/*
title: 交纳党费的党员（当日）；first 为最早的党籍起始日
columns: [person, org, first date]
*/
SELECT m.person_id AS person, m.org_id AS org,
  (SELECT MIN(f.since) FROM organisation_membership f WHERE f.person_id = m.person_id) AS first
FROM organisation_membership m
WHERE {{on m}}
