/*
id: G-06
title: 学校设立民主议事机构
clause: bodies:democratic
strength: normally
judged: school
since: 2020-01-01
facts: [schools, bodies, body_registers, body_needs]
touched_by: []
reasons:
  missing:
    name: 民主议事机构未设立
    text: "{unit}没有设立{subject}。"
    remedy: 请按章程设立，并登记文号、负责人、构成和届期；确不需要的，说明理由报批。
note: 对公办、独立法人、非幼儿园的学校判断；学校登记第一个机构以前不判断。应设哪些机构由机构种类（regulations/catalogue/bodies.yaml）按学段列出；膳食管理委员会只在供餐的学校设立，听政会按需召开，不作要求。
*/
SELECT s.unit AS unit, 'body_kind' AS subject_kind, n.kind AS subject, 0 AS period, 0 AS was, 1 AS need, NULL AS since,
  'missing' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN body_needs n ON n.stage = s.stage AND n.family = 'body'
WHERE s.regime = 1 AND EXISTS (SELECT 1 FROM body_registers r WHERE r.unit = s.unit)
  AND NOT EXISTS (SELECT 1 FROM bodies b WHERE b.unit = s.unit AND b.kind = n.kind)
