/*
id: D-4
title: 组织关系介绍信在有效期内接收
clause: letters:有效期
strength: must
judged: org
since: 2015-01-01
facts: [orgs, transfers]
touched_by: [members.send, members.accept, members.recall]
reasons:
  expired:
    name: 介绍信已过期
    text: "{subject}有{was}封组织关系介绍信已过期，仍未接收（最早{since}转出）。"
    remedy: 请联系转入党组织；撤销后重新开具。转出党组织在接收前继续负责。
  soon:
    name: 介绍信即将过期
    strength: may
    outcome: soon
    text: "{subject}有{was}封组织关系介绍信有效期已过三分之二，仍未接收（最早{since}转出）。"
    remedy: 请联系转入党组织尽快接收。
note: 按转出支部计数，不列姓名；有效期最后一天仍有效。网上转接没有介绍信，不在此列。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, 0 AS need, MIN(t.since) AS since, t.status AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN transfers t ON t.org = o.org
WHERE t.status IN ('soon', 'expired')
GROUP BY o.unit, o.org, t.status
