/*
title: 请示所涉议题的事项（事项清单的编号）
columns: [request, matter text]
*/
SELECT g.request_id AS request, m.code AS matter
FROM decisions_gate g
JOIN decisions_topic_matter w ON w.topic_id = g.topic_id
JOIN decisions_matter m ON m.id = w.matter_id
WHERE g.request_id IS NOT NULL
