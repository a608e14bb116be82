/*
title: 机构本届（当日以前开始的最近一届）；ended = 1 为本届所定年限已满
columns: [body, years, since date, ended]
touched_by: [bodies.found, bodies.renew, bodies.dissolve, bodies.annul, bodies.wind_up, bodies.import]
*/
SELECT t.body_id AS body, t.years AS years, t.since AS since, CASE WHEN t.ends < {{day}} THEN 1 ELSE 0 END AS ended
FROM bodies_term t
WHERE t.since <= {{day}}
  AND NOT EXISTS (SELECT 1 FROM bodies_term n WHERE n.body_id = t.body_id AND n.since > t.since AND n.since <= {{day}})
