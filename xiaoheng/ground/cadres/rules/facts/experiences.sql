/*
title: 工作经历（当日以前开始的）；kind 为 teaching 教育教学、party 党务、admin 行政
columns: [person, kind text, since date]
touched_by: [cadres.import]
*/
SELECT e.person_id AS person, e.kind AS kind, e.since AS since
FROM cadres_experience e
WHERE e.since <= {{day}}
