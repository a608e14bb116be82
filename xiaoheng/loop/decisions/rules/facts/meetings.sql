/*
title: 已开的组织生活会议；ym 为召开年月，如 202303；for_year 为年度会议的所属年度
columns: [meeting, org, kind text, ym, for_year, held_on date, entitled, present]
touched_by: [assemblies.adjourn, decisions.strike]
*/
SELECT m.id AS meeting, m.org_id AS org, m.kind AS kind, m.ym AS ym, m.for_year AS for_year, m.held_on AS held_on,
  m.entitled AS entitled, m.present AS present
FROM decisions_meeting m
WHERE m.state = 'closed' AND m.held_on <= {{day}} AND m.kind NOT IN ('party', 'principal', 'body')
