/*
title: 党员（当日）；kind 为 full 正式、probationary 预备；seat 为所在党组织的单位
columns: [person, org, seat, kind text]
touched_by: [organisation.merge, organisation.admit, organisation.convert, organisation.move,
  organisation.end_membership]
*/
SELECT m.person_id AS person, m.org_id AS org, p.unit_id AS seat, m.kind AS kind
FROM organisation_membership m
JOIN {{then organisation_party_org}} p ON p.id = m.org_id
WHERE {{on m}} AND {{on p}}
