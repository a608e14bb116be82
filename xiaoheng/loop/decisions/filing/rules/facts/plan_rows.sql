/*
title: 推进清单中当日还没有办结的各项；late = 1 为已过完成时限
columns: [plan_row, unit, due_on date, late]
*/
SELECT p.id AS plan_row, p.unit_id AS unit, p.due_on AS due_on, CASE WHEN p.due_on < {{day}} THEN 1 ELSE 0 END AS late
FROM filing_plan_row p
WHERE p.made_on <= {{day}} AND (p.done_on IS NULL OR p.done_on > {{day}})
