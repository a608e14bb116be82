/*
title: 机构（当日）；code 为机构种类
columns: [body, unit, kind, code text]
touched_by: [bodies.found, bodies.renew, bodies.dissolve, bodies.annul, bodies.wind_up, bodies.import]
*/
SELECT b.id AS body, b.unit_id AS unit, b.kind_id AS kind,
  (SELECT k.code FROM bodies_kind k WHERE k.id = b.kind_id) AS code
FROM bodies_body b
WHERE {{on b}}
