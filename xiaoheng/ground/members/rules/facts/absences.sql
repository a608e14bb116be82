/*
title: 流动、失联（当日）；contacted_on 为最近一次联系（没有的为空）；kind 为 mobile 流动、lost 失联；fixed = 1 为外出地点固定；suspended_on 为停止党籍之日
columns: [absence, org, kind text, fixed, since date, suspended_on date, contacted_on date]
touched_by: [members.absent, members.present, members.contact, members.suspend, members.expel, members.import]
*/
SELECT b.id AS absence, b.org_id AS org, b.kind AS kind, CASE WHEN b.fixed THEN 1 ELSE 0 END AS fixed,
  b.since AS since, CASE WHEN b.suspended_on <= {{day}} THEN b.suspended_on END AS suspended_on,
  (SELECT MAX(c.made_on) FROM members_absence_contact c
    WHERE c.absence_id = b.id AND c.made_on <= {{day}}) AS contacted_on
FROM members_absence b
WHERE {{on b}}
