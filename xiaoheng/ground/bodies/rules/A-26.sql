/*
id: A-26
title: 学校设立思想政治、德育、意识形态工作领导小组
clause: bodies:groups
strength: normally
judged: school
since: 2020-01-01
facts: [schools, bodies, body_registers, body_needs, body_seats]
touched_by: []
reasons:
  missing:
    name: 领导小组未设立
    text: "{unit}没有设立{subject}。"
    remedy: 请由党组织会议决定设立，并登记文号、组长和成员。
  leaderless:
    name: 领导小组没有组长
    text: "{subject}现在没有组长。"
    remedy: 请明确组长并登记。
note: 对公办、独立法人、非幼儿园的学校判断；学校登记第一个机构以前不判断。应设哪些领导小组由机构种类（regulations/catalogue/bodies.yaml）按学段列出。
*/
SELECT s.unit AS unit, 'body_kind' AS subject_kind, n.kind AS subject, 0 AS period, 0 AS was, 1 AS need, NULL AS since,
  'missing' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN body_needs n ON n.stage = s.stage AND n.family = 'group'
WHERE s.regime = 1 AND EXISTS (SELECT 1 FROM body_registers r WHERE r.unit = s.unit)
  AND NOT EXISTS (SELECT 1 FROM bodies b WHERE b.unit = s.unit AND b.kind = n.kind)
UNION ALL
SELECT s.unit AS unit, 'body' AS subject_kind, b.body AS subject, 0 AS period, 0 AS was, 1 AS need, NULL AS since,
  'leaderless' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN bodies b ON b.unit = s.unit
JOIN body_needs n ON n.stage = s.stage AND n.family = 'group' AND n.kind = b.kind
WHERE s.regime = 1 AND NOT EXISTS (SELECT 1 FROM body_seats e WHERE e.body = b.body AND e.chair = 1)
