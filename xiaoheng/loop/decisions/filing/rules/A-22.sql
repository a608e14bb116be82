/*
id: A-22
title: 党组织领导的校长负责制写入章程并备案
clause: filing:charter
strength: must
judged: school
since: 2022-01-01
parameters: [charter_filed]
facts: [schools, filed]
touched_by: [filing.conclude, organisation.import]
reasons:
  missing:
    name: 章程没有备案
    text: "学校没有施行中的、经上级备案审查的章程。"
    remedy: 请修订章程，经校长办公会议、教代会、党组织会议通过后报备。
note: 县按上级的时限定下施行日（参数取1）以后才判断，没有定的不判断。章程写了什么由审查人逐条对照必备条款，不由规则推断。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.charter_filed AS need, NULL AS since, 'missing' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
WHERE s.regime = 1 AND l.charter_filed >= 1
  AND NOT EXISTS (SELECT 1 FROM filed f WHERE f.unit = s.unit AND f.kind = 'charter')
