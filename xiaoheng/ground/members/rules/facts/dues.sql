/*
title: 党费登记；through 为所交月份的次月首日
columns: [person, org, through date]
touched_by: [members.import_dues]
*/
SELECT d.person_id AS person, d.org_id AS org, d.through AS through
FROM members_dues_month d
WHERE d.paid_on <= {{day}}
