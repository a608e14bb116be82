/*
title: 当日尚未批复的请示（报告不在内）；matter 为请示事项；late = 1 为已过批复期限
columns: [request, unit, superior, matter text, sent_on date, due_on date, late]
*/
SELECT r.id AS request, r.unit_id AS unit, r.superior_id AS superior, r.matter AS matter, r.sent_on AS sent_on, r.due_on AS due_on,
  CASE WHEN r.due_on < {{day}} THEN 1 ELSE 0 END AS late
FROM organisation_superior_request r
WHERE r.kind = 'request' AND r.state <> 'withdrawn' AND r.sent_on <= {{day}}
  AND (r.replied_on IS NULL OR r.replied_on > {{day}})
