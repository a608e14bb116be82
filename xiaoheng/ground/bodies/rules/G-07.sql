/*
id: G-07
title: 教职工代表大会按期换届，代表以教师为主体
clause: JD32:代表
strength: must
judged: school
since: 2012-01-01
parameters: [staff_congress_years_max, staff_congress_teachers_percent]
cutoffs: {congress_over: over staff_congress_years_max}
facts: [schools, bodies, body_terms, body_seats]
touched_by: []
reasons:
  term_over:
    name: 教代会届满未换届
    text: "{subject}本届自{since}起，已届满（最长{need}年），没有换届记录。"
    remedy: 请在党组织领导下选举代表，按期换届并登记。
  term_unrecorded:
    name: 教代会届期无记录
    outcome: unknown
    text: "{subject}没有登记每届年限，无法判断是否届满。"
    remedy: 请补登本届起始日期和年限。
  teachers_few:
    name: 教代会教师代表偏少
    text: "{subject}有代表{need}名，其中教师{was}名，低于规定的比例。"
    remedy: 请在补选、换届时提高教师代表的比例。
  members_unrecorded:
    name: 教代会代表无记录
    outcome: unknown
    text: "{subject}没有登记代表，无法判断教师代表的比例。"
    remedy: 请登记代表的构成；人数多的，可以只填各部分人数。
note: 对公办、独立法人、非幼儿园的学校判断，没有设立的由 G-06 判断。自定年限（3至5年）已满，或超过最长年限的，都是届满；末日当天不算。比例按人数相乘比较，恰好60%为符合。教代会会议的人数由 Q-7 判断，是否每学年召开不判断。
*/
SELECT s.unit AS unit, 'body' AS subject_kind, b.body AS subject, 0 AS period, COALESCE(t.years, 0) AS was,
  l.staff_congress_years_max AS need, t.since AS since,
  CASE WHEN t.ended = 1 OR t.since <= l.congress_over THEN 'term_over' ELSE 'term_unrecorded' END AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN bodies b ON b.unit = s.unit AND b.code = 'staff_congress'
LEFT JOIN body_terms t ON t.body = b.body
WHERE s.regime = 1 AND (t.years IS NULL OR t.ended = 1 OR t.since <= l.congress_over)
UNION ALL
SELECT t.unit AS unit, 'body' AS subject_kind, t.body AS subject, 0 AS period, t.teachers AS was, t.people AS need,
  NULL AS since, CASE WHEN t.people = 0 THEN 'members_unrecorded' ELSE 'teachers_few' END AS detail
FROM (
  SELECT s.unit AS unit, b.body AS body, l.staff_congress_teachers_percent AS percent,
    COALESCE(SUM(e.people), 0) AS people, COALESCE(SUM(e.people * e.teacher), 0) AS teachers
  FROM schools s
  JOIN law l ON l.scope = s.scope
  JOIN bodies b ON b.unit = s.unit AND b.code = 'staff_congress'
  LEFT JOIN body_seats e ON e.body = b.body
  WHERE s.regime = 1
  GROUP BY s.unit, b.body, l.staff_congress_teachers_percent
) t
WHERE t.people = 0 OR t.teachers * 100 < t.people * t.percent
