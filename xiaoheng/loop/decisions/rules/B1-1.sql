/*
id: B1-1
title: 党组织会议每月至少1次
clause: procedure:rhythm
strength: normally
judged: org
since: 2022-01-01
parameters: [party_meetings_per_month]
every: month
facts: [schools, orgs, posts, stints, sittings]
touched_by: [decisions.adjourn, organisation.appoint, organisation.leave, organisation.import]
reasons:
  missed:
    name: 党组织会议次数不足
    text: "{subject}{period}召开党组织会议{was}次，应不少于{need}次。"
    remedy: 已开未录的请补开并形成纪要；确无议题的请说明原因。
  unrecorded:
    name: 党组织会议无记录
    outcome: unknown
    text: "{subject}没有任何党组织会议记录，无法判断是否按期召开。"
    remedy: 请通过本系统召集会议，纪要随会议形成。
note: 适用范围同 A-11。只看最近12个月内已经结束的月份，按其首日生效的规定判断；第一次有记录之前的月份不判断；主持人（书记）在任不满整月的月份不判断，空缺由 A-16 判断。
*/
SELECT t.unit AS unit, 'org' AS subject_kind, t.org AS subject, t.first_month AS period,
  t.held AS was, t.need AS need, NULL AS since, 'missed' AS detail
FROM (
  SELECT s.unit AS unit, o.org AS org, p.first_month AS first_month, p.last_month AS last_month,
    p.first_day AS first_day, p.next_day AS next_day, p.party_meetings_per_month AS need,
    (SELECT COUNT(*) FROM sittings m WHERE m.org = o.org AND m.kind = 'party' AND m.ym = p.first_month) AS held
  FROM schools s
  JOIN orgs o ON o.unit = s.unit AND o.leads = 1
    AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
      AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')))
  CROSS JOIN periods p
  WHERE s.regime = 1 AND p.scope = s.scope AND o.since <= p.first_day
) t
WHERE t.held < t.need
  AND EXISTS (SELECT 1 FROM sittings r WHERE r.org = t.org AND r.kind = 'party' AND r.ym <= t.last_month)
  AND EXISTS (SELECT 1 FROM stints b WHERE b.unit = t.unit AND b.post = 'secretary' AND (b.org = t.org OR b.org IS NULL)
    AND b.since <= t.first_day AND (b.until IS NULL OR b.until >= t.next_day))
UNION ALL
SELECT s.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  0 AS was, l.party_meetings_per_month AS need, NULL AS since, 'unrecorded' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1
  AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
    AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')))
JOIN law l ON l.scope = s.scope
WHERE s.regime = 1
  AND l.party_meetings_per_month > 0
  AND NOT EXISTS (SELECT 1 FROM sittings r WHERE r.org = o.org AND r.kind = 'party')
  AND EXISTS (SELECT 1 FROM periods p
    JOIN stints t ON t.unit = s.unit AND t.post = 'secretary' AND (t.org = o.org OR t.org IS NULL)
      AND t.since <= p.first_day AND (t.until IS NULL OR t.until >= p.next_day)
    WHERE p.scope = s.scope AND o.since <= p.first_day)
