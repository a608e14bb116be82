/*
id: E-16
title: 班子成员定期向党组织报告工作
clause: team_reports:间隔
strength: normally
judged: person
since: 2022-01-01
parameters: [team_report_months]
cutoffs: {stale: over team_report_months}
facts: [schools, orgs, posts, team_reports]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  overdue:
    name: 班子成员逾期没有报告
    text: "{unit}{subject}上一次向党组织报告工作是{since}，至今已超过{need}个月。"
    remedy: 请在下一次党组织会议上报告并登记；确有原因的，说明理由。
  never:
    name: 班子成员没有报告过
    text: "{unit}{subject}自{since}任职，已超过{need}个月，没有向党组织报告工作的登记。"
    remedy: 请在下一次党组织会议上报告并登记；已经报告的，补登日期。
note: 县定下间隔（月）之前不判断。适用于有本校党组织的学校；校长、副校长和党组织班子成员报告，书记不报告；内设支部的委员不在内。恰满间隔的当日不算超过。从未报告的，自现任职务中最早的一项起算。只看日期，不记内容。
*/
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period,
  0 AS was, t.need AS need, COALESCE(t.last, t.began) AS since,
  CASE WHEN t.last IS NULL THEN 'never' ELSE 'overdue' END AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person, l.team_report_months AS need, l.stale AS stale, MIN(p.since) AS began,
    (SELECT MAX(r.made_on) FROM team_reports r WHERE r.unit = s.unit AND r.person = p.person) AS last
  FROM schools s
  JOIN law l ON l.scope = s.scope
  JOIN orgs o ON o.unit = s.unit AND o.leads = 1
  JOIN posts p ON p.unit = s.unit
    AND (p.post IN ('principal', 'vice_principal')
      OR (p.post IN ('deputy_secretary', 'full_time_deputy_secretary', 'committee_member')
        AND (p.org = o.org OR p.org IS NULL)))
  WHERE s.regime = 1 AND l.team_report_months > 0
    AND NOT EXISTS (SELECT 1 FROM posts q
      WHERE q.unit = s.unit AND q.person = p.person AND q.post = 'secretary' AND (q.org = o.org OR q.org IS NULL))
  GROUP BY s.unit, p.person, l.team_report_months, l.stale
) t
WHERE COALESCE(t.last, t.began) <= t.stale
