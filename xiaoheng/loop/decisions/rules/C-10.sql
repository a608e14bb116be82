/*
id: C-10
title: 民主评议党员每年1次
clause: BR18:民主评议
strength: must
judged: org
since: 2018-10-28
parameters: [appraisals_per_year]
cutoffs: {due: reached yearly_grace_months}
every: year
facts: [orgs, meetings]
touched_by: [decisions.hold, organisation.import]
reasons:
  missed:
    name: 民主评议党员次数不足
    text: "{subject}{period}度民主评议党员{was}次，应不少于{need}次。"
    remedy: 已开展未录的请补录，写明所属年度；确未开展的请说明原因，抓紧补开。
  unrecorded:
    name: 民主评议党员无记录
    outcome: unknown
    text: "{subject}没有任何组织生活会议记录，无法判断民主评议党员是否按年开展。"
    remedy: 请录入已召开的会议，写明所属年度。
note: 按登记的所属年度计，与召开日期分开（上一年度的可以在次年年初补开）；过了次年补开的期限才判断。组织成立后完整经过的年度才判断，第一次有记录之前的年度不判断。可以与组织生活会结合进行，两项分别登记。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, p.first_month AS period,
  COUNT(m.meeting) AS was, p.appraisals_per_year AS need, NULL AS since, 'missed' AS detail
FROM orgs o
JOIN periods p ON p.scope = o.scope AND o.since <= p.first_day
JOIN law l ON l.scope = o.scope AND p.next_day <= l.due
LEFT JOIN meetings m ON m.org = o.org AND m.kind = 'appraisal' AND m.for_year * 100 + 1 = p.first_month
WHERE o.kind IN ('branch', 'joint_branch')
  AND EXISTS (SELECT 1 FROM meetings r WHERE r.org = o.org AND r.ym <= p.last_month)
GROUP BY o.unit, o.org, p.first_month, p.appraisals_per_year
HAVING COUNT(m.meeting) < p.appraisals_per_year
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  0 AS was, l.appraisals_per_year AS need, NULL AS since, 'unrecorded' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
WHERE o.kind IN ('branch', 'joint_branch')
  AND NOT EXISTS (SELECT 1 FROM meetings r WHERE r.org = o.org)
  AND EXISTS (SELECT 1 FROM periods p WHERE p.scope = o.scope AND o.since <= p.first_day AND p.next_day <= l.due)
