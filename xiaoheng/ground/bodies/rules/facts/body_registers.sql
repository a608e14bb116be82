/*
title: 机构登记（已开始）；since 为登记的最早成立日期，已撤销的也算
columns: [unit, since date]
touched_by: [bodies.found, bodies.renew, bodies.dissolve, bodies.annul, bodies.wind_up, bodies.import]
*/
SELECT b.unit_id AS unit, MIN(b.since) AS since
FROM bodies_body b
WHERE {{units b.unit_id}} AND b.since <= {{day}}
GROUP BY b.unit_id
