/*
id: Q-3
title: 校长办公会议：半数以上行政班子成员到会
clause: OP22:六
strength: must
judged: school
since: 2022-01-01
parameters: [ordinary_quorum, quorum_base]
every: month
facts: [schools, sittings, items, rolls]
touched_by: [decisions.adjourn, organisation.import]
reasons:
  short:
    name: 到会人数不足
    text: "{period}会议的“{subject}”应到{need}人，实到（不含回避）{was}人，不足法定人数而形成结论。"
    remedy: 请在下一次会议重新审议。
  unrecorded:
    name: 没有出席记录
    outcome: unknown
    text: "{period}会议的“{subject}”没有应到会人员的出席记录，无法判断是否达到法定人数。"
    remedy: 请补录出席人员，或在下一次会议重新审议。
note: 半数以上含半数。校长办公会议不表决，由校长听取意见后决定。缓议、退回的议程项不判断。看最近12个月和本月已开的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT t.unit AS unit, 'item' AS subject_kind, t.item AS subject, t.ym AS period,
  t.present AS was, t.entitled AS need, NULL AS since,
  CASE WHEN t.listed = 0 THEN 'unrecorded'
    WHEN t.present * t.base < t.entitled * t.parts THEN 'short' END AS detail
FROM (
  SELECT s.unit AS unit, i.item AS item, m.ym AS ym, i.entitled AS entitled, i.present AS present,
    w.ordinary_quorum AS parts, w.quorum_base AS base,
    CASE WHEN EXISTS (SELECT 1 FROM rolls r WHERE r.meeting = m.meeting) THEN 1 ELSE 0 END AS listed
  FROM schools s
  CROSS JOIN spans w
  JOIN sittings m ON m.unit = s.unit AND m.kind = 'principal' AND m.ym >= w.first_month AND m.ym <= w.last_month
  JOIN items i ON i.meeting = m.meeting AND i.quorum = 'Q-3' AND i.settled = 1
  WHERE w.scope = s.scope
) t
WHERE t.listed = 0 OR t.present * t.base < t.entitled * t.parts
