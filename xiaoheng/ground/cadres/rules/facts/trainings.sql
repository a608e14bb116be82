/*
title: 培训学时（当日以前完成的）；central = 1 为集中培训，rotation = 1 为县级以上举办的集中轮训
columns: [person, hours, held_on date, central, rotation]
touched_by: [cadres.import]
*/
SELECT t.person_id AS person, t.hours AS hours, t.held_on AS held_on,
  CASE WHEN p.kind IN ('rotation', 'central', 'induction') THEN 1 ELSE 0 END AS central,
  CASE WHEN p.kind = 'rotation' AND u.kind IN ('province', 'city', 'county') THEN 1 ELSE 0 END AS rotation
FROM cadres_training t
JOIN cadres_programme p ON p.id = t.programme_id
JOIN {{then organisation_unit}} u ON u.id = p.unit_id
WHERE t.held_on <= {{day}}
