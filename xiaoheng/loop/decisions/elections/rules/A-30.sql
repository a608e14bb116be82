/*
id: A-30
title: 选举结果按期报告上级
clause: elections:report
strength: normally
judged: school
since: 2020-07-13
parameters: [election_report_months]
cutoffs:
  report_over: over election_report_months
facts: [units, unreported]
touched_by: [elections.recount, elections.leave_short, elections.report, elections.confirm]
reasons:
  unreported:
    name: 选举结果未报告
    text: "“{subject}”自{since}选出，已超过{need}个月，没有向上级报告结果。"
    remedy: 请立即报告选举结果；委员备案，书记、副书记报批。
note: 期限的最后一日不算逾期。请示、候选人报审和差额由办理时核对，届满提醒是 A-14。
*/
SELECT u.unit AS unit, 'election' AS subject_kind, e.election AS subject, 0 AS period,
  0 AS was, l.election_report_months AS need, e.finished_on AS since, 'unreported' AS detail
FROM units u
JOIN law l ON l.scope = u.scope
JOIN unreported e ON e.unit = u.unit AND e.finished_on <= l.report_over
