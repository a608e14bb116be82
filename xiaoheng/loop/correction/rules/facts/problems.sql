/*
title: 当日已过时限、还没有整改结果的问题
columns: [problem, unit, due_on date]
*/
SELECT p.id AS problem, p.unit_id AS unit, p.due_on AS due_on
FROM correction_problem p
WHERE p.opened_on <= {{day}} AND p.due_on < {{day}}
  AND (p.closed_on IS NULL OR p.closed_on > {{day}})
  AND (p.submitted_on IS NULL OR p.submitted_on > {{day}} OR p.state IN ('mending', 'returned'))
