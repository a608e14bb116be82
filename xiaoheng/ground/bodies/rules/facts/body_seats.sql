/*
title: 机构成员（当日）；people 为人数，teacher = 1 为教师，chair = 1 为负责人
columns: [body, people, teacher, chair]
touched_by: [bodies.found, bodies.seat, bodies.unseat, bodies.strike, bodies.renew, bodies.dissolve, bodies.annul, bodies.wind_up, bodies.import]
*/
SELECT s.body_id AS body, s.count AS people, CASE WHEN s.part = 'teacher' THEN 1 ELSE 0 END AS teacher,
  CASE WHEN s.position = 'chair' THEN 1 ELSE 0 END AS chair
FROM bodies_seat s
WHERE {{on s}}
