/*
id: A-03
title: 不设支委会的党支部设1名书记，必要时设1名副书记
clause: BR18:支部委员会
strength: must
judged: org
since: 2018-10-28
parameters: [branch_deputies_max]
facts: [orgs, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  secretaries:
    name: 书记不止1名
    text: "{subject}没有支部委员会，却有{was}名在任书记，应为{need}名。"
    remedy: 请核对书记任职，登记已离任的书记。
  deputies:
    name: 副书记超过名额
    text: "{subject}没有支部委员会，却有{was}名在任副书记，最多{need}名。"
    remedy: 请核对副书记任职；党员达到人数的请选举支部委员会。
note: 书记空缺由 A-16 判断，此处只看多于名额的情形；专职副书记计入副书记。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT p.person) AS was, 1 AS need, NULL AS since, 'secretaries' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN posts p ON p.org = o.org AND p.post = 'secretary'
WHERE o.kind IN ('branch', 'joint_branch')
  AND NOT EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
GROUP BY o.unit, o.org
HAVING COUNT(DISTINCT p.person) > 1
UNION ALL
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(DISTINCT p.person) AS was, l.branch_deputies_max AS need, NULL AS since, 'deputies' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN posts p ON p.org = o.org AND p.post IN ('deputy_secretary', 'full_time_deputy_secretary')
WHERE o.kind IN ('branch', 'joint_branch')
  AND NOT EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
GROUP BY o.unit, o.org, l.branch_deputies_max
HAVING COUNT(DISTINCT p.person) > l.branch_deputies_max
