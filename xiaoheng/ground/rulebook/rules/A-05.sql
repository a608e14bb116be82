/*
id: A-05
title: 暂时没有党员的学校由工委选派党建指导员
clause: SS23:三(四)1
strength: must
judged: school
since: 2023-01-01
parameters: [instructors_min]
facts: [schools, people, members, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  no_instructor:
    name: 没有党建指导员
    text: "{unit}没有党员，在任党建指导员{was}名，应有{need}名。"
    remedy: 请县委教育工委选派党建指导员，并选派优秀年轻党员干部、教师到校任职任教。
  no_people:
    name: 没有人员记录
    outcome: unknown
    text: "{unit}没有登记任何人员，无法判断有没有党员。"
    remedy: 请导入本校人员和党籍。
note: 只对公办、独立法人的中小学校（含中职）判断，教学点、幼儿园、民办学校不在此列。预备党员也是党员。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COUNT(DISTINCT i.person) AS was, l.instructors_min AS need, NULL AS since,
  CASE WHEN EXISTS (SELECT 1 FROM people q WHERE q.unit = s.unit) THEN 'no_instructor' ELSE 'no_people' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
LEFT JOIN posts i ON i.unit = s.unit AND i.post = 'party_building_instructor'
WHERE s.regime = 1
  AND NOT EXISTS (SELECT 1 FROM people p JOIN members m ON m.person = p.person WHERE p.unit = s.unit)
GROUP BY s.unit, l.instructors_min
HAVING COUNT(DISTINCT i.person) < l.instructors_min
