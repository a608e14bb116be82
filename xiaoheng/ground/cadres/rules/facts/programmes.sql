/*
title: 培训班（当日以前列入计划并开班的）
columns: [programme, unit, kind text, audience text, since date]
touched_by: [cadres.import]
*/
SELECT p.id AS programme, p.unit_id AS unit, p.kind AS kind, p.audience AS audience, p.since AS since
FROM cadres_programme p
WHERE p.since <= {{day}}
