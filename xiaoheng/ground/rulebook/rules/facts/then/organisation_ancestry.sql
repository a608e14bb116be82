/*
title: 上下级，取当日
*/
SELECT t.unit_id AS unit_id, t.ancestor_id AS ancestor_id, t.depth AS depth
FROM organisation_ancestry t
WHERE NOT EXISTS (SELECT 1 FROM organisation_former_line f WHERE f.unit_id = t.unit_id AND {{on f}})
UNION ALL
SELECT f.unit_id AS unit_id, f.ancestor_id AS ancestor_id, f.depth AS depth
FROM organisation_former_line f
WHERE {{on f}}
