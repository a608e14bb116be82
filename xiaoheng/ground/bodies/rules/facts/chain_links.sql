/*
title: 责任链各级（当日）；held = 1 为所定的人仍任所定的职务；left_on 为其离任日期
columns: [link, unit, held, left_on date]
touched_by: [bodies.charge, bodies.import, bodies.wind_up, organisation.appoint, organisation.leave, organisation.import, organisation.split, organisation.merge, organisation.dissolve, organisation.close_unit]
*/
SELECT k.id AS link, c.unit_id AS unit,
  CASE WHEN EXISTS (SELECT 1 FROM organisation_appointment b WHERE b.person_id = a.person_id AND b.unit_id = a.unit_id
    AND b.post = a.post AND {{on b}}) THEN 1 ELSE 0 END AS held,
  CASE WHEN a.until <= {{day}} THEN a.until END AS left_on
FROM bodies_chain c
JOIN bodies_chain_link k ON k.chain_id = c.id
JOIN organisation_appointment a ON a.id = k.appointment_id
WHERE {{on c}}
