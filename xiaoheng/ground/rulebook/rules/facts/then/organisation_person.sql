/*
title: 人员，所在单位取当日
*/
SELECT t.id AS id, t.code AS code, t.name AS name, t.born_on AS born_on, COALESCE(f.unit_id, t.unit_id) AS unit_id
FROM organisation_person t
LEFT JOIN organisation_former_place f ON f.person_id = t.id AND {{on f}}
