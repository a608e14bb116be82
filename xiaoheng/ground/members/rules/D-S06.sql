/*
id: D-S06
title: 对入党积极分子每半年考察一次
clause: DM14:积极分子
strength: must
judged: org
since: 2014-05-28
parameters: [develop_review_months]
cutoffs: {overdue: over develop_review_months}
facts: [orgs, developments]
touched_by: [members.apply, members.record, members.decide, members.review, members.stop, members.carry]
reasons:
  overdue:
    name: 半年考察超期
    text: "{subject}有{was}名入党积极分子超过{need}个月没有考察（最早自{since}起）。"
    remedy: 请支部委员会考察，在发展党员看板登记。
note: 从确定为积极分子或上次考察之日起算，到确定为发展对象为止；按支部计数，不列姓名。满6个月的当日不算超过。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, l.develop_review_months AS need, MIN(COALESCE(d.reviewed_on, d.activist_on)) AS since,
  'overdue' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.activist_on <= l.overdue AND d.candidate_on IS NULL
  AND (d.reviewed_on IS NULL OR d.reviewed_on <= l.overdue)
GROUP BY o.unit, o.org, l.develop_review_months
