/*
id: A-21
title: 由一名校领导同时分管人事和党建
clause: SS23:三(三)1
strength: must
judged: school
since: 2023-01-01
facts: [schools, orgs, posts, portfolios]
touched_by: [cadres.assign, organisation.appoint, organisation.leave, organisation.import]
reasons:
  nobody:
    name: 无人统管人事和党建
    text: "{unit}已登记班子分工，但没有校领导同时分管人事和党建。"
    remedy: 请调整班子分工，明确一名校领导分管人事和党建，并登记。
  unrecorded:
    name: 班子分工无记录
    outcome: unknown
    text: "{unit}没有登记班子分工，无法判断人事和党建由谁分管。"
    remedy: 请补录班子成员的分管工作。
note: 适用范围同 A-11。校领导为书记、副书记和校长、副校长，兼任的其他职务上登记的分管也算；分管看任职时的分管和之后的班子分工。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period, 0 AS was, 1 AS need, NULL AS since,
  CASE WHEN EXISTS (SELECT 1 FROM posts d WHERE d.unit = s.unit
    AND (d.charge <> '' OR EXISTS (SELECT 1 FROM portfolios f WHERE f.appointment = d.appointment)))
    THEN 'nobody' ELSE 'unrecorded' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
WHERE s.regime = 1
  AND EXISTS (SELECT 1 FROM orgs o WHERE o.unit = s.unit AND o.leads = 1
      AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
        AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member'))))
  AND NOT EXISTS (SELECT 1 FROM posts d WHERE d.unit = s.unit
    AND (d.charge = 'personnel_and_party' OR EXISTS (SELECT 1 FROM portfolios f
      WHERE f.appointment = d.appointment AND f.charge = 'personnel_and_party'))
    AND EXISTS (SELECT 1 FROM posts e WHERE e.unit = d.unit AND e.person = d.person
      AND e.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'principal', 'vice_principal')))
