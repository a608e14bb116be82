/*
title: 党组织（当日存在）；unit 为所在单位；leads = 1 为本单位起领导作用的党组织，内设支部为 0
columns: [org, unit, kind text, superior, term_since date, since date, leads, scope]
touched_by: [organisation.import, organisation.establish, organisation.upgrade, organisation.begin_term, organisation.dissolve, organisation.merge, organisation.close_unit, organisation.reassign]
*/
SELECT p.id AS org, p.unit_id AS unit, p.kind AS kind, p.superior_id AS superior,
  p.term_since AS term_since, p.since AS since,
  CASE WHEN p.kind NOT IN ('committee', 'general_branch', 'branch', 'joint_branch') THEN 0
    WHEN EXISTS (
      SELECT 1 FROM {{then organisation_party_org}} h
      WHERE h.unit_id = p.unit_id AND h.id <> p.id AND {{on h}}
        AND (h.id = p.superior_id
          OR (h.kind = 'committee' AND p.kind <> 'committee')
          OR (h.kind = 'general_branch' AND p.kind IN ('branch', 'joint_branch')))
    ) THEN 0 ELSE 1 END AS leads,
  {{scope u.id}} AS scope
FROM {{then organisation_party_org}} p
JOIN {{then organisation_unit}} u ON u.id = p.unit_id
WHERE {{units u.id}} AND {{on u}} AND {{on p}}
