/*
title: 议程项；settled = 1 为有结论（不含缓议、退回）；late = 1 为列入议程时距会议已不足通知天数；body 为议题最终由哪个会议决定
columns: [item, meeting, topic, body text, quorum text, entitled, present, "yes", outcome text, settled, late]
*/
SELECT i.id AS item, i.meeting_id AS meeting, i.topic_id AS topic,
  (SELECT t.body FROM decisions_topic t WHERE t.id = i.topic_id) AS body, i.quorum AS quorum,
  i.entitled AS entitled, i.present AS present, i.yes AS yes, i.outcome AS outcome,
  CASE WHEN i.outcome IN ('approved', 'rejected', 'forwarded') THEN 1 ELSE 0 END AS settled,
  CASE WHEN i.is_late THEN 1 ELSE 0 END AS late
FROM decisions_agenda_item i
