/*
id: A-23
title: 学校党组织隶属教育系统党组织，以条为主
clause: OP16:隶属
strength: normally
judged: org
since: 2016-09-01
facts: [schools, orgs, superiors]
touched_by: [organisation.import]
reasons:
  outside:
    name: 上级党组织不在本系统
    text: "{subject}的上级党组织不设在本校或本校的上级单位。"
    remedy: 请与组织部门核对隶属关系，按程序调整后重新登记。
  unrecorded:
    name: 隶属关系无记录
    outcome: unknown
    text: "{subject}没有登记上级党组织，无法判断隶属关系。"
    remedy: 请补录上级党组织。
note: 公办民办、幼儿园一并判断；乡镇（街道）协助管理不影响判断。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period, 0 AS was, 1 AS need, NULL AS since,
  CASE WHEN EXISTS (SELECT 1 FROM superiors u WHERE u.org = o.org) THEN 'outside' ELSE 'unrecorded' END AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1
JOIN law l ON l.scope = s.scope
WHERE NOT EXISTS (SELECT 1 FROM superiors u WHERE u.org = o.org AND u.above = 1)
