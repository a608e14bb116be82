/*
title: 职称（当日以前取得的）；rank 由低到高为1至5
columns: [person, grade]
touched_by: [cadres.import]
*/
SELECT t.person_id AS person, t.rank AS grade
FROM cadres_title t
WHERE t.since <= {{day}}
