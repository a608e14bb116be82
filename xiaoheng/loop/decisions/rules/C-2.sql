/*
id: C-2
title: 支委会一般每月1次
clause: BR18:支部委员会
strength: normally
judged: org
since: 2018-10-28
parameters: [committee_per_month]
every: month
facts: [orgs, meetings, stints, misses]
touched_by: [decisions.hold, organisation.appoint, organisation.leave, organisation.import]
reasons:
  missed:
    name: 支委会次数不足
    text: "{subject}{period}召开支委会{was}次，应不少于{need}次。"
    remedy: 已开未录的请补录；确未召开的请说明原因，并在本期内安排。
  explained:
    name: 支委会次数不足，已说明
    outcome: soon
    text: "{subject}{period}召开支委会{was}次，应不少于{need}次，未召开的已在计划中说明原因。"
    remedy: 请在本期内安排；原因见该组织的组织生活页。
  unrecorded:
    name: 组织生活无记录
    outcome: unknown
    text: "{subject}没有任何组织生活会议记录，无法判断支委会是否按期召开。"
    remedy: 请录入已召开的会议。
note: 只看最近12个月内已经结束、且组织成立后完整经过的期间；期间按其首日生效的规定判断。组织第一次有记录之前的期间不判断；一次记录也没有的为无法判断。联合党支部按组织判断一次。只对期间首日有在任委员的支部判断。组织生活计划中逐次说明了未召开原因的，计为提醒，不计为不符合。
*/
SELECT t.unit AS unit, 'org' AS subject_kind, t.org AS subject, t.first_month AS period,
  t.held AS was, t.need AS need, NULL AS since,
  CASE WHEN t.held + (SELECT COUNT(*) FROM misses x WHERE x.org = t.org AND x.kind = 'committee'
    AND x.planned_on >= t.first_day AND x.planned_on < t.next_day) >= t.need THEN 'explained' ELSE 'missed' END AS detail
FROM (
  SELECT o.unit AS unit, o.org AS org, p.first_month AS first_month, p.last_month AS last_month,
    p.first_day AS first_day, p.next_day AS next_day, p.committee_per_month AS need,
    (SELECT COUNT(*) FROM meetings m WHERE m.org = o.org AND m.kind = 'committee'
      AND m.ym >= p.first_month AND m.ym <= p.last_month) AS held
  FROM orgs o
  CROSS JOIN periods p
  WHERE o.kind IN ('branch', 'joint_branch') AND p.scope = o.scope AND o.since <= p.first_day
) t
WHERE t.held < t.need
  AND EXISTS (SELECT 1 FROM meetings r WHERE r.org = t.org AND r.ym <= t.last_month)
  AND EXISTS (SELECT 1 FROM stints b WHERE b.org = t.org AND b.post = 'committee_member'
    AND b.since <= t.first_day AND (b.until IS NULL OR b.until > t.first_day))
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  0 AS was, l.committee_per_month AS need, NULL AS since, 'unrecorded' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
WHERE o.kind IN ('branch', 'joint_branch')
  AND l.committee_per_month > 0
  AND NOT EXISTS (SELECT 1 FROM meetings r WHERE r.org = o.org)
  AND EXISTS (SELECT 1 FROM periods p WHERE p.scope = o.scope AND o.since <= p.first_day
    AND EXISTS (SELECT 1 FROM stints t WHERE t.org = o.org AND t.post = 'committee_member'
      AND t.since <= p.first_day AND (t.until IS NULL OR t.until > p.first_day)))
