/*
id: A-19
title: 每个班子一般至少有1名35岁以下的年轻干部
clause: SS23:三(二)3年轻干部
strength: normally
judged: school
since: 2023-01-01
parameters: [young_cadres_min]
cutoffs: {too_old: reached young_cadre_age + 1y}
facts: [schools, orgs, posts, people]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  no_young:
    name: 班子缺年轻干部
    text: "{unit}班子中35岁以下的干部{was}名，应不少于{need}名。"
    remedy: 请培养和选拔优秀年轻干部进班子，列入后备干部计划。
  ages_unrecorded:
    name: 班子成员出生日期不全
    outcome: unknown
    text: "{unit}班子中已知的35岁以下干部{was}名，有人没有登记出生日期，无法判断。"
    remedy: 请补录班子成员的出生日期。
  no_team:
    name: 班子无记录
    outcome: unknown
    text: "{unit}没有登记班子成员，无法判断。"
    remedy: 请补录班子成员任职。
note: 班子为党组织书记、副书记、委员和校长、副校长。35岁以下含35周岁，满36周岁当日起不算。适用范围同 A-11。
*/
SELECT t.unit AS unit, 'unit' AS subject_kind, t.unit AS subject, 0 AS period,
  t.young AS was, t.young_cadres_min AS need, NULL AS since,
  CASE
    WHEN t.team = 0 THEN 'no_team'
    WHEN t.young + t.unknown >= t.young_cadres_min THEN 'ages_unrecorded'
    ELSE 'no_young' END AS detail
FROM (
  SELECT s.unit AS unit, l.young_cadres_min AS young_cadres_min,
    COUNT(DISTINCT q.person) AS team,
    COUNT(DISTINCT CASE WHEN q.born_on > l.too_old THEN q.person END) AS young,
    COUNT(DISTINCT CASE WHEN q.born_on IS NULL THEN q.person END) AS unknown
  FROM schools s
  JOIN orgs o ON o.unit = s.unit AND o.leads = 1
    AND (o.kind IN ('committee', 'general_branch') OR (o.kind = 'branch'
      AND EXISTS (SELECT 1 FROM posts c WHERE c.org = o.org AND c.post = 'committee_member')))
  JOIN law l ON l.scope = s.scope
  LEFT JOIN posts p ON p.unit = s.unit AND (p.post IN ('principal', 'vice_principal')
    OR (p.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')
      AND (p.org = o.org OR p.org IS NULL)))
  LEFT JOIN people q ON q.person = p.person
  WHERE s.regime = 1
  GROUP BY s.unit, l.young_cadres_min
) t
WHERE t.young < t.young_cadres_min
