/*
title: 党组织，名称、类别、组建方式、上级和届期取当日
*/
SELECT t.id AS id, t.code AS code, t.unit_id AS unit_id, t.since AS since, t.until AS until,
  COALESCE(f.name, t.name) AS name, COALESCE(f.kind, t.kind) AS kind, COALESCE(f.mode, t.mode) AS mode,
  CASE WHEN f.id IS NULL THEN t.superior_id ELSE f.superior_id END AS superior_id,
  CASE WHEN f.id IS NULL THEN t.term_since ELSE f.term_since END AS term_since
FROM organisation_party_org t
LEFT JOIN organisation_former_org f ON f.org_id = t.id AND {{on f}}
