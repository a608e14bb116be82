/*
id: A-09
title: 党组织委员名额：支委3至5名，总支委5至7名，党委5至7名或5至9名
clause: SS23:三(二)1职数
strength: normally
judged: org
since: 2023-01-01
parameters: [branch_seats_min, branch_seats_max, branch_seats_cap, general_seats_min, general_seats_max,
  committee_seats_min, committee_seats_max, large_committee_seats_max, committee_min_members]
facts: [schools, orgs, members, posts]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  branch_few:
    name: 支委不足
    strength: must
    text: "{subject}有委员{was}名，应不少于{need}名。"
    remedy: 请召开党员大会补选支部委员。
  branch_many:
    name: 支委偏多
    text: "{subject}有委员{was}名，一般不超过{need}名。"
    remedy: 确有需要的请说明理由报上级批准；换届时按名额选举。
  branch_over:
    name: 支委超过最高限
    strength: must
    text: "{subject}有委员{was}名，超过最高限{need}名。"
    remedy: 请报上级党委调整支委名额。
  few:
    name: 委员不足
    text: "{subject}有委员{was}名，一般应不少于{need}名。"
    remedy: 请按程序补选委员。
  many:
    name: 委员偏多
    text: "{subject}有委员{was}名，一般不超过{need}名。"
    remedy: 确有需要的请说明理由报上级批准；换届时按名额选举。
  edge:
    name: 名额待人工核对
    outcome: unknown
    text: "{subject}党员人数恰在党委名额的分档线上，两档条文都包含，按高一档计；现有委员{was}名，低一档不超过{need}名，请人工核对。"
    remedy: 请核对上级批准的委员名额，留存批复。
  unrecorded:
    name: 委员无记录
    outcome: unknown
    text: "{subject}没有登记在任委员，无法判断名额。"
    remedy: 请补录委员任职。
note: 书记、副书记、委员按人计数，一人兼数职计一名。党委以党员100人（含）分档，恰好100人按高一档，委员超过低一档名额的请人工核对。没有支委会的支部由 A-02 判断。
*/
SELECT t.unit AS unit, 'org' AS subject_kind, t.org AS subject, 0 AS period, t.seats AS was,
  CASE
    WHEN t.seats < t.fewest THEN t.fewest
    WHEN t.seats > t.cap THEN t.cap
    WHEN t.seats <= t.most THEN t.sure
    ELSE t.most END AS need,
  NULL AS since,
  CASE
    WHEN t.seats = 0 THEN 'unrecorded'
    WHEN t.kind = 'branch' AND t.seats < t.fewest THEN 'branch_few'
    WHEN t.kind = 'branch' AND t.seats > t.cap THEN 'branch_over'
    WHEN t.kind = 'branch' THEN 'branch_many'
    WHEN t.seats < t.fewest THEN 'few'
    WHEN t.seats <= t.most THEN 'edge'
    ELSE 'many' END AS detail
FROM (
  SELECT o.unit AS unit, o.org AS org, 'branch' AS kind,
    l.branch_seats_min AS fewest, l.branch_seats_max AS most, l.branch_seats_max AS sure, l.branch_seats_cap AS cap,
    (SELECT COUNT(DISTINCT p.person) FROM posts p WHERE p.org = o.org AND p.post IN
      ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')) AS seats
  FROM orgs o
  JOIN law l ON l.scope = o.scope
  WHERE o.kind IN ('branch', 'joint_branch')
    AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
  UNION ALL
  SELECT c.unit AS unit, c.org AS org, c.kind AS kind,
    CASE WHEN c.kind = 'general_branch' THEN l.general_seats_min ELSE l.committee_seats_min END AS fewest,
    CASE
      WHEN c.kind = 'general_branch' THEN l.general_seats_max
      WHEN c.members >= l.committee_min_members THEN l.large_committee_seats_max
      ELSE l.committee_seats_max END AS most,
    CASE
      WHEN c.kind = 'general_branch' THEN l.general_seats_max
      WHEN c.members > l.committee_min_members THEN l.large_committee_seats_max
      ELSE l.committee_seats_max END AS sure,
    1000000 AS cap,
    (SELECT COUNT(DISTINCT p.person) FROM posts p WHERE p.org = c.org AND p.post IN
      ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')) AS seats
  FROM (
    SELECT o.unit AS unit, o.org AS org, o.kind AS kind, s.scope AS scope,
      (SELECT COUNT(DISTINCT m.person) FROM members m WHERE m.seat = o.unit) AS members
    FROM schools s
    JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('general_branch', 'committee')
    WHERE s.regime = 1
  ) c
  JOIN law l ON l.scope = c.scope
) t
WHERE t.seats < t.fewest OR t.seats > t.most OR t.seats > t.sure
