/*
id: B-14
title: 会议纪要一般在会后2日内由主持人签发
clause: procedure:minutes
strength: normally
judged: school
since: 2020-01-01
parameters: [minutes_days]
cutoffs: {late: over minutes_days}
every: month
facts: [schools, sittings, papers]
touched_by: [decisions.adjourn, decisions.sign, organisation.import]
reasons:
  unsigned:
    name: 纪要超期未签发
    text: "{subject}于{since}召开，已超过{need}日，纪要还没有签发。"
    remedy: 请形成纪要稿，由主持人审阅签发。
note: 会后第2日当日不算超期；签发后即销。看最近12个月和本月已开的会议，期限按当日的规定计算。
*/
SELECT s.unit AS unit, 'meeting' AS subject_kind, m.meeting AS subject, m.ym AS period,
  0 AS was, l.minutes_days AS need, m.held_on AS since, 'unsigned' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN sittings m ON m.unit = s.unit AND m.held_on <= l.late AND m.ym >= (SELECT MIN(first_month) FROM periods)
WHERE NOT EXISTS (SELECT 1 FROM papers d WHERE d.meeting = m.meeting)
