/*
title: 内设党组织（含已撤销）：上级党组织设在同一单位
columns: [org]
*/
SELECT p.id AS org
FROM organisation_party_org p
JOIN organisation_party_org s ON s.id = p.superior_id AND s.unit_id = p.unit_id
