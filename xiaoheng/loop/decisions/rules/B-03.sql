/*
id: B-03
title: 会议通知和材料一般提前送达，议题不临时列入
clause: procedure:notice
strength: normally
judged: school
since: 2020-01-01
parameters: [meeting_notice_days]
every: month
facts: [schools, sittings, items]
touched_by: [decisions.adjourn, organisation.import]
reasons:
  late:
    name: 议题列入议程过迟
    text: "{subject}（{period}）有{was}项议题列入议程时，距会议已不足{need}日。"
    remedy: 请提前确定议题、送达材料；确属紧急的，在纪要中写明。
note: 是否过迟在列入议程时按当时的规定记下。看最近12个月和本月已开的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT s.unit AS unit, 'meeting' AS subject_kind, m.meeting AS subject, m.ym AS period,
  COUNT(i.item) AS was, COALESCE(p.meeting_notice_days, l.meeting_notice_days) AS need, NULL AS since, 'late' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN sittings m ON m.unit = s.unit AND m.ym >= (SELECT MIN(first_month) FROM periods)
JOIN items i ON i.meeting = m.meeting AND i.late = 1
LEFT JOIN periods p ON p.scope = s.scope AND p.first_month = m.ym
WHERE (p.first_month IS NOT NULL OR m.ym > (SELECT MAX(last_month) FROM periods))
GROUP BY s.unit, m.meeting, m.ym, COALESCE(p.meeting_notice_days, l.meeting_notice_days)
