/*
title: 当日已完成计票的投票轮次；lowest 为当选人中的最少赞成票，无人当选为空
columns: [ballot, election, unit, ym, entitled, present, issued, returned, lowest]
*/
SELECT b.id AS ballot, b.election_id AS election, e.unit_id AS unit, b.ym AS ym, b.entitled AS entitled,
  b.present AS present, b.issued AS issued, b.returned AS returned,
  (SELECT MIN(s.yes) FROM elections_standing s WHERE s.ballot_id = b.id AND s.elected) AS lowest
FROM elections_ballot b
JOIN elections_election e ON e.id = b.election_id
WHERE b.state = 'counted' AND b.held_on <= {{day}}
