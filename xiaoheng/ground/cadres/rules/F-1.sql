/*
id: F-1
title: 书记每年集中轮训一遍
clause: TR19:轮训
strength: must
judged: person
since: 2020-01-01
parameters: [rotation_per_year]
every: year
facts: [schools, ledgers, tenures, inner_orgs, people, trainings]
touched_by: [cadres.train, cadres.strike, organisation.appoint, organisation.leave, organisation.import]
reasons:
  missed:
    name: 书记未参加集中轮训
    text: "{unit}书记{subject}{period}参加县级以上集中轮训{was}次，应不少于{need}次。"
    remedy: 已参加未登记的请补登学时；确未参加的，本年度优先安排。
note: 2023年县级方案三（二）3同样要求每年至少对书记集中轮训一遍。只看已经结束、且书记全年在任（换届连任的连续计算）的年度；内设支部书记不在此列。学校年底以前还没有开立干部台账的年度不判断。
*/
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, t.period AS period, t.times AS was,
  t.need AS need, NULL AS since, 'missed' AS detail
FROM (
  SELECT s.unit AS unit, q.person AS person, p.first_month AS period, p.rotation_per_year AS need,
    (SELECT COUNT(*) FROM trainings t WHERE t.person = q.person AND t.rotation = 1
      AND t.held_on >= p.first_day AND t.held_on < p.next_day) AS times
  FROM schools s
  JOIN periods p ON p.scope = s.scope
  JOIN ledgers k ON k.unit = s.unit AND k.since < p.next_day
  JOIN tenures q ON q.unit = s.unit AND q.post = 'secretary' AND q.began <= p.first_day
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = q.org)
  WHERE s.regime = 1
    AND EXISTS (SELECT 1 FROM people x JOIN trainings t ON t.person = x.person
      WHERE x.unit = s.unit AND t.held_on < p.next_day)
  GROUP BY s.unit, q.person, p.first_month, p.rotation_per_year, p.first_day, p.next_day
) t
WHERE t.times < t.need
