/*
id: D-S17
title: 上级党委在3个月内审批接收预备党员，特殊情况不超过6个月
clause: DM14:审批
strength: must
judged: org
since: 2014-05-28
parameters: [develop_approval_months, develop_approval_months_max]
cutoffs: {late: over develop_approval_months, too_late: over develop_approval_months_max}
facts: [orgs, developments]
touched_by: [members.record, members.decide, members.carry]
reasons:
  late:
    name: 审批超过3个月
    strength: normally
    text: "{subject}有{was}件接收预备党员的决议超过{need}个月没有审批（最早{since}讨论）。"
    remedy: 请上级党委审批；有特殊情况的写明原因，不超过6个月。
  too_late:
    name: 审批超过最长期限
    text: "{subject}有{was}件接收预备党员的决议超过{need}个月没有审批（最早{since}讨论）。"
    remedy: 请上级党委登记不予批准，重新预审、由支部大会重新讨论。
note: 从支部大会之日起算；满期的当日不算超过。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period, COUNT(*) AS was,
  CASE WHEN d.assembly_on <= l.too_late THEN l.develop_approval_months_max ELSE l.develop_approval_months END AS need,
  MIN(d.assembly_on) AS since, CASE WHEN d.assembly_on <= l.too_late THEN 'too_late' ELSE 'late' END AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.approved_on IS NULL AND (d.assembly_on <= l.late OR d.assembly_on <= l.too_late)
GROUP BY o.unit, o.org, CASE WHEN d.assembly_on <= l.too_late THEN l.develop_approval_months_max
    ELSE l.develop_approval_months END, CASE WHEN d.assembly_on <= l.too_late THEN 'too_late' ELSE 'late' END
