/*
id: E-3
title: 排名靠后的书记在季度例会上说明情况
clause: ZZ22:督查通报
strength: must
judged: school
since: 2022-01-01
facts: [schools, explanations]
touched_by: [supervision.publish, supervision.explain]
reasons:
  overdue:
    name: 逾期没有说明情况
    text: "“{subject}”通报中{unit}排名靠后，书记应在{since}的例会上说明情况，还没有登记。"
    remedy: 请书记登记说明的情况，写明原因和改进打算。
note: 例会当日不算逾期。哪些学校靠后由通报按当时的比例冻结。
*/
SELECT s.unit AS unit, 'explain' AS subject_kind, e.explanation AS subject, 0 AS period,
  0 AS was, 1 AS need, e.due_on AS since, 'overdue' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN explanations e ON e.unit = s.unit
