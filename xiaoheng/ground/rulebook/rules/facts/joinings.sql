/*
title: 入党组织记录（当日以前开始的，含已转出）
columns: [person, since date]
*/
SELECT m.person_id AS person, m.since AS since
FROM organisation_membership m
WHERE m.since <= {{day}}
