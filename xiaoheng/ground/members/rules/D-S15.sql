/*
id: D-S15
title: 预审合格后1个月内召开支部大会讨论接收
clause: DM26:接收
strength: must
judged: org
since: 2026-06-19
parameters: [develop_assembly_months]
cutoffs: {overdue: over develop_assembly_months}
facts: [orgs, developments]
touched_by: [members.record, members.decide, members.stop, members.carry]
reasons:
  overdue:
    name: 预审后支部大会超期
    text: "{subject}有{was}名发展对象（最早{since}预审合格）超过{need}个月没有召开支部大会讨论接收。"
    remedy: 请上级党委重新预审，合格后及时召开支部大会。
note: 2026年修订的细则自2026年5月18日施行，此前已经预审的从施行之日起算，因此6月19日起判断。满1个月的当日不算超过。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.develop_assembly_months AS need, MIN(d.prechecked_on) AS since, 'overdue' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.assembly_on IS NULL AND d.prechecked_on <= l.overdue
GROUP BY o.unit, o.org, l.develop_assembly_months
