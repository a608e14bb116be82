/*
title: 当日已签发的会议纪要
columns: [meeting, signed_on date]
*/
SELECT d.meeting_id AS meeting, d.signed_on AS signed_on
FROM decisions_minutes d
WHERE d.state = 'signed' AND d.signed_on <= {{day}}
