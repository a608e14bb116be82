/*
id: A-18b
title: 党支部书记一般应有1年以上党龄
clause: BR18:支部书记
strength: normally
judged: org
since: 2018-10-28
parameters: [secretary_party_years]
cutoffs: {long_enough: reached secretary_party_years}
facts: [orgs, posts, full_since]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  too_short:
    name: 支部书记党龄不足
    text: "{subject}自{since}起为正式党员，党龄不足{need}年。"
    remedy: 请另选书记人选；确需任职的，说明理由报上级党委批准。
  unrecorded:
    name: 支部书记没有正式党籍记录
    outcome: unknown
    text: "{subject}没有正式党员的记录，无法判断党龄。"
    remedy: 请补录其党籍和转为正式党员的日期。
note: 党龄自转为正式党员之日起算，转接组织关系不中断。以上含本数，满1年的当日算。内设支部也判断。教师资格、职称和工作经历由 A-18 判断。
*/
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period,
  0 AS was, t.need AS need, t.since AS since,
  CASE WHEN t.since IS NULL THEN 'unrecorded' ELSE 'too_short' END AS detail
FROM (
  SELECT o.unit AS unit, p.person AS person, l.secretary_party_years AS need, l.long_enough AS long_enough,
    MIN(f.since) AS since
  FROM orgs o
  JOIN law l ON l.scope = o.scope
  JOIN posts p ON p.org = o.org AND p.post = 'secretary'
  LEFT JOIN full_since f ON f.person = p.person
  WHERE o.kind IN ('branch', 'joint_branch')
  GROUP BY o.unit, p.person, l.secretary_party_years, l.long_enough
) t
WHERE t.since IS NULL OR t.since > t.long_enough
