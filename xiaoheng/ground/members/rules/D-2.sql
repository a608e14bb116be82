/*
id: D-2
title: 外出地点固定、时间6个月以上的，转移组织关系
clause: ME19:第二十五条
strength: normally
judged: org
since: 2019-05-06
parameters: [away_months]
cutoffs: {long_away: reached away_months}
facts: [orgs, absences]
touched_by: [members.absent, members.present]
reasons:
  transfer_due:
    name: 应转移组织关系
    text: "{subject}有{was}名流动党员外出地点固定并已满{need}个月（最早{since}外出），没有转移组织关系。"
    remedy: 请办理组织关系转接；确实不能转接的，保持经常联系并说明情况。
note: 按支部计数，不列姓名；满6个月的当日即列。支部有未办结的转接也照列，接收后登记返回即销。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.away_months AS need, MIN(b.since) AS since, 'transfer_due' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN absences b ON b.org = o.org
WHERE b.kind = 'mobile' AND b.fixed = 1 AND b.since <= l.long_away
GROUP BY o.unit, o.org, l.away_months
