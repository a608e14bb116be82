/*
id: D-S20
title: 批准接收后一般1个月内入党宣誓
clause: DM26:审批
strength: normally
judged: org
since: 2026-06-19
parameters: [develop_oath_months]
cutoffs: {overdue: over develop_oath_months}
facts: [orgs, developments]
touched_by: [members.record, members.decide, members.stop, members.carry]
reasons:
  overdue:
    name: 入党宣誓超期
    text: "{subject}有{was}名预备党员（最早{since}批准）超过{need}个月没有入党宣誓。"
    remedy: 请举行入党宣誓仪式，在发展党员看板登记。
note: 2026年修订的细则自2026年5月18日施行，此前已经批准的从施行之日起算，因此6月19日起判断。满1个月的当日不算超过。已经讨论转正的不再列出。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.develop_oath_months AS need, MIN(d.approved_on) AS since, 'overdue' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.sworn_on IS NULL AND d.voted_on IS NULL AND d.approved_on <= l.overdue
GROUP BY o.unit, o.org, l.develop_oath_months
