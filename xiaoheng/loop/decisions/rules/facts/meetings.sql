/*
title: 已开的组织生活会议；ym 为召开年月，如 202303
columns: [meeting, org, kind, ym]
*/
SELECT m.id AS meeting, m.org_id AS org, m.kind AS kind, m.ym AS ym
FROM decisions_meeting m
WHERE m.state = 'closed' AND m.held_on <= {{day}} AND m.kind IN ('assembly', 'committee', 'subgroup', 'lecture')
