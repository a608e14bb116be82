/*
id: A-08
title: 党员100人以上的学校设党委
clause: SS23:三(二)1职数
strength: normally
judged: org
since: 2023-01-01
parameters: [committee_min_members]
facts: [schools, orgs, members]
touched_by: [organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  should_be_committee:
    name: 应设党委
    text: "{unit}有党员{was}名，达到{need}名，但没有设党委。"
    remedy: 请向上级党委请示设立党委；确需保持现状的，说明理由报批。
  too_few:
    name: 党员不足设党委
    text: "{subject}有党员{was}名，不足{need}名。"
    remedy: 经上级批准的请留存批复；否则请示改设。
note: 恰好100人按100人以上处理，请人工核对（两档条文都含100）。人数只提示，不阻止。没有登记党员的由名册核对，不在此判断。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.committee_min_members AS need, NULL AS since,
  CASE WHEN o.kind = 'committee' THEN 'too_few' ELSE 'should_be_committee' END AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('branch', 'general_branch', 'committee')
JOIN law l ON l.scope = o.scope
JOIN members m ON m.seat = o.unit
WHERE s.regime = 1
GROUP BY o.unit, o.org, o.kind, l.committee_min_members
HAVING (o.kind = 'committee' AND COUNT(DISTINCT m.person) < l.committee_min_members)
  OR (o.kind <> 'committee' AND COUNT(DISTINCT m.person) >= l.committee_min_members)
