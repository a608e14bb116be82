/*
id: A-07
title: 党员50人以上不足100人的学校设党总支
clause: SS23:三(二)1职数
strength: normally
judged: org
since: 2023-01-01
parameters: [general_branch_min_members, committee_min_members]
facts: [schools, orgs, members]
touched_by: [organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  should_be_general:
    name: 应设党总支
    text: "{unit}有党员{was}名，达到{need}名，党组织仍为党支部。"
    remedy: 请向上级党委请示改设党总支；确需保持现状的，说明理由报批。
  too_few:
    name: 党员不足设党总支
    text: "{subject}有党员{was}名，不足{need}名。"
    remedy: 经上级批准的请留存批复；否则请示改设党支部。
note: 以上含50，不足不含100；预备党员也是党员，计入。人数只提示，不阻止（上级可以批准）。内设支部的党员计入本校。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.general_branch_min_members AS need, NULL AS since,
  CASE WHEN o.kind = 'branch' THEN 'should_be_general' ELSE 'too_few' END AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('branch', 'general_branch')
JOIN law l ON l.scope = o.scope
JOIN members m ON m.seat = o.unit
WHERE s.regime = 1
GROUP BY o.unit, o.org, o.kind, l.general_branch_min_members, l.committee_min_members
HAVING (o.kind = 'branch'
    AND COUNT(DISTINCT m.person) >= l.general_branch_min_members
    AND COUNT(DISTINCT m.person) < l.committee_min_members)
  OR (o.kind = 'general_branch' AND COUNT(DISTINCT m.person) < l.general_branch_min_members)
