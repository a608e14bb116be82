/*
title: 当日已印发的决议；ended = 1 为议题已办结或已被修订
columns: [resolution, unit, issued_on date, ended]
*/
SELECT r.id AS resolution, r.unit_id AS unit, r.issued_on AS issued_on,
  CASE WHEN t.state IN ('closed', 'revised') THEN 1 ELSE 0 END AS ended
FROM decisions_resolution r
JOIN decisions_topic t ON t.id = r.topic_id
WHERE r.outcome = 'approved' AND r.issued_on <= {{day}}
