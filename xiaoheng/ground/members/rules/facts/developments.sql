/*
title: 在办的发展档案（当日）；各步骤当日有效的日期（未办为空），prechecked_on 为预审合格，sworn_on 为入党宣誓，reviewed_on 为最近一次半年考察，probation_end 为预备期满日，is_over = 1 为已过
columns: [development, org, applied_on date, talked_on date, activist_on date, candidate_on date, reviewed_on date,
  prechecked_on date, assembly_on date, approved_on date, sworn_on date, voted_on date, decided_on date, probation_end date, is_over]
touched_by: [members.apply, members.record, members.decide, members.review, members.stop, members.carry, members.import]
*/
SELECT d.id AS development, d.org_id AS org, d.since AS applied_on,
  MAX(CASE WHEN s.number = 2 THEN s.done_on END) AS talked_on,
  MAX(CASE WHEN s.number = 3 THEN s.done_on END) AS activist_on,
  MAX(CASE WHEN s.number = 7 THEN s.done_on END) AS candidate_on,
  (SELECT MAX(r.done_on) FROM members_review r
    WHERE r.development_id = d.id AND r.done_on <= {{day}}) AS reviewed_on,
  MAX(CASE WHEN s.number = 13 THEN s.done_on END) AS prechecked_on,
  MAX(CASE WHEN s.number = 15 THEN s.done_on END) AS assembly_on,
  MAX(CASE WHEN s.number = 17 THEN s.done_on END) AS approved_on,
  MAX(CASE WHEN s.number = 20 THEN s.done_on END) AS sworn_on,
  MAX(CASE WHEN s.number = 23 THEN s.done_on END) AS voted_on,
  MAX(CASE WHEN s.number = 24 THEN s.done_on END) AS decided_on,
  MAX(s.until) AS probation_end, CASE WHEN MAX(s.until) < {{day}} THEN 1 ELSE 0 END AS is_over
FROM members_development d
JOIN members_step s ON s.development_id = d.id AND s.done_on <= {{day}}
  AND (s.undone_on IS NULL OR s.undone_on > {{day}})
WHERE {{units d.unit_id}} AND {{on d}}
GROUP BY d.id, d.org_id, d.since
