/*
id: E-1
title: 交办单按时限办理
clause: ZZ22:交办
strength: must
judged: school
since: 2022-01-01
facts: [schools, overdue_duties]
touched_by: [execution.issue, execution.answer, execution.submit, execution.approve, execution.send_back, execution.exempt, execution.grant, execution.join, execution.recall, execution.close, execution.transfer, execution.allow_transfer]
reasons:
  overdue:
    name: 交办事项逾期
    text: "{unit}的“{subject}”{since}到期，还没有交来。"
    remedy: 请抓紧办理并提交；确有困难的申请延期。
  returned:
    name: 退回的交办事项逾期未重报
    text: "{unit}的“{subject}”被退回，{since}到期，还没有重报。"
    remedy: 请按退回理由修改后重新提交。
note: 期限当日不算逾期；延期后的按新期限；已交待复核的、豁免的不算；交办单办结后不再列出。周期性事项由交办总表逐期计算，不在此列。交给党组织的事项，联合党支部只由所在学校作答一次。修改后不再要求的事项或学校、补充下达前已到期的不算。转由他校办理的只算接办学校的；接办学校退出后回到原校。
*/
SELECT s.unit AS unit, 'duty' AS subject_kind, d.item AS subject, 0 AS period,
  0 AS was, 1 AS need, d.due_on AS since, CASE WHEN d.returned = 1 THEN 'returned' ELSE 'overdue' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN overdue_duties d ON d.unit = s.unit
