/*
title: 上级党组织（当日）；above = 1 为设在本单位或其上级单位
columns: [org, superior, above]
*/
SELECT p.id AS org, s.id AS superior,
  CASE WHEN EXISTS (SELECT 1 FROM organisation_ancestry a WHERE a.unit_id = p.unit_id AND a.ancestor_id = s.unit_id)
    THEN 1 ELSE 0 END AS above
FROM organisation_party_org p
JOIN organisation_party_org s ON s.id = p.superior_id
WHERE {{on s}}
