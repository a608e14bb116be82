/*
title: 上级党组织（当日）：党组织 org 的上级 superior，其类别 kind、所在单位 seat 和单位类别 seat_kind
columns: [org, superior, kind text, seat, seat_kind text]
touched_by: [organisation.establish, organisation.upgrade, organisation.dissolve, organisation.merge]
*/
SELECT p.id AS org, s.id AS superior, s.kind AS kind, s.unit_id AS seat, u.kind AS seat_kind
FROM {{then organisation_party_org}} p
JOIN {{then organisation_party_org}} s ON s.id = p.superior_id
JOIN organisation_unit u ON u.id = s.unit_id
WHERE {{on p}} AND {{on s}}
