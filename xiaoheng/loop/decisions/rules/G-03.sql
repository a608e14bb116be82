/*
id: G-03
title: 上级按期答复请示
clause: procedure:reply
strength: normally
judged: county
since: 2020-01-01
facts: [units, requests, asked_about]
touched_by: [organisation.request, organisation.reply, organisation.withdraw]
reasons:
  unanswered:
    name: 请示逾期未批复
    text: "“{subject}”的批复期限{since}已到，还没有批复。"
    remedy: 请上级研究并批复，或说明理由。
note: 每件请示的期限在报送时按当时的规定算定。期限当日不算逾期。设立、调整党组织的请示由 A-24 判断。
*/
SELECT u.unit AS unit, 'request' AS subject_kind, r.request AS subject, 0 AS period,
  0 AS was, 1 AS need, r.due_on AS since, 'unanswered' AS detail
FROM units u
JOIN law l ON l.scope = u.scope
JOIN requests r ON r.superior = u.unit AND r.late = 1
WHERE r.matter <> 'branch'
  AND NOT EXISTS (SELECT 1 FROM asked_about a WHERE a.request = r.request AND a.matter = 'P03')
