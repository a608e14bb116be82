/*
title: 班子成员向党组织报告工作
columns: [report, unit, person, made_on date]
touched_by: [supervision.report, supervision.strike_report]
*/
SELECT r.id AS report, r.unit_id AS unit, r.person_id AS person, r.made_on AS made_on
FROM supervision_team_report r
WHERE r.made_on <= {{day}}
