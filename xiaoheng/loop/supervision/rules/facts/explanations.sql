/*
title: 当日已过期限而未作的情况说明
columns: [explanation, unit, due_on date]
*/
SELECT e.id AS explanation, r.unit_id AS unit, e.due_on AS due_on
FROM supervision_explanation e
JOIN supervision_bulletin_row r ON r.id = e.row_id
WHERE e.due_on < {{day}} AND (e.given_on IS NULL OR e.given_on > {{day}})
