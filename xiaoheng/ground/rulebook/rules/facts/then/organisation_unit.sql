/*
title: 单位，名称和隶属取当日
*/
SELECT t.id AS id, t.code AS code, t.kind AS kind, t.log AS log, t.since AS since, t.until AS until,
  COALESCE(f.name, t.name) AS name, CASE WHEN f.id IS NULL THEN t.superior_id ELSE f.superior_id END AS superior_id
FROM organisation_unit t
LEFT JOIN organisation_former_unit f ON f.unit_id = t.id AND {{on f}}
