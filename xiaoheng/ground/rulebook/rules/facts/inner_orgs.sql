/*
title: 内设党组织（含已撤销）：上级党组织设在同一单位，或曾与同一单位更高一级的党组织并存
columns: [org]
touched_by: [organisation.establish, organisation.upgrade, organisation.dissolve, organisation.merge, organisation.close_unit]
*/
SELECT p.id AS org
FROM {{then organisation_party_org}} p
WHERE EXISTS (
  SELECT 1 FROM {{then organisation_party_org}} s
  WHERE s.unit_id = p.unit_id AND s.id <> p.id
    AND (s.id = p.superior_id
      OR ((s.kind = 'committee' AND p.kind IN ('general_branch', 'branch', 'joint_branch')
          OR s.kind = 'general_branch' AND p.kind IN ('branch', 'joint_branch'))
        AND (s.until IS NULL OR p.since < s.until) AND (p.until IS NULL OR s.since < p.until)))
)
