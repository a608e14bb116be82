/*
title: 联系（当日有效）：co_manager 协管单位、liaison 联系点、instructor 派驻党建指导员、community 党建共同体、twinning 结对互助
columns: [unit, kind text, other, person]
touched_by: [organisation.import, organisation.link, organisation.unlink, organisation.merge, organisation.close_unit]
*/
SELECT k.unit_id AS unit, k.kind AS kind, k.other_id AS other, k.person_id AS person
FROM organisation_link k
WHERE {{on k}}
