/*
id: A-23
title: 中小学校党组织由教育系统党组织归口管理，乡镇协管
clause: OP16:管理体制
strength: normally
judged: school
since: 2016-01-01
facts: [schools, orgs, above]
touched_by: [organisation.import]
reasons:
  township:
    name: 隶属乡镇党组织
    text: "{subject}隶属乡镇（街道）党组织，一般应由教育系统党组织归口管理，乡镇（街道）协管。"
    remedy: 请把隶属调整到教育系统党组织，并登记乡镇（街道）为协管单位。
  unrecorded:
    name: 隶属没有记录
    outcome: unknown
    text: "{subject}没有登记上级党组织，无法判断是否由教育系统党组织归口管理。"
    remedy: 请补录上级党组织。
note: 只看学校里起领导作用的党组织。隶属中心校、县教育工委、局党组（党委）的都是教育系统党组织。乡镇协管是联系，不是隶属，不在此列。
*/
SELECT t.unit AS unit, 'org' AS subject_kind, t.org AS subject, 0 AS period, 0 AS was, 0 AS need, NULL AS since,
  CASE WHEN t.seat_kind IS NULL THEN 'unrecorded' ELSE 'township' END AS detail
FROM (
  SELECT o.unit AS unit, o.org AS org, (SELECT MAX(a.seat_kind) FROM above a WHERE a.org = o.org) AS seat_kind
  FROM schools s
  JOIN law l ON l.scope = s.scope
  JOIN orgs o ON o.unit = s.unit AND o.leads = 1
  WHERE s.regime = 1
) t
WHERE t.seat_kind IS NULL OR t.seat_kind = 'town'
