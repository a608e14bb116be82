/*
title: 覆盖（当日有效）：党组织 org（所在单位 seat）覆盖单位 unit
columns: [org, kind text, seat, unit]
touched_by: [organisation.establish, organisation.cover, organisation.dissolve, organisation.merge, organisation.close_unit]
*/
SELECT c.org_id AS org, p.kind AS kind, p.unit_id AS seat, c.unit_id AS unit
FROM organisation_coverage c
JOIN {{then organisation_party_org}} p ON p.id = c.org_id
JOIN {{then organisation_unit}} u ON u.id = c.unit_id
WHERE {{on c}} AND {{on p}} AND {{on u}}
