/*
title: 历次核定职数（当日以前开始的；until 为改定之日，现行的为空）；党内职务的 org 为其党组织
columns: [unit, org, post text, seats, since date, until date]
touched_by: [organisation.import, organisation.set_quota, organisation.merge, organisation.dissolve, organisation.close_unit]
*/
SELECT q.unit_id AS unit, q.org_id AS org, q.post AS post, q.seats AS seats, q.since AS since,
  CASE WHEN q.until <= {{day}} THEN q.until END AS until
FROM organisation_quota q
WHERE q.since <= {{day}}
