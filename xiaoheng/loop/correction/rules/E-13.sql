/*
id: E-13
title: 问题按时限整改
clause: ZZ22:整改
strength: must
judged: school
since: 2022-01-01
facts: [schools, problems]
touched_by: [correction.open, correction.plan, correction.submit, correction.send_back, correction.close]
reasons:
  overdue:
    name: 整改逾期
    text: "{unit}的问题“{subject}”{since}到期，还没有提交整改结果。"
    remedy: 请责任人提交整改结果和印证资料；确需延长的，重新制定措施和时限。
note: 期限当日不算逾期；已提交待核验的不算，退回的仍算。没有时限的由台账催办。销号人不得是责任人，由办理时拦住。
*/
SELECT s.unit AS unit, 'problem' AS subject_kind, p.problem AS subject, 0 AS period,
  0 AS was, 1 AS need, p.due_on AS since, 'overdue' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN problems p ON p.unit = s.unit
