/*
title: 历次正式党籍（当日以前开始的），党龄自最早一次起算
columns: [person, since date]
touched_by: [organisation.admit, organisation.convert, organisation.move]
*/
SELECT m.person_id AS person, m.since AS since
FROM organisation_membership m
WHERE m.kind = 'full' AND m.since <= {{day}}
