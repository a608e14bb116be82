/*
title: 会议出席名单中的应到会人员
columns: [meeting, person]
*/
SELECT a.meeting_id AS meeting, a.person_id AS person
FROM decisions_attendance a
WHERE a.is_entitled
