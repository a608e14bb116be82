/*
title: 单位（当日存在）
columns: [unit, kind text, superior, since date, scope]
touched_by: [organisation.import, organisation.open_school, organisation.reassign, organisation.split, organisation.merge, organisation.close_unit]
*/
SELECT u.id AS unit, u.kind AS kind, u.superior_id AS superior, u.since AS since, {{scope u.id}} AS scope
FROM {{then organisation_unit}} u
WHERE {{units u.id}} AND {{on u}}
