/*
id: A-04
title: 正式党员不足3人的成立联合党支部，联合党支部覆盖不超过5个单位
clause: BR18:组织设置
strength: must
judged: school
since: 2018-10-28
parameters: [branch_min_members, joint_branch_max_units]
facts: [schools, orgs, people, members, covers]
touched_by: [organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  uncovered:
    name: 党员没有党组织覆盖
    text: "{unit}有正式党员{was}名，不足{need}名，又没有党组织覆盖。"
    remedy: 请就近就便与其他学校建立联合党支部，并订出单独建立党组织的计划。
  too_few:
    name: 党支部正式党员不足
    text: "{subject}有正式党员{was}名，不足{need}名，不能单独成立党支部。"
    remedy: 请就近就便与其他学校建立联合党支部，或通过发展、调剂、聘任达到人数。
  too_many:
    name: 联合党支部覆盖过多
    strength: normally
    text: "{subject}覆盖{was}个单位，一般不超过{need}个。"
    remedy: 请分设联合党支部，或让达到人数的学校单独建立党支部。
note: 单独成立的党支部有党员而正式党员不足的，内设支部也在内；一名党员也没有登记的支部由名册核对。有预备党员而无正式党员的学校也须有党组织覆盖；一名党员也没有的由 A-05 判断。覆盖单位含所在单位，已撤并的学校不计。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COUNT(DISTINCT CASE WHEN m.kind = 'full' THEN m.person END) AS was, l.branch_min_members AS need,
  NULL AS since, 'uncovered' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN people p ON p.unit = s.unit
JOIN members m ON m.person = p.person
WHERE NOT EXISTS (
    SELECT 1 FROM orgs o
    WHERE o.unit = s.unit AND o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch')
  )
  AND NOT EXISTS (
    SELECT 1 FROM covers c
    WHERE c.unit = s.unit AND c.kind IN ('committee', 'general_branch', 'branch', 'joint_branch')
  )
GROUP BY s.unit, l.branch_min_members
HAVING COUNT(DISTINCT CASE WHEN m.kind = 'full' THEN m.person END) < l.branch_min_members
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT CASE WHEN m.kind = 'full' THEN m.person END) AS was, l.branch_min_members AS need,
  NULL AS since, 'too_few' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN members m ON m.org = o.org
WHERE o.kind = 'branch'
GROUP BY o.unit, o.org, l.branch_min_members
HAVING COUNT(DISTINCT CASE WHEN m.kind = 'full' THEN m.person END) < l.branch_min_members
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT c.unit) AS was, l.joint_branch_max_units AS need, NULL AS since, 'too_many' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN covers c ON c.org = o.org
WHERE o.kind = 'joint_branch'
GROUP BY o.unit, o.org, l.joint_branch_max_units
HAVING COUNT(DISTINCT c.unit) > l.joint_branch_max_units
