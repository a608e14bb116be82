/*
id: A-06
title: 党支部党员一般不超过50人
clause: BR18:组织设置
strength: normally
judged: org
since: 2018-10-28
parameters: [branch_max_members]
facts: [orgs, members]
touched_by: [organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  too_large:
    name: 党支部人数过多
    text: "{subject}有党员{was}名，一般不超过{need}名。"
    remedy: 请按年级、学科、行政组划分党支部，报上级党委批准。
note: 原文说的是党员，预备党员计入；等于上限不算超过。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.branch_max_members AS need, NULL AS since, 'too_large' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN members m ON m.org = o.org
WHERE o.kind IN ('branch', 'joint_branch')
GROUP BY o.unit, o.org, l.branch_max_members
HAVING COUNT(DISTINCT m.person) > l.branch_max_members
