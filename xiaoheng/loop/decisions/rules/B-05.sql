/*
id: B-05
title: 会前充分沟通、个别酝酿，没有重大分歧才上会
clause: OP22:七
strength: must
judged: school
since: 2022-01-01
every: month
facts: [schools, sittings, items, hearings]
touched_by: [decisions.adjourn, organisation.import]
reasons:
  unheard:
    name: 会前意见没有听齐
    text: "{period}会议的“{subject}”会前应听取{need}方面意见，会前听取并取得一致的只有{was}方面。"
    remedy: 请补充沟通，在下一次会议重新审议。
  unrecorded:
    name: 没有会前沟通记录
    outcome: unknown
    text: "{period}会议的“{subject}”没有会前沟通的记录，无法判断是否充分沟通。"
    remedy: 请补充沟通并登记，在下一次会议重新审议。
note: 会议当日听取的算会前。校长办公会议上由校长决定的日常事项不要求；提交党组织会议的要听取书记意见。书记校长为一人的，听取专职副书记和班子成员的意见（A-28）。缓议、退回的议程项不判断。看最近12个月和本月已开的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT t.unit AS unit, 'item' AS subject_kind, t.item AS subject, t.ym AS period,
  (SELECT COUNT(DISTINCT h.face) FROM hearings h
    WHERE h.topic = t.topic AND h.stage = t.stage AND h.heard_on <= t.held_on) AS was,
  (SELECT COUNT(DISTINCT h.face) FROM hearings h WHERE h.topic = t.topic AND h.stage = t.stage) AS need,
  NULL AS since, CASE WHEN t.timely IS NULL THEN 'unrecorded' ELSE 'unheard' END AS detail
FROM (
  SELECT s.unit AS unit, i.item AS item, i.topic AS topic, m.kind AS stage, m.ym AS ym, m.held_on AS held_on,
    (SELECT MIN(CASE WHEN h.heard_on <= m.held_on THEN 1 ELSE 0 END) FROM hearings h
      WHERE h.topic = i.topic AND h.stage = m.kind) AS timely
  FROM schools s
  CROSS JOIN spans w
  JOIN sittings m ON m.unit = s.unit AND m.ym >= w.first_month AND m.ym <= w.last_month
  JOIN items i ON i.meeting = m.meeting AND i.settled = 1 AND (m.kind = 'party' OR i.body = 'party')
  WHERE w.scope = s.scope
) t
WHERE COALESCE(t.timely, 0) = 0
  AND (t.timely IS NULL OR EXISTS (SELECT 1 FROM hearings h
    WHERE h.topic = t.topic AND h.stage = t.stage AND (h.heard_on IS NULL OR h.heard_on > t.held_on)
      AND NOT EXISTS (SELECT 1 FROM hearings g
        WHERE g.topic = h.topic AND g.stage = h.stage AND g.face = h.face AND g.heard_on <= t.held_on)))
