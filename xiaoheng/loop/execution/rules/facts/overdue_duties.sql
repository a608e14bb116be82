/*
title: 当日已过时限而没有交来的交办事项（item 为事项；周期性事项、由他校代答的不在内：联合党支部、转办）；returned = 1 为退回未重报
columns: [item, unit, due_on date, returned]
touched_by: [organisation.import, organisation.upgrade, organisation.establish, organisation.cover, organisation.dissolve]
*/
SELECT i.id AS item, t.unit_id AS unit, COALESCE(a.due_on, i.due_on) AS due_on,
  CASE WHEN a.state = 'returned' THEN 1 ELSE 0 END AS returned
FROM execution_target t
JOIN execution_directive d ON d.id = t.directive_id
JOIN execution_item i ON i.directive_id = d.id
LEFT JOIN execution_assignment a ON a.item_id = i.id AND a.unit_id = t.unit_id AND a.occurrence = d.since
WHERE d.amends_id IS NULL AND (t.joined_on IS NULL OR t.joined_on <= {{day}})
  AND (t.ended_on IS NULL OR t.ended_on > {{day}})
  AND (i.added_on IS NULL OR i.added_on <= {{day}}) AND (i.ended_on IS NULL OR i.ended_on > {{day}})
  AND d.issued_on <= {{day}} AND (d.closed_on IS NULL OR d.closed_on > {{day}})
  AND i.recurrence IS NULL AND COALESCE(a.due_on, i.due_on) < {{day}}
  AND (a.id IS NULL OR a.state IN ('working', 'returned') OR COALESCE(a.submitted_on, a.settled_on) > {{day}})
  AND (i.reach = 'all'
    OR i.reach = 'only' AND EXISTS (SELECT 1 FROM execution_item_unit n WHERE n.item_id = i.id AND n.unit_id = t.unit_id)
    OR i.reach = 'except'
      AND NOT EXISTS (SELECT 1 FROM execution_item_unit n WHERE n.item_id = i.id AND n.unit_id = t.unit_id))
  AND NOT EXISTS (
    SELECT 1 FROM execution_transfer x
    JOIN execution_target o ON o.directive_id = t.directive_id AND o.unit_id = x.to_id
      AND (o.ended_on IS NULL OR o.ended_on > {{day}})
    JOIN organisation_unit u ON u.id = x.to_id AND {{on u}}
    WHERE x.item_id = i.id AND x.unit_id = t.unit_id AND x.to_id <> x.unit_id
      AND x.answered_on <= {{day}} AND x.state IN ('granted', 'ended') AND (x.ended_on IS NULL OR x.ended_on > {{day}}))
  AND NOT (i.addressee = 'org' AND i.reach = 'all' AND NOT EXISTS (
    SELECT 1 FROM execution_transfer x
    WHERE x.item_id = i.id AND x.to_id = t.unit_id AND x.unit_id <> x.to_id
      AND x.answered_on <= {{day}} AND x.state IN ('granted', 'ended') AND (x.ended_on IS NULL OR x.ended_on > {{day}}))
    AND EXISTS (
    SELECT 1 FROM organisation_coverage c
    JOIN {{then organisation_party_org}} p ON p.id = c.org_id AND p.kind = 'joint_branch' AND p.unit_id <> c.unit_id
    JOIN execution_target l ON l.directive_id = t.directive_id AND l.unit_id = p.unit_id
      AND (l.ended_on IS NULL OR l.ended_on > {{day}})
    WHERE c.unit_id = t.unit_id AND {{on c}} AND {{on p}}))
