/*
id: D-S23
title: 预备期满及时讨论转正
clause: DM14:预备期
strength: must
judged: org
since: 2014-05-28
facts: [orgs, developments]
touched_by: [members.record, members.decide, members.carry]
reasons:
  undecided:
    name: 预备期满未讨论
    text: "{subject}有{was}名预备党员的预备期已满（最早{since}期满），支部大会还没有讨论。"
    remedy: 请本人提出转正申请，支部大会及时讨论：按期转正、延长一次或者取消资格。
note: 期满日为支部大会接收之日起满1年之日（延长的为延长期满之日）；期满的当日不列，次日起列。按支部计数，不列姓名。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period,
  COUNT(*) AS was, 0 AS need, MIN(d.probation_end) AS since, 'undecided' AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
JOIN developments d ON d.org = o.org
WHERE d.approved_on IS NOT NULL AND d.voted_on IS NULL AND d.is_over = 1
GROUP BY o.unit, o.org
