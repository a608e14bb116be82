/*
id: Q-6
title: 党内选举：五分之四以上到会，赞成超过实到会半数为当选，收回选票不多于发出
clause: EL20:到会
strength: must
judged: school
since: 2020-07-13
parameters: [election_quorum, election_majority]
every: month
facts: [units, ballots]
touched_by: [elections.recount]
reasons:
  short:
    name: 选举到会人数不足
    text: "{period}“{subject}”应到{need}人，实到{was}人，不够法定人数。"
    remedy: 选举无效，请重新召开大会选举。
  over_returned:
    name: 收回选票多于发出
    text: "{period}“{subject}”发出选票{need}张，收回{was}张，仍作为有效。"
    remedy: 选举无效，请重新投票。
  not_carried:
    name: 当选人赞成票没有过半数
    text: "{period}“{subject}”实到{need}人，当选人中最少赞成{was}票，没有超过半数。"
    remedy: 请更正选举结果，缺额从未当选的候选人中再选。
note: 五分之四含本数，超过半数不含。无效而重新投票的轮次不判断。看最近12个月和本月的选举；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
*/
SELECT t.unit AS unit, 'ballot' AS subject_kind, t.ballot AS subject, t.ym AS period,
  CASE WHEN 100 * t.present < t.quorum * t.entitled THEN t.present
    WHEN t.returned > t.issued THEN t.returned ELSE t.lowest END AS was,
  CASE WHEN 100 * t.present < t.quorum * t.entitled THEN t.entitled
    WHEN t.returned > t.issued THEN t.issued ELSE t.present END AS need,
  NULL AS since,
  CASE WHEN 100 * t.present < t.quorum * t.entitled THEN 'short'
    WHEN t.returned > t.issued THEN 'over_returned' ELSE 'not_carried' END AS detail
FROM (
  SELECT u.unit AS unit, b.ballot AS ballot, b.ym AS ym, b.entitled AS entitled, b.present AS present,
    b.issued AS issued, b.returned AS returned, b.lowest AS lowest,
    COALESCE(p.election_quorum, l.election_quorum) AS quorum,
    COALESCE(p.election_majority, l.election_majority) AS majority
  FROM units u
  JOIN law l ON l.scope = u.scope
  JOIN ballots b ON b.unit = u.unit AND b.ym >= (SELECT MIN(first_month) FROM periods)
  LEFT JOIN periods p ON p.scope = u.scope AND p.first_month = b.ym
  WHERE (p.first_month IS NOT NULL OR b.ym > (SELECT MAX(last_month) FROM periods))
) t
WHERE 100 * t.present < t.quorum * t.entitled OR t.returned > t.issued
  OR (t.lowest IS NOT NULL AND 100 * t.lowest <= t.majority * t.present)
