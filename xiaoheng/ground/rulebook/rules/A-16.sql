/*
id: A-16
title: 书记、校长空缺不超过3个月
clause: SS23:三(二)2空缺
strength: normally
judged: school
since: 2023-01-01
parameters: [vacancy_months_max]
cutoffs: {too_long: over vacancy_months_max}
facts: [schools, orgs, stints, inner_orgs]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  secretary_vacant:
    name: 书记空缺超期
    text: "{unit}党组织书记自{since}起空缺，已超过{need}个月。"
    remedy: 请立即提出补充方案报上级，并办理任命。
  principal_vacant:
    name: 校长空缺超期
    text: "{unit}校长自{since}起空缺，已超过{need}个月。"
    remedy: 请立即提出补充方案报上级，并办理任命。
  secretary_unrecorded:
    name: 书记任职无记录
    outcome: unknown
    text: "{unit}从未登记过党组织书记，无法判断空缺了多久。"
    remedy: 请补录书记任职，或登记空缺并提出补充方案。
  principal_unrecorded:
    name: 校长任职无记录
    outcome: unknown
    text: "{unit}从未登记过校长，无法判断空缺了多久。"
    remedy: 请补录校长任职，或登记空缺并提出补充方案。
note: 空缺自最后一任离任首日起算，满3个月的当日不算超过，次日起算；从未登记过的，自学校（党组织）设立之日起满3个月仍无记录才列出。书记只对设有自己党组织的学校判断；内设支部书记不算学校书记。多人同任一职时有一人在任即不空缺；主持工作的不是任职，空缺照算。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.vacancy_months_max AS need, MAX(t.until) AS since,
  CASE WHEN COUNT(t.since) = 0 THEN 'secretary_unrecorded' ELSE 'secretary_vacant' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN (SELECT unit, MIN(since) AS since FROM orgs WHERE leads = 1 GROUP BY unit) o ON o.unit = s.unit
LEFT JOIN stints t ON t.unit = s.unit AND t.post = 'secretary' AND t.acting = 0
  AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = t.org)
WHERE s.regime = 1
GROUP BY s.unit, o.since, l.vacancy_months_max, l.too_long
HAVING COUNT(t.since) = COUNT(t.until) AND COALESCE(MAX(t.until), o.since) <= l.too_long
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.vacancy_months_max AS need, MAX(t.until) AS since,
  CASE WHEN COUNT(t.since) = 0 THEN 'principal_unrecorded' ELSE 'principal_vacant' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
LEFT JOIN stints t ON t.unit = s.unit AND t.post = 'principal' AND t.acting = 0
WHERE s.regime = 1
GROUP BY s.unit, s.since, l.vacancy_months_max, l.too_long
HAVING COUNT(t.since) = COUNT(t.until) AND COALESCE(MAX(t.until), s.since) <= l.too_long
