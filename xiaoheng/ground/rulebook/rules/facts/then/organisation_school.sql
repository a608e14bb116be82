/*
title: 学校，学段、办学性质、法人和片区取当日
*/
SELECT t.unit_id AS unit_id, COALESCE(f.stage, t.stage) AS stage, COALESCE(f.ownership, t.ownership) AS ownership,
  COALESCE(f.legal_person, t.legal_person) AS legal_person,
  CASE WHEN f.id IS NULL THEN t.zone_id ELSE f.zone_id END AS zone_id
FROM organisation_school t
LEFT JOIN organisation_former_unit f ON f.unit_id = t.unit_id AND {{on f}}
