/*
id: F-2
title: 党员每年集中学习培训不少于32学时，书记和委员不少于56学时并至少参加1次集中培训
clause: TR19:学时
strength: normally
judged: person
since: 2020-01-01
parameters: [member_hours_min, leader_hours_min, central_per_year, new_secretary_months]
cutoffs: {untrained: over new_secretary_months}
every: year
facts: [schools, ledgers, people, tenures, inner_orgs, members, joinings, trainings]
touched_by: [cadres.train, cadres.strike, organisation.appoint, organisation.leave, organisation.import]
reasons:
  leader_hours:
    name: 书记、委员学时不足
    text: "{unit}{subject}{period}培训{was}学时，一般不少于{need}学时。"
    remedy: 已参加未登记的请补登学时；确实不足的，本年度补足。
  leader_central:
    name: 书记、委员未参加集中培训
    strength: must
    text: "{unit}{subject}{period}参加集中培训{was}次，应不少于{need}次。"
    remedy: 已参加未登记的请补登学时；确未参加的，本年度优先安排。
  member_hours:
    name: 党员学时不足
    text: "{unit}有{was}名党员{period}的培训不足{need}学时。"
    remedy: 请核对学时登记，对不足的党员安排补训。
  new_secretary:
    name: 新任书记未按期培训
    text: "{unit}{subject}自{since}起任职，已超过{need}个月，没有参加任职培训或集中培训。"
    remedy: 请安排参加任职培训；已参加未登记的请补登学时。
  unrecorded:
    name: 培训学时无记录
    outcome: unknown
    text: "{unit}到{period}底没有任何培训学时记录，无法判断。"
    remedy: 请登记本校党员和干部参加培训的学时。
note: 书记和委员按任职学校、党员按所在单位判断。只看已经结束的年度：书记和委员（含内设支部）须全年在任（换届连任的连续计算），党员须年初已有党员记录、现仍在册，书记和委员不再计入党员一项。学校年底以前还没有开立干部台账的年度不判断，开立以前任职的和换届连任的书记不判断任职培训。2024年起的新规划学时尚未核实，沿用原值，县里可以从严另定。预备期内和转正后一年内的集中培训没有逐人判断。
*/
SELECT s.unit AS unit, 'post' AS subject_kind, MIN(q.appointment) AS subject, 0 AS period, 0 AS was,
  l.new_secretary_months AS need, q.began AS since, 'new_secretary' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN ledgers k ON k.unit = s.unit
JOIN tenures q ON q.unit = s.unit AND q.post = 'secretary' AND q.began >= k.since AND q.began <= l.untrained
  AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = q.org)
WHERE s.regime = 1
  AND NOT EXISTS (SELECT 1 FROM trainings t WHERE t.person = q.person AND t.central = 1 AND t.held_on >= q.began)
GROUP BY s.unit, q.person, q.began, l.new_secretary_months
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, t.period AS period, t.hours AS was,
  t.need AS need, NULL AS since, 'leader_hours' AS detail
FROM (
  SELECT s.unit AS unit, q.person AS person, p.first_month AS period, p.leader_hours_min AS need,
    COALESCE((SELECT SUM(t.hours) FROM trainings t
      WHERE t.person = q.person AND t.held_on >= p.first_day AND t.held_on < p.next_day), 0) AS hours
  FROM schools s
  JOIN periods p ON p.scope = s.scope
  JOIN ledgers k ON k.unit = s.unit AND k.since < p.next_day
  JOIN tenures q ON q.unit = s.unit AND q.began <= p.first_day
    AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')
  WHERE s.regime = 1
    AND EXISTS (SELECT 1 FROM people y JOIN trainings t ON t.person = y.person
      WHERE y.unit = s.unit AND t.held_on < p.next_day)
  GROUP BY s.unit, q.person, p.first_month, p.leader_hours_min, p.first_day, p.next_day
) t
WHERE t.hours < t.need
UNION ALL
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, t.period AS period, t.times AS was,
  t.need AS need, NULL AS since, 'leader_central' AS detail
FROM (
  SELECT s.unit AS unit, q.person AS person, p.first_month AS period, p.central_per_year AS need,
    (SELECT COUNT(*) FROM trainings t WHERE t.person = q.person AND t.central = 1
      AND t.held_on >= p.first_day AND t.held_on < p.next_day) AS times
  FROM schools s
  JOIN periods p ON p.scope = s.scope
  JOIN ledgers k ON k.unit = s.unit AND k.since < p.next_day
  JOIN tenures q ON q.unit = s.unit AND q.began <= p.first_day
    AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member')
  WHERE s.regime = 1
    AND EXISTS (SELECT 1 FROM people y JOIN trainings t ON t.person = y.person
      WHERE y.unit = s.unit AND t.held_on < p.next_day)
  GROUP BY s.unit, q.person, p.first_month, p.central_per_year, p.first_day, p.next_day
) t
WHERE t.times < t.need
UNION ALL
SELECT t.unit AS unit, 'unit' AS subject_kind, t.unit AS subject, t.period AS period, COUNT(*) AS was,
  t.need AS need, NULL AS since, 'member_hours' AS detail
FROM (
  SELECT s.unit AS unit, x.person AS person, p.first_month AS period, p.member_hours_min AS need,
    COALESCE((SELECT SUM(t.hours) FROM trainings t
      WHERE t.person = x.person AND t.held_on >= p.first_day AND t.held_on < p.next_day), 0) AS hours
  FROM schools s
  JOIN periods p ON p.scope = s.scope
  JOIN ledgers k ON k.unit = s.unit AND k.since < p.next_day
  JOIN people x ON x.unit = s.unit
  WHERE s.regime = 1
    AND EXISTS (SELECT 1 FROM members m WHERE m.person = x.person)
    AND EXISTS (SELECT 1 FROM joinings j WHERE j.person = x.person AND j.since <= p.first_day)
    AND NOT EXISTS (SELECT 1 FROM tenures q WHERE q.person = x.person AND q.unit = s.unit AND q.began <= p.first_day
      AND q.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'committee_member'))
    AND EXISTS (SELECT 1 FROM people y JOIN trainings t ON t.person = y.person
      WHERE y.unit = s.unit AND t.held_on < p.next_day)
) t
WHERE t.hours < t.need
GROUP BY t.unit, t.period, t.need
UNION ALL
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, p.first_month AS period, 0 AS was,
  p.member_hours_min AS need, NULL AS since, 'unrecorded' AS detail
FROM schools s
JOIN periods p ON p.scope = s.scope
JOIN ledgers k ON k.unit = s.unit AND k.since < p.next_day
WHERE s.regime = 1
  AND NOT EXISTS (SELECT 1 FROM people y JOIN trainings t ON t.person = y.person
    WHERE y.unit = s.unit AND t.held_on < p.next_day)
