/*
id: A-20
title: 德育分管校领导和德育主任由党员担任
clause: SS23:三(二)3德育
strength: must
judged: person
since: 2023-01-01
facts: [schools, orgs, posts, members]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  not_member:
    name: 德育负责人不是党员
    text: "{unit}{subject}分管德育或担任德育主任，但不是党员。"
    remedy: 请调整分工或改由党员担任；本人符合条件的列入发展计划。
  unrecorded:
    name: 德育负责人无记录
    outcome: unknown
    text: "{unit}没有登记分管德育的校领导，也没有登记德育主任，无法判断。"
    remedy: 请补录班子分工和德育主任任职。
note: 预备党员也是党员。对公办、独立法人的中小学校（含中职）判断；没有自己党组织的学校只看已登记的人。
*/
SELECT s.unit AS unit, 'person' AS subject_kind, p.person AS subject, 0 AS period,
  0 AS was, 1 AS need, NULL AS since, 'not_member' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND (p.charge = 'moral_education' OR p.post = 'moral_education_director')
WHERE s.regime = 1
  AND NOT EXISTS (SELECT 1 FROM members m WHERE m.person = p.person)
GROUP BY s.unit, p.person
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, 1 AS need, NULL AS since, 'unrecorded' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM orgs o WHERE o.unit = s.unit AND o.leads = 1 AND o.kind <> 'joint_branch')
  AND NOT EXISTS (SELECT 1 FROM posts p
    WHERE p.unit = s.unit AND (p.charge = 'moral_education' OR p.post = 'moral_education_director'))
