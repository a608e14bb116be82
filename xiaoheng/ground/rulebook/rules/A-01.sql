/*
id: A-01
title: 正式党员满3人的学校成立党支部
clause: BR18:组织设置
strength: must
judged: school
since: 2018-10-28
parameters: [branch_min_members]
facts: [schools, orgs, people, members]
touched_by: [organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  no_branch:
    name: 应建未建党支部
    text: "{unit}有正式党员{was}名，达到{need}名，但没有单独成立党支部。"
    remedy: 请由党员提出，向上级党委请示成立党支部。
note: 按人员所在学校数正式党员，预备党员不计。设在本校的联合党支部视为已成立；只被别校联合党支部覆盖的不算。公办民办、幼儿园一并判断。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.branch_min_members AS need, NULL AS since, 'no_branch' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN people p ON p.unit = s.unit
JOIN members m ON m.person = p.person AND m.kind = 'full'
WHERE NOT EXISTS (
  SELECT 1 FROM orgs o
  WHERE o.unit = s.unit AND o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch')
)
GROUP BY s.unit, l.branch_min_members
HAVING COUNT(DISTINCT m.person) >= l.branch_min_members
