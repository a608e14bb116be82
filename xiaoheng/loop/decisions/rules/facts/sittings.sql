/*
title: 已开的党组织会议、校长办公会议；ym 为召开年月
columns: [meeting, unit, org, kind text, ym, held_on date]
*/
SELECT m.id AS meeting, m.unit_id AS unit, m.org_id AS org, m.kind AS kind, m.ym AS ym, m.held_on AS held_on
FROM decisions_meeting m
WHERE m.state = 'closed' AND m.held_on <= {{day}} AND m.kind IN ('party', 'principal')
