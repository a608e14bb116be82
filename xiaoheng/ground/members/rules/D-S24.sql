/*
id: D-S24
title: 上级党委在3个月内审批转正
clause: DM14:审批
strength: must
judged: org
since: 2014-05-28
parameters: [develop_approval_months]
cutoffs: {overdue: over develop_approval_months}
facts: [orgs, developments]
touched_by: [members.record, members.decide, members.carry]
reasons:
  overdue:
    name: 转正审批超期
    text: "{subject}有{was}件转正（延长、取消）决议超过{need}个月没有审批（最早{since}讨论）。"
    remedy: 请上级党委尽快审批并登记。
note: 从支部大会讨论转正之日起算；满3个月的当日不算超过。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.develop_approval_months AS need, MIN(d.voted_on) AS since, 'overdue' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.decided_on IS NULL AND d.voted_on <= l.overdue
GROUP BY o.unit, o.org, l.develop_approval_months
