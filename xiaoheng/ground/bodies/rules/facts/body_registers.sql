/*
title: 机构登记（已开始）：登记过的每个机构一行，已撤销的也算；since 为成立日期
columns: [unit, since date]
touched_by: [bodies.found, bodies.renew, bodies.dissolve, bodies.annul, bodies.wind_up, bodies.import]
*/
SELECT b.unit_id AS unit, b.since AS since
FROM bodies_body b
WHERE {{units b.unit_id}} AND b.since <= {{day}}
