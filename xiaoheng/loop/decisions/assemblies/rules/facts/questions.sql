/*
title: 已开的其他会议（党员大会、教代会等）上表决的事项；adopted = 1 为通过；ym 为召开年月
columns: [question, unit, quorum text, ym, entitled, present, "yes", adopted]
touched_by: [assemblies.adjourn]
*/
SELECT q.id AS question, m.unit_id AS unit, q.quorum AS quorum, m.ym AS ym, q.entitled AS entitled,
  q.present AS present, q.yes AS yes, CASE WHEN q.result = 'adopted' THEN 1 ELSE 0 END AS adopted
FROM assemblies_question q
JOIN decisions_meeting m ON m.id = q.meeting_id
WHERE {{units m.unit_id}} AND m.state = 'closed' AND m.held_on <= {{day}} AND q.result IN ('adopted', 'rejected')
