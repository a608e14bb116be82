/*
title: 当日已报送、还没有结论的备案件；late = 1 为已过审查期限；asked = 1 为同一件事另有未批复的请示，期限由请示计
columns: [filed_text, county, unit, submitted_on date, due_on date, late, asked]
*/
SELECT t.id AS filed_text, t.county_id AS county, t.unit_id AS unit, t.submitted_on AS submitted_on,
  t.due_on AS due_on, CASE WHEN t.due_on < {{day}} THEN 1 ELSE 0 END AS late,
  CASE WHEN EXISTS (
    SELECT 1 FROM organisation_superior_request r
    WHERE r.id = t.request_id AND r.kind = 'request' AND r.state <> 'withdrawn'
      AND (r.replied_on IS NULL OR r.replied_on > {{day}})
  ) THEN 1 ELSE 0 END AS asked
FROM filing_text t
WHERE t.submitted_on <= {{day}} AND (t.concluded_on IS NULL OR t.concluded_on > {{day}})
