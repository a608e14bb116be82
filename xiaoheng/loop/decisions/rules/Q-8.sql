/*
id: Q-8
title: 民主生活会三分之二以上成员到会
clause: ML17:到会
strength: must
judged: org
since: 2017-01-01
parameters: [important_quorum, quorum_base]
every: month
facts: [orgs, meetings]
touched_by: [decisions.hold, organisation.import]
reasons:
  short:
    name: 民主生活会到会人数不足
    text: "{subject}{period}的民主生活会应到{need}人，实到{was}人，不足三分之二。"
    remedy: 请补开民主生活会；缺席成员提交书面发言。
  unrecorded:
    name: 民主生活会没有应到人数
    outcome: unknown
    text: "{subject}{period}的民主生活会没有应到会人数，无法判断是否达到三分之二。"
    remedy: 请先登记班子成员任职，再重新登记会议。
note: 三分之二以上含三分之二。看最近12个月和本月已开的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT t.unit AS unit, 'meeting' AS subject_kind, t.meeting AS subject, t.ym AS period,
  t.present AS was, t.entitled AS need, NULL AS since,
  CASE WHEN t.entitled = 0 THEN 'unrecorded' ELSE 'short' END AS detail
FROM (
  SELECT o.unit AS unit, m.meeting AS meeting, m.ym AS ym, m.entitled AS entitled, m.present AS present,
    COALESCE(p.important_quorum, l.important_quorum) AS parts,
    COALESCE(p.quorum_base, l.quorum_base) AS base
  FROM orgs o
  JOIN law l ON l.scope = o.scope
  JOIN meetings m ON m.org = o.org AND m.kind = 'team_life' AND m.ym >= (SELECT MIN(first_month) FROM periods)
  LEFT JOIN periods p ON p.scope = o.scope AND p.first_month = m.ym
  WHERE (p.first_month IS NOT NULL OR m.ym > (SELECT MAX(last_month) FROM periods))
) t
WHERE t.entitled = 0 OR t.present * t.base < t.entitled * t.parts
