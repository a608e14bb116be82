/*
title: 已进行的书记校长沟通
columns: [talk, unit, held_on date]
touched_by: [decisions.talk, decisions.strike_talk]
*/
SELECT k.id AS talk, k.unit_id AS unit, k.day AS held_on
FROM decisions_talk k
WHERE k.is_done AND k.day <= {{day}}
