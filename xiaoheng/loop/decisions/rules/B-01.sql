/*
id: B-01
title: 书记、校长经常沟通
clause: procedure:talks
strength: normally
judged: school
since: 2022-01-01
parameters: [talk_days_max]
cutoffs: {stale: over talk_days_max}
facts: [schools, orgs, posts, talks]
touched_by: [organisation.appoint, organisation.leave, organisation.import]
reasons:
  stale:
    name: 书记校长久未沟通
    text: "{unit}书记、校长上一次沟通是{since}，至今已超过{need}日。"
    remedy: 请书记、校长当面沟通，并登记日期；假期等确不需要的，说明理由。
note: 只看日期，不记内容。适用于公办、独立法人中小学校中书记和校长由两人分任的；书记、校长由一人担任的，会前听取专职副书记和班子成员意见（A-28）。自第一次登记沟通起判断；书记、校长到任不满期限的不判断；职务空缺由 A-16 判断。第7日当日不算超过。
*/
SELECT s.unit AS unit, 'unit' AS subject_kind, s.unit AS subject, 0 AS period,
  0 AS was, l.talk_days_max AS need, MAX(k.held_on) AS since, 'stale' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN talks k ON k.unit = s.unit
WHERE s.regime = 1
  AND EXISTS (
    SELECT 1 FROM orgs o
    JOIN posts q ON q.unit = s.unit AND q.post = 'secretary' AND (q.org = o.org OR q.org IS NULL) AND q.since <= l.stale
    JOIN posts p ON p.unit = s.unit AND p.post = 'principal' AND p.person <> q.person AND p.since <= l.stale
    WHERE o.unit = s.unit AND o.leads = 1
  )
GROUP BY s.unit, l.talk_days_max, l.stale
HAVING MAX(k.held_on) <= l.stale
