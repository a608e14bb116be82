/*
id: Q-7
title: 教代会：三分之二以上代表到会，全体代表半数以上赞成为通过
clause: JD32:会议
strength: must
judged: unit
since: 2012-01-01
parameters: [congress_quorum, congress_majority, quorum_base]
every: month
facts: [units, questions]
touched_by: []
reasons:
  short:
    name: 教代会到会代表不足
    text: "{period}“{subject}”应到{need}人，实到{was}人，不足法定人数而表决。"
    remedy: 表决无效，请重新召开会议审议。
  not_carried:
    name: 教代会赞成不足半数而通过
    text: "{period}“{subject}”应到{need}人，赞成{was}人，不足全体代表的半数，却记为通过。"
    remedy: 请更正结果，或在下一次会议重新审议。
note: 三分之二以上、半数以上都含本数；代表含只登记人数的。缓议的不判断。看最近12个月和本月的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT t.unit AS unit, 'question' AS subject_kind, t.question AS subject, t.ym AS period,
  CASE WHEN t.present * t.base < t.entitled * t.parts THEN t.present ELSE t.yes END AS was, t.entitled AS need,
  NULL AS since, CASE WHEN t.present * t.base < t.entitled * t.parts THEN 'short' ELSE 'not_carried' END AS detail
FROM (
  SELECT u.unit AS unit, q.question AS question, q.ym AS ym, q.entitled AS entitled, q.present AS present,
    q.yes AS yes, q.adopted AS adopted, COALESCE(p.congress_quorum, l.congress_quorum) AS parts,
    COALESCE(p.congress_majority, l.congress_majority) AS more, COALESCE(p.quorum_base, l.quorum_base) AS base
  FROM units u
  JOIN law l ON l.scope = u.scope
  JOIN questions q ON q.unit = u.unit AND q.quorum = 'Q-7' AND q.ym >= (SELECT MIN(first_month) FROM periods)
  LEFT JOIN periods p ON p.scope = u.scope AND p.first_month = q.ym
  WHERE (p.first_month IS NOT NULL OR q.ym > (SELECT MAX(last_month) FROM periods))
) t
WHERE t.present * t.base < t.entitled * t.parts OR (t.adopted = 1 AND t.yes * t.base < t.entitled * t.more)
