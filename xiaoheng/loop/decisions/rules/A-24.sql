/*
id: A-24
title: 设立、调整党组织的请示，上级一般在1个月内批复
clause: BR18:成立程序
strength: normally
judged: county
since: 2018-10-28
parameters: [set_up_reply_months]
cutoffs: {too_long: over set_up_reply_months}
facts: [units, requests, asked_about]
touched_by: [organisation.request, organisation.reply, organisation.withdraw]
reasons:
  unanswered:
    name: 设立党组织的请示超期未批复
    text: "“{subject}”自{since}报来，已超过{need}个月，没有批复。"
    remedy: 请上级党组织研究并批复，或说明理由。
note: 设立党支部的请示，和党组织设置、换届、支部调整（事项清单 P03）议题的请示在此判断，其他请示由 G-03 判断。一个月是历月，末日当日不算超过。
*/
SELECT u.unit AS unit, 'request' AS subject_kind, r.request AS subject, 0 AS period,
  0 AS was, l.set_up_reply_months AS need, r.sent_on AS since, 'unanswered' AS detail
FROM units u
JOIN law l ON l.scope = u.scope
JOIN requests r ON r.superior = u.unit AND r.sent_on <= l.too_long
WHERE r.matter = 'branch' OR EXISTS (SELECT 1 FROM asked_about a WHERE a.request = r.request AND a.matter = 'P03')
