/*
id: A-13
title: 分设时增设书记职数，不减少副校长职数
clause: SS23:三(二)1增设
strength: must
judged: school
since: 2023-01-01
parameters: [secretary_quota_min]
facts: [schools, orgs, quotas, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  cut:
    name: 副校长职数减少
    text: "{unit}书记校长分设，副校长职数自{since}起由{need}名减为{was}名。"
    remedy: 请恢复原有副校长职数；编制不符的，提出方案按程序报批。
  no_secretary:
    name: 未核定书记职数
    text: "{unit}书记校长分设，核定书记职数{was}名，应不少于{need}名。"
    remedy: 请按程序报批增设书记职数，批复后登记核定文号。
  over:
    name: 副校长超职数
    strength: normally
    text: "{unit}在任副校长{was}名，超过核定的{need}名。"
    remedy: 请调整任职，或按程序报批增加职数。
note: 只对设党委（总支）、登记了行政职数的学校判断书记职数和减少；没有登记职数的学校不判断。减少指现行职数少于紧接其前的一次核定。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  MIN(q.seats) AS was, MAX(e.seats) AS need, q.since AS since, 'cut' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch')
JOIN quotas q ON q.unit = s.unit AND q.post = 'vice_principal' AND q.until IS NULL
JOIN quotas e ON e.unit = s.unit AND e.post = 'vice_principal' AND e.until = q.since
WHERE s.regime = 1 AND q.seats < e.seats
GROUP BY s.unit, q.since
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COALESCE(MAX(k.seats), 0) AS was, l.secretary_quota_min AS need, NULL AS since, 'no_secretary' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch')
LEFT JOIN quotas k ON k.unit = s.unit AND k.org = o.org AND k.post = 'secretary' AND k.until IS NULL
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM quotas q WHERE q.unit = s.unit AND q.post IN ('principal', 'vice_principal') AND q.until IS NULL)
GROUP BY s.unit, l.secretary_quota_min
HAVING COALESCE(MAX(k.seats), 0) < l.secretary_quota_min
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COUNT(DISTINCT p.person) AS was, q.seats AS need, NULL AS since, 'over' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN quotas q ON q.unit = s.unit AND q.post = 'vice_principal' AND q.until IS NULL
JOIN posts p ON p.unit = s.unit AND p.post = 'vice_principal'
WHERE s.regime = 1
GROUP BY s.unit, q.seats
HAVING COUNT(DISTINCT p.person) > q.seats
