/*
id: A-11
title: 党委、党总支学校书记校长分设；党支部学校一人担任并设1名专职副书记
clause: SS23:三(二)1分设
strength: normally
judged: school
since: 2023-01-01
parameters: [full_time_deputies]
facts: [schools, orgs, posts, members]
touched_by: [organisation.appoint, organisation.leave, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership, organisation.import]
reasons:
  one_person:
    name: 应分设未分设
    text: "{unit}设党委（党总支），书记和校长由{subject}一人担任，一般应当分设。"
    remedy: 请提出调整方案，按干部管理权限报批；增设书记职数，不减少副校长职数。
  principal_not_deputy:
    name: 党员校长未任副书记
    strength: must
    text: "{unit}校长{subject}是正式党员，但没有同时担任党组织副书记。"
    remedy: 请报上级任命或选举其担任副书记。
  secretary_holds_post:
    name: 书记兼任行政职务
    text: "{unit}书记{subject}兼任行政职务，一般不兼任。"
    remedy: 请免去兼任的行政职务；确需兼任的，说明理由报批。
  apart:
    name: 党支部学校书记校长未由一人担任
    text: "{unit}设党支部，书记和校长由不同的人担任，一般由一人担任。"
    remedy: 请提出调整方案报批；确需分开的，说明理由报上级批准。
  deputies:
    name: 专职副书记名额不符
    strength: must
    text: "{unit}书记校长由一人担任，在任专职副书记{was}名，应为{need}名。"
    remedy: 请按名额配备专职副书记，报上级任命。
note: 适用于公办、独立法人、设党委（总支、支委会）的中小学校（含中职）；联合党支部和未设支委会的支部、幼儿园、民办学校不在此列。职位空缺由 A-16 判断。预备党员没有被选举权，不要求任副书记。一职多人时逐人判断：党支部学校有一名书记和一名校长不是同一人即为分开。
*/
SELECT s.unit AS unit, 'person' AS subject_kind, p.person AS subject, 0 AS period,
  1 AS was, 0 AS need, NULL AS since, 'one_person' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch')
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND p.post = 'principal'
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM posts q WHERE q.unit = s.unit AND q.person = p.person AND q.post = 'secretary'
    AND (q.org = o.org OR q.org IS NULL))
GROUP BY s.unit, p.person
UNION ALL
SELECT s.unit AS unit, 'person' AS subject_kind, p.person AS subject, 0 AS period,
  0 AS was, 1 AS need, NULL AS since, 'principal_not_deputy' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch')
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND p.post = 'principal'
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM members m WHERE m.person = p.person AND m.kind = 'full')
  AND NOT EXISTS (SELECT 1 FROM posts q WHERE q.unit = s.unit AND q.person = p.person
    AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary')
    AND (q.org = o.org OR q.org IS NULL))
GROUP BY s.unit, p.person
UNION ALL
SELECT s.unit AS unit, 'person' AS subject_kind, p.person AS subject, 0 AS period,
  COUNT(DISTINCT q.appointment) AS was, 0 AS need, NULL AS since, 'secretary_holds_post' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind IN ('committee', 'general_branch')
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND p.post = 'secretary' AND (p.org = o.org OR p.org IS NULL)
JOIN posts q ON q.unit = s.unit AND q.person = p.person
  AND q.post IN ('vice_principal', 'moral_education_director', 'middle_manager')
WHERE s.regime = 1
GROUP BY s.unit, p.person
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  2 AS was, 1 AS need, NULL AS since, 'apart' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind = 'branch'
JOIN law l ON l.scope = s.scope
JOIN posts p ON p.unit = s.unit AND p.post = 'principal'
JOIN posts q ON q.unit = s.unit AND q.post = 'secretary' AND q.person <> p.person AND (q.org = o.org OR q.org IS NULL)
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
GROUP BY s.unit
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  COUNT(DISTINCT d.person) AS was, l.full_time_deputies AS need, NULL AS since, 'deputies' AS detail
FROM schools s
JOIN orgs o ON o.unit = s.unit AND o.leads = 1 AND o.kind = 'branch'
JOIN law l ON l.scope = s.scope
LEFT JOIN posts d ON d.unit = s.unit AND d.post = 'full_time_deputy_secretary' AND (d.org = o.org OR d.org IS NULL)
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')
  AND EXISTS (
    SELECT 1 FROM posts p
    JOIN posts q ON q.person = p.person AND q.unit = p.unit AND q.post = 'secretary'
    WHERE p.unit = s.unit AND p.post = 'principal' AND (q.org = o.org OR q.org IS NULL)
  )
GROUP BY s.unit, l.full_time_deputies
HAVING COUNT(DISTINCT d.person) <> l.full_time_deputies
