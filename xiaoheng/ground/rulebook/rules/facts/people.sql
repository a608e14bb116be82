/*
title: 人员
columns: [person, unit, born_on date]
touched_by: [organisation.split, organisation.merge]
*/
SELECT p.id AS person, p.unit_id AS unit, p.born_on AS born_on
FROM {{then organisation_person}} p
