/*
title: 学校（当日存在）；regime = 1 为适用范围：公办、独立法人、非幼儿园
columns: [unit, stage text, ownership text, regime, since date, scope]
touched_by: [organisation.import, organisation.open_school, organisation.reassign, organisation.reclassify, organisation.split, organisation.merge, organisation.close_unit]
*/
SELECT u.id AS unit, s.stage AS stage, s.ownership AS ownership, u.since AS since, {{scope u.id}} AS scope,
  CASE WHEN s.ownership = 'public' AND s.legal_person AND s.stage <> 'kindergarten' THEN 1 ELSE 0 END AS regime
FROM {{then organisation_unit}} u
JOIN {{then organisation_school}} s ON s.unit_id = u.id
WHERE {{units u.id}} AND {{on u}}
