/*
id: B1-2
title: 校长办公会议每月至少1次
clause: procedure:rhythm
strength: normally
judged: school
since: 2022-01-01
parameters: [principal_meetings_per_month]
every: month
facts: [schools, orgs, posts, stints, sittings]
touched_by: [decisions.adjourn, organisation.appoint, organisation.leave, organisation.import]
reasons:
  missed:
    name: 校长办公会议次数不足
    text: "{unit}{period}召开校长办公会议{was}次，应不少于{need}次。"
    remedy: 请按期召开，研究日常工作并形成纪要。
  unrecorded:
    name: 校长办公会议无记录
    outcome: unknown
    text: "{unit}没有任何校长办公会议记录，无法判断是否按期召开。"
    remedy: 请通过本系统召集会议，纪要随会议形成。
note: 适用范围同 A-11。只看最近12个月内已经结束的月份，按其首日生效的规定判断；第一次有记录之前的月份不判断；主持人（校长）在任不满整月的月份不判断，空缺由 A-16 判断。
*/
SELECT t.unit AS unit, 'unit' AS subject_kind, t.unit AS subject, t.first_month AS period,
  t.held AS was, t.need AS need, NULL AS since, 'missed' AS detail
FROM (
  SELECT s.unit AS unit, p.first_month AS first_month, p.last_month AS last_month,
    p.first_day AS first_day, p.next_day AS next_day, p.principal_meetings_per_month AS need,
    (SELECT COUNT(*) FROM sittings m WHERE m.unit = s.unit AND m.kind = 'principal' AND m.ym = p.first_month) AS held
  FROM schools s
  CROSS JOIN periods p
  WHERE s.regime = 1 AND p.scope = s.scope AND s.since <= p.first_day
) t
WHERE t.held < t.need
  AND EXISTS (SELECT 1 FROM orgs o WHERE o.unit = t.unit AND o.leads = 1
    AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
      AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member'))))
  AND EXISTS (SELECT 1 FROM sittings r WHERE r.unit = t.unit AND r.kind = 'principal' AND r.ym <= t.last_month)
  AND EXISTS (SELECT 1 FROM stints b WHERE b.unit = t.unit AND b.post = 'principal'
    AND b.since <= t.first_day AND (b.until IS NULL OR b.until >= t.next_day))
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.principal_meetings_per_month AS need, NULL AS since, 'unrecorded' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM orgs o WHERE o.unit = s.unit AND o.leads = 1
    AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
      AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member'))))
  AND l.principal_meetings_per_month > 0
  AND NOT EXISTS (SELECT 1 FROM sittings r WHERE r.unit = s.unit AND r.kind = 'principal')
  AND EXISTS (SELECT 1 FROM periods p
    JOIN stints t ON t.unit = s.unit AND t.post = 'principal'
      AND t.since <= p.first_day AND (t.until IS NULL OR t.until >= p.next_day)
    WHERE p.scope = s.scope AND s.since <= p.first_day)
