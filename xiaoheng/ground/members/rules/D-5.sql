/*
id: D-5
title: 失联6个月以上停止党籍，停止党籍2年后除名
clause: ME19:第二十四条
strength: must
judged: org
since: 2019-05-06
parameters: [lost_months, lost_expel_years]
cutoffs: {lost: reached lost_months, expel: reached lost_expel_years}
facts: [orgs, absences]
touched_by: [members.absent, members.present, members.suspend, members.expel]
reasons:
  suspend_due:
    name: 失联应停止党籍
    text: "{subject}有{was}名党员失去联系已满{need}个月（最早自{since}起），没有停止党籍。"
    remedy: 请继续查找；确实无法联系的，报上级党委停止党籍。
  expel_due:
    name: 停止党籍应除名
    text: "{subject}有{was}名党员停止党籍已满{need}年（最早自{since}起），仍无法联系。"
    remedy: 请按自行脱党予以除名，报上级党委批准。
note: 按支部计数，不列姓名；6个月以上、2年后都含满期的当日。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.lost_months AS need, MIN(b.since) AS since, 'suspend_due' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN absences b ON b.org = o.org
WHERE b.kind = 'lost' AND b.suspended_on IS NULL AND b.since <= l.lost
GROUP BY o.unit, o.org, l.lost_months
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.lost_expel_years AS need, MIN(b.suspended_on) AS since, 'expel_due' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN absences b ON b.org = o.org
WHERE b.suspended_on <= l.expel
GROUP BY o.unit, o.org, l.lost_expel_years
