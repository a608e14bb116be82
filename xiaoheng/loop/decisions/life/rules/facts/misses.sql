/*
title: 计划的组织生活中已说明原因、没有召开的
columns: [entry, org, kind text, planned_on date]
touched_by: [life.plan, life.miss, life.retract]
*/
SELECT e.id AS entry, p.org_id AS org, e.kind AS kind, e.planned_on AS planned_on
FROM life_plan p
JOIN life_planned e ON e.plan_id = p.id
WHERE e.missed_on IS NOT NULL AND e.missed_on <= {{day}}
