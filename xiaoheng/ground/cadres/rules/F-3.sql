/*
id: F-3
title: 每年制定并实施党务干部培训计划
clause: SS23:三(三)1培训
strength: must
judged: county
since: 2023-01-01
every: year
facts: [units, ledgers, programmes]
touched_by: [cadres.plan, cadres.strike]
reasons:
  none:
    name: 没有党务干部培训
    text: "{unit}{period}没有面向党务干部或书记的培训班。"
    remedy: 已举办未登记的请补登；请列入本年度培训计划。
note: 对县判断；县里年底以前还没有登记过任何培训班的年度不判断。学时由 F-2 判断。
*/
SELECT u.unit AS unit, 'unit' AS subject_kind, u.unit AS subject, p.first_month AS period, 0 AS was, 1 AS need,
  NULL AS since, 'none' AS detail
FROM units u
JOIN periods p ON p.scope = u.scope
JOIN ledgers k ON k.unit = u.unit AND k.since < p.next_day
WHERE u.kind = 'county'
  AND NOT EXISTS (SELECT 1 FROM programmes g WHERE g.unit = u.unit AND g.audience IN ('party_workers', 'secretaries')
    AND g.since >= p.first_day AND g.since < p.next_day)
