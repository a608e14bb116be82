/*
id: A-10
title: 党组织委员主要由党员校领导担任，党委可吸收党员中层干部
clause: SS23:三(二)1委员
strength: normally
judged: org
since: 2023-01-01
parameters: [committee_leaders_percent]
facts: [schools, orgs, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  few:
    name: 委员中校领导偏少
    text: "{subject}有委员{need}名，其中校领导{was}名，没有占到多数。"
    remedy: 请在补选、换届时提名党员校领导；党委可以提名党员中层干部。
note: 校领导为书记、副书记和校长、副校长；党委另计德育主任和中层干部。占比超过参数的百分数才算多数，恰好一半不算。适用范围同 A-11，委员名额由 A-09 判断。
*/
SELECT t.unit AS unit, 'org' AS subject_kind, t.org AS subject, 0 AS period,
  t.leaders AS was, t.seats AS need, NULL AS since, 'few' AS detail
FROM (
  SELECT o.unit AS unit, o.org AS org, l.committee_leaders_percent AS percent,
    COUNT(DISTINCT p.person) AS seats, COUNT(DISTINCT q.person) AS leaders
  FROM schools s
  JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch', 'branch')
    AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.org = o.org
    AND p.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')
  LEFT JOIN posts q ON q.unit = s.unit AND q.person = p.person
    AND (q.post IN ('principal', 'vice_principal')
      OR (q.org = o.org AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary'))
      OR (o.kind = 'committee' AND q.post IN ('moral_education_director', 'middle_manager')))
  WHERE s.regime = 1
  GROUP BY o.unit, o.org, l.committee_leaders_percent
) t
WHERE t.leaders * 100 <= t.seats * t.percent
