/*
id: F-4
title: 兼职书记按二分之一、中层委员按四分之一计算党务工作量
clause: SS23:三(三)2工作量
strength: normally
judged: person
since: 2023-01-01
parameters: [workload_secretary_percent, workload_seat_percent]
facts: [schools, ledgers, orgs, posts, workloads]
touched_by: [cadres.certify, cadres.confer, cadres.attest, cadres.weigh, cadres.train, cadres.end, cadres.strike, organisation.appoint, organisation.leave, organisation.import]
reasons:
  secretary_low:
    name: 兼职书记党务工作量不足
    text: "{unit}{subject}任总支（支部）书记，党务工作量按满工作量的{was}%计算，一般应为{need}%。"
    remedy: 请按规定核定工作量后登记。
  seat_low:
    name: 中层委员党务工作量不足
    strength: must
    text: "{unit}{subject}是中层干部并任委员，党务工作量按满工作量的{was}%计算，应为{need}%。"
    remedy: 请按规定核定工作量后登记。
  unrecorded:
    name: 党务工作量无记录
    outcome: unknown
    text: "{unit}有{was}名兼职书记或中层委员没有登记党务工作量，无法判断。"
    remedy: 请逐人登记核定的党务工作量。
note: 专职书记登记100%。一人兼任书记和委员的按书记计算。学校开立干部台账以前不判断。
*/
SELECT t.unit AS unit, 'person' AS subject_kind, t.person AS subject, 0 AS period, t.share AS was, t.need AS need,
  NULL AS since, CASE WHEN t.leads = 1 THEN 'secretary_low' ELSE 'seat_low' END AS detail
FROM (
  SELECT h.unit AS unit, h.person AS person, h.leads AS leads,
    CASE WHEN h.leads = 1 THEN l.workload_secretary_percent ELSE l.workload_seat_percent END AS need,
    (SELECT MAX(w.share) FROM workloads w WHERE w.person = h.person) AS share
  FROM (
    SELECT s.unit AS unit, s.scope AS scope, q.person AS person,
      MAX(CASE WHEN q.post = 'secretary' THEN 1 ELSE 0 END) AS leads
    FROM schools s
    JOIN ledgers k ON k.unit = s.unit
    JOIN posts q ON q.unit = s.unit
    JOIN orgs o ON o.org = q.org AND o.unit = s.unit
    WHERE s.regime = 1
      AND (q.post = 'secretary' AND o.kind IN ('general_branch', 'branch', 'joint_branch')
        OR q.post = 'committee_member' AND EXISTS (SELECT 1 FROM posts m WHERE m.unit = s.unit AND m.person = q.person
          AND m.post IN ('middle_manager', 'moral_education_director')))
    GROUP BY s.unit, s.scope, q.person
  ) h
  JOIN law l ON l.scope = h.scope
) t
WHERE t.share < t.need
UNION ALL
SELECT t.unit AS unit, 'unit' AS subject_kind, t.unit AS subject, 0 AS period, COUNT(*) AS was, 0 AS need,
  NULL AS since, 'unrecorded' AS detail
FROM (
  SELECT s.unit AS unit, q.person AS person
  FROM schools s
  JOIN ledgers k ON k.unit = s.unit
  JOIN law l ON l.scope = s.scope
  JOIN posts q ON q.unit = s.unit
  JOIN orgs o ON o.org = q.org AND o.unit = s.unit
  WHERE s.regime = 1
    AND (q.post = 'secretary' AND o.kind IN ('general_branch', 'branch', 'joint_branch')
      OR q.post = 'committee_member' AND EXISTS (SELECT 1 FROM posts m WHERE m.unit = s.unit AND m.person = q.person
        AND m.post IN ('middle_manager', 'moral_education_director')))
    AND NOT EXISTS (SELECT 1 FROM workloads w WHERE w.person = q.person)
  GROUP BY s.unit, q.person
) t
GROUP BY t.unit
