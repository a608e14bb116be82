/*
title: 党务工作量（当日）；share 为占满工作量的百分比
columns: [person, share]
touched_by: [cadres.import]
*/
SELECT w.person_id AS person, w.share AS share
FROM cadres_workload w
WHERE {{on w}}
