/*
id: A-12
title: 党员副校长一般进入党组织班子
clause: SS23:三(二)1分设
strength: normally
judged: person
since: 2023-01-01
facts: [schools, orgs, posts, members]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  outside:
    name: 党员副校长未进班子
    text: "{unit}副校长{subject}是正式党员，但没有进入党组织班子。"
    remedy: 请在补选、换届时提名其为委员；名额不足的，说明理由报批。
note: 适用范围同 A-11。预备党员没有被选举权，不在此列。
*/
SELECT s.unit AS unit, 'person' AS subject_kind, p.person AS subject, 0 AS period,
  0 AS was, 1 AS need, NULL AS since, 'outside' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch', 'branch')
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND p.post = 'vice_principal'
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
  AND EXISTS (SELECT 1 FROM members m WHERE m.person = p.person AND m.kind = 'full')
  AND NOT EXISTS (SELECT 1 FROM posts q JOIN orgs h ON h.org = q.org AND h.unit = s.unit AND h.leads = 1
    WHERE q.person = p.person
      AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member'))
GROUP BY s.unit, p.person
