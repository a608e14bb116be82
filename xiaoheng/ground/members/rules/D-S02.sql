/*
id: D-S02
title: 收到入党申请书后1个月内派人谈话
clause: DM14:申请入党
strength: must
judged: org
since: 2014-05-28
parameters: [develop_talk_months]
cutoffs: {overdue: over develop_talk_months}
facts: [orgs, developments]
touched_by: [members.apply, members.record, members.stop, members.carry]
reasons:
  overdue:
    name: 入党申请谈话超期
    text: "{subject}有{was}名入党申请人（最早{since}申请）超过{need}个月没有派人谈话。"
    remedy: 请书记、副书记或组织委员尽快谈话，在发展党员看板登记。
note: 按支部计数，不列姓名；姓名见发展党员看板。满1个月的当日不算超过。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.develop_talk_months AS need, MIN(d.applied_on) AS since, 'overdue' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.talked_on IS NULL AND d.applied_on <= l.overdue
GROUP BY o.unit, o.org, l.develop_talk_months
