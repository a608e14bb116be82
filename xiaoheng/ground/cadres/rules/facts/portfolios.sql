/*
title: 班子分工（当日）：任职记录 appointment 除任职时的分管以外另外分管的
columns: [appointment, charge text]
touched_by: [cadres.import]
*/
SELECT f.appointment_id AS appointment, f.charge AS charge
FROM cadres_portfolio f
WHERE {{on f}}
