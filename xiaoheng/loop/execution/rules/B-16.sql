/*
id: B-16
title: 决议落实为任务，有责任人和期限，按期办结
clause: procedure:tasks
strength: normally
judged: school
since: 2020-01-01
parameters: [resolution_task_days]
cutoffs: {late: over resolution_task_days}
facts: [schools, resolutions, tasks]
touched_by: [decisions.issue, decisions.close, decisions.revise, execution.carry_out, execution.finish]
reasons:
  no_task:
    name: 决议没有落实为任务
    text: "决议“{subject}”于{since}印发，已超过{need}日，没有明确责任人和期限。"
    remedy: 请把决议落实为任务，明确责任人和期限；已经落实的，办结议题并写明结果。
  overdue:
    name: 决议任务逾期
    strength: must
    text: "任务“{subject}”{since}到期，还没有办结。"
    remedy: 请责任人抓紧办结并报告，校长向党组织会议报告执行情况。
note: 第15日当日、期限当日不算逾期。议题已办结或已被修订的决议不再要求任务，但已立的任务仍须办结。
*/
SELECT s.unit AS unit, 'resolution' AS subject_kind, r.resolution AS subject, 0 AS period,
  0 AS was, l.resolution_task_days AS need, r.issued_on AS since, 'no_task' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN resolutions r ON r.unit = s.unit AND r.ended = 0 AND r.issued_on <= l.late
WHERE NOT EXISTS (SELECT 1 FROM tasks k WHERE k.resolution = r.resolution)
UNION ALL
SELECT s.unit AS unit, 'task' AS subject_kind, k.task AS subject, 0 AS period,
  0 AS was, 1 AS need, k.due_on AS since, 'overdue' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN tasks k ON k.unit = s.unit AND k.overdue = 1
