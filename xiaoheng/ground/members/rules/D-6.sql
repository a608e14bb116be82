/*
id: D-6
title: 外出6个月以上没有转移组织关系的流动党员，保持经常联系
clause: ME19:第三十二条
strength: normally
judged: org
since: 2019-05-06
parameters: [away_months, mobile_contact_months]
cutoffs: {long_away: reached away_months, silent: over mobile_contact_months}
facts: [orgs, absences]
touched_by: [members.absent, members.present, members.contact]
reasons:
  no_contact:
    name: 流动党员久未联系
    text: "{subject}有{was}名流动党员外出已久，超过{need}个月没有联系登记（最早自{since}起）。"
    remedy: 请与本人联系并登记日期和方式；外出地点固定的，办理组织关系转接。
note: 按支部计数，不列姓名；从最近一次联系起算，没有联系过的从外出之日起算，满间隔的当日还不算超过。条例没有定间隔，间隔为本地默认，可以另定。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.mobile_contact_months AS need, MIN(COALESCE(b.contacted_on, b.since)) AS since,
  'no_contact' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN absences b ON b.org = o.org
WHERE b.kind = 'mobile' AND b.since <= l.long_away AND COALESCE(b.contacted_on, b.since) <= l.silent
GROUP BY o.unit, o.org, l.mobile_contact_months
