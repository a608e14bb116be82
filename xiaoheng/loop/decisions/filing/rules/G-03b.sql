/*
id: G-03b
title: 上级按期审查备案件
clause: filing:review
strength: normally
judged: county
since: 2022-01-01
facts: [units, filings]
touched_by: [filing.submit, filing.conclude, organisation.reply, organisation.withdraw]
reasons:
  unconcluded:
    name: 备案件逾期未审结
    text: "“{subject}”的审查期限{since}已到，还没有结论。"
    remedy: 请逐条审查并作出结论；逾期不视为通过。
note: 期限在报送时按当时的规定算定，当日不算逾期。同一件事的请示还没有批复的，由 G-03 判断，不重复提出。
*/
SELECT u.unit AS unit, 'filed_text' AS subject_kind, f.filed_text AS subject, 0 AS period,
  0 AS was, 1 AS need, f.due_on AS since, 'unconcluded' AS detail
FROM units u
JOIN law l ON l.scope = u.scope
JOIN filings f ON f.county = u.unit AND f.late = 1 AND f.asked = 0
