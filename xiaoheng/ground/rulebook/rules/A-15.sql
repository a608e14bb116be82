/*
id: A-15
title: 领导人员在同一岗位连续任职一般不超过12年
clause: SS23:三(二)1任期
strength: normally
judged: person
since: 2023-01-01
parameters: [post_years_max, post_years_warn]
cutoffs: {too_long: over post_years_max, nearly: reached post_years_warn}
facts: [schools, posts, stints, inner_orgs]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  too_long:
    name: 同一岗位任职超期
    text: "{unit}{subject}自{since}起连续任职，已超过{need}年。"
    remedy: 请提出交流轮岗方案，按干部管理权限报批；确需留任的，说明理由报批。
  soon:
    name: 同一岗位任职将满期限
    strength: may
    outcome: soon
    text: "{unit}{subject}自{since}起连续任职，临近{need}年。"
    remedy: 请列入下一年度交流轮岗计划，提前物色人选。
note: 前后两段任职首尾相接的按连续计算，中断的重新计算；换了学校或职务的也重新计算。满12年的当日不算超过。内设支部的职务不在此列。
*/
SELECT t.unit AS unit, 'post' AS subject_kind, MIN(t.appointment) AS subject, 0 AS period, 0 AS was,
  t.post_years_max AS need, t.since AS since,
  CASE WHEN t.since <= t.too_long THEN 'too_long' ELSE 'soon' END AS detail
FROM (
  SELECT s.unit AS unit, p.appointment AS appointment, p.person AS person, p.post AS post,
    l.post_years_max AS post_years_max, l.too_long AS too_long, l.nearly AS nearly,
    (SELECT MAX(b.since) FROM stints b
      WHERE b.person = p.person AND b.unit = p.unit AND b.post = p.post AND b.since <= p.since
        AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = b.org)
        AND NOT EXISTS (SELECT 1 FROM stints e
          WHERE e.person = b.person AND e.unit = b.unit AND e.post = b.post
            AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = e.org)
            AND e.since < b.since AND (e.until IS NULL OR e.until >= b.since))) AS since
  FROM schools s
  JOIN law l ON l.scope = s.scope
  JOIN posts p ON p.unit = s.unit
    AND p.post IN ('secretary', 'deputy_secretary', 'full_time_deputy_secretary', 'principal', 'vice_principal')
  WHERE s.regime = 1
    AND NOT EXISTS (SELECT 1 FROM inner_orgs i WHERE i.org = p.org)
) t
WHERE t.since <= t.nearly OR t.since <= t.too_long
GROUP BY t.unit, t.person, t.post, t.post_years_max, t.too_long, t.since
