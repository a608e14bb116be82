/*
title: 决议落实的任务（当日以前立下的）；overdue = 1 为当日已过期限而未办结
columns: [task, unit, resolution, due_on date, overdue]
*/
SELECT k.id AS task, k.unit_id AS unit, k.resolution_id AS resolution, k.due_on AS due_on,
  CASE WHEN k.due_on < {{day}} AND (k.done_on IS NULL OR k.done_on > {{day}}) THEN 1 ELSE 0 END AS overdue
FROM execution_task k
WHERE k.made_on <= {{day}}
