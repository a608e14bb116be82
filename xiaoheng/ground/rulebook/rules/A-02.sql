/*
id: A-02
title: 正式党员7人以上的党支部设支部委员会
clause: BR18:支部委员会
strength: must
judged: org
since: 2018-10-28
parameters: [branch_committee_min_members]
facts: [orgs, members, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  no_committee:
    name: 应设未设支委会
    text: "{subject}有正式党员{was}名，达到{need}名，但没有在任的支部委员。"
    remedy: 请召开党员大会选举支部委员会，并报上级党组织批准后登记委员任职。
note: 以上含本数；预备党员不计。有在任的“党组织委员”即视为设有支委会。联合党支部按组织判断一次。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT m.person) AS was, l.branch_committee_min_members AS need, NULL AS since, 'no_committee' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN members m ON m.org = o.org AND m.kind = 'full'
WHERE o.kind IN ('branch', 'joint_branch')
  AND NOT EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
GROUP BY o.unit, o.org, l.branch_committee_min_members
HAVING COUNT(DISTINCT m.person) >= l.branch_committee_min_members
