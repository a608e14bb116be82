/*
id: B-19
title: 议事规则和三重一大清单备案后使用
clause: filing:rules
strength: must
judged: school
since: 2022-01-01
parameters: [rules_filed]
facts: [schools, filed]
touched_by: [filing.conclude, organisation.import]
reasons:
  no_party_rules:
    name: 党组织会议议事规则没有备案
    text: "学校没有施行中的、经上级备案审查的党组织会议议事规则。"
    remedy: 请制定议事规则，经党组织会议通过后报备。
  no_principal_rules:
    name: 校长办公会议议事规则没有备案
    text: "学校没有施行中的、经上级备案审查的校长办公会议议事规则。"
    remedy: 请制定议事规则，经党组织会议通过后报备。
  no_list:
    name: 三重一大清单没有备案
    text: "学校没有施行中的、经上级备案审查的三重一大事项清单。"
    remedy: 请列出清单，经党组织会议通过后报备。
note: 县按上级的时限定下施行日（参数取1）以后才判断，没有定的不判断。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.rules_filed AS need, NULL AS since,
  CASE k.kind WHEN 'party_rules' THEN 'no_party_rules' WHEN 'principal_rules' THEN 'no_principal_rules'
    ELSE 'no_list' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
CROSS JOIN (SELECT 'party_rules' AS kind UNION ALL SELECT 'principal_rules' UNION ALL SELECT 'list') k
WHERE s.regime = 1 AND l.rules_filed >= 1
  AND NOT EXISTS (SELECT 1 FROM filed f WHERE f.unit = s.unit AND f.kind = k.kind)
