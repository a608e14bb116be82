/*
id: D-10
title: 连续6个月不交纳党费的，按自行脱党的程序核查
clause: DZC:第九条
strength: must
judged: org
since: 2012-11-14
parameters: [dues_unpaid_months]
cutoffs: {unpaid: reached dues_unpaid_months}
facts: [orgs, payers, dues]
touched_by: [members.collect, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  unpaid:
    name: 连续6个月未交党费
    text: "{subject}有{was}名党员已连续{need}个月没有交纳党费的登记。"
    remedy: 请核实原因：漏登的补登，确有困难的报批减免，没有正当理由的按程序处理。
note: 从最近一次交纳所属月份的次月起算；从未交纳的，从入党和本支部开始登记的时间起算。从未在本系统登记党费的支部不判断。免交的按批准登记0元。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.dues_unpaid_months AS need, NULL AS since, 'unpaid' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN payers m ON m.org = o.org
WHERE m.first <= l.unpaid
  AND NOT EXISTS (SELECT 1 FROM dues d WHERE d.person = m.person AND d.through > l.unpaid)
  AND EXISTS (SELECT 1 FROM dues e WHERE e.org = o.org AND e.through <= l.unpaid)
GROUP BY o.unit, o.org, l.dues_unpaid_months
