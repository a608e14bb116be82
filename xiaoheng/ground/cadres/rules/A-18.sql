/*
id: A-18
title: 书记、校长具有相应的教师资格、职称和工作经历
clause: SS23:三(二)2资格
strength: normally
judged: person
since: 2023-01-01
parameters: [title_rank_min, title_rank_min_senior]
cutoffs: {taught: reached teaching_years_min}
facts: [schools, ledgers, posts, stints, inner_orgs, certificates, titles, experiences]
touched_by: [cadres.certify, cadres.confer, cadres.attest, cadres.weigh, cadres.train, cadres.end, cadres.strike, organisation.appoint, organisation.leave, organisation.import]
reasons:
  certificate_lapsed:
    name: 教师资格已失效
    text: "{unit}{subject}登记的教师资格已经失效，一般应具有相应的教师资格。"
    remedy: 请核实，续期后补登；确实没有的，说明理由报批或调整人选。
  certificate_unrecorded:
    name: 教师资格无记录
    outcome: unknown
    text: "{unit}{subject}没有登记教师资格，无法判断。"
    remedy: 请登记其教师资格证书。
  title_low:
    name: 职称低于要求
    text: "{unit}{subject}的职称为第{was}级，一般应在第{need}级以上（1三级、2二级、3一级、4高级、5正高级教师）。"
    remedy: 已取得更高职称的请补登；确未取得的，说明理由报批或调整人选。
  title_unrecorded:
    name: 职称无记录
    outcome: unknown
    text: "{unit}{subject}没有登记职称，无法判断。"
    remedy: 请登记其现任专业技术职务。
  no_teaching:
    name: 缺教育教学经历
    text: "{unit}{subject}登记的工作经历中没有规定年限的教育教学经历。"
    remedy: 有而未登的请补登；确实没有的，说明理由报批或调整人选。
  no_party_work:
    name: 书记缺党务工作经历
    text: "{unit}书记{subject}任现职以前没有学校党务岗位工作经历。"
    remedy: 有而未登的请补登；确实没有的，安排任职培训并说明理由报批。
  no_admin_work:
    name: 书记缺行政工作经历
    text: "{unit}书记{subject}没有学校行政岗位工作经历。"
    remedy: 有而未登的请补登；确实没有的，说明理由报批。
  experience_unrecorded:
    name: 工作经历无记录
    outcome: unknown
    text: "{unit}{subject}没有登记工作经历，无法判断。"
    remedy: 请登记其教育教学、党务和行政工作经历。
note: 对公办、独立法人的中小学校（含中职）的书记（不含内设支部）、校长判断；学校第一次登记资格、职称、经历、工作量或学时（开立台账）以前不判断。高级中学的书记、校长按较高的职称要求；完全中学、中职按一般要求。教学年限原文未定，自首次任教起算，县里可以另定。党务经历看任现职以前的党内职务和登记的经历，行政经历看历次行政职务和登记的经历。
*/
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, 0 AS was, 1 AS need,
  NULL AS since, CASE WHEN t.valid IS NULL THEN 'certificate_unrecorded' ELSE 'certificate_lapsed' END AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person, (SELECT MAX(c.valid) FROM certificates c WHERE c.person = p.person) AS valid
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit AND p.post IN ('secretary', 'principal')
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
  WHERE s.regime = 1
  GROUP BY s.unit, p.person
) t
WHERE t.valid IS NULL OR t.valid = 0
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, COALESCE(t.grade, 0) AS was,
  t.need AS need, NULL AS since, CASE WHEN t.grade IS NULL THEN 'title_unrecorded' ELSE 'title_low' END AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person, (SELECT MAX(c.grade) FROM titles c WHERE c.person = p.person) AS grade,
    CASE WHEN s.stage = 'senior' THEN l.title_rank_min_senior ELSE l.title_rank_min END AS need
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit AND p.post IN ('secretary', 'principal')
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
  WHERE s.regime = 1
  GROUP BY s.unit, p.person, s.stage, l.title_rank_min_senior, l.title_rank_min
) t
WHERE t.grade IS NULL OR t.grade < t.need
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, 0 AS was, 1 AS need,
  NULL AS since, CASE WHEN t.kinds = 0 THEN 'experience_unrecorded' ELSE 'no_teaching' END AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person, l.taught AS taught,
    (SELECT COUNT(*) FROM experiences e WHERE e.person = p.person) AS kinds,
    (SELECT MIN(e.since) FROM experiences e WHERE e.person = p.person AND e.kind = 'teaching') AS began
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit AND p.post IN ('secretary', 'principal')
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
  WHERE s.regime = 1
  GROUP BY s.unit, p.person, l.taught
) t
WHERE t.kinds = 0 OR t.began IS NULL OR t.began > t.taught
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, 0 AS was, 1 AS need,
  NULL AS since, 'no_party_work' AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person, MIN(p.since) AS since
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit AND p.post IN ('secretary')
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
  WHERE s.regime = 1
  GROUP BY s.unit, p.person
) t
WHERE EXISTS (SELECT 1 FROM experiences e WHERE e.person = t.person)
  AND NOT EXISTS (SELECT 1 FROM experiences e WHERE e.person = t.person AND e.kind = 'party')
  AND NOT EXISTS (SELECT 1 FROM stints b WHERE b.person = t.person AND b.since < t.since
    AND b.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member'))
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, 0 AS was, 1 AS need,
  NULL AS since, 'no_admin_work' AS detail
FROM (
  SELECT s.unit AS unit, p.person AS person
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit AND p.post IN ('secretary')
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
  WHERE s.regime = 1
  GROUP BY s.unit, p.person
) t
WHERE EXISTS (SELECT 1 FROM experiences e WHERE e.person = t.person)
  AND NOT EXISTS (SELECT 1 FROM experiences e WHERE e.person = t.person AND e.kind = 'admin')
  AND NOT EXISTS (SELECT 1 FROM stints b WHERE b.person = t.person
    AND b.post IN ('principal', 'vice_principal', 'moral_education_director', 'middle_manager'))
