/*
title: 教师资格（当日以前取得的）；valid = 1 为当日有效
columns: [person, valid]
touched_by: [cadres.import]
*/
SELECT c.person_id AS person, CASE WHEN {{on c}} THEN 1 ELSE 0 END AS valid
FROM cadres_certificate c
WHERE c.since <= {{day}}
