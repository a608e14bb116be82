/*
title: 当日已选出、还没有报告结果的选举
columns: [election, org, unit, finished_on date]
*/
SELECT e.id AS election, e.org_id AS org, e.unit_id AS unit, e.finished_on AS finished_on
FROM elections_election e
WHERE e.finished_on <= {{day}} AND (e.reported_on IS NULL OR e.reported_on > {{day}})
