/*
id: A-26b
title: 责任链逐级有人负责
clause: bodies:chains
strength: normally
judged: unit
since: 2020-01-01
facts: [units, chain_links]
touched_by: []
reasons:
  vacant:
    name: 责任链缺环
    text: "{unit}{subject}已不任原职，这一级没有人负责。"
    remedy: 请明确由谁负责，重新登记责任链。
note: 看责任链所定的人是否仍任所定的职务；离任后又任同一职务的不算缺环。没有登记责任链的不判断。
*/
SELECT u.unit AS unit, 'chain_link' AS subject_kind, c.link AS subject, 0 AS period, 0 AS was, 1 AS need,
  c.left_on AS since, 'vacant' AS detail
FROM units u
JOIN law l ON l.scope = u.scope
JOIN chain_links c ON c.unit = u.unit
WHERE c.held = 0
