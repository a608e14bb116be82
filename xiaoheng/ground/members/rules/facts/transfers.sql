/*
title: 未办结的组织关系转接（当日）；status 为 valid 有效、soon 有效期已过三分之二、expired 已过期、online 网上转接
columns: [transfer, org, since date, status text]
touched_by: [members.import]
*/
SELECT t.id AS transfer, t.source_id AS org, t.since AS since,
  CASE WHEN t.valid_until IS NULL THEN 'online'
    WHEN t.valid_until < {{day}} THEN 'expired'
    WHEN t.alert_on <= {{day}} THEN 'soon'
    ELSE 'valid' END AS status
FROM members_transfer t
WHERE {{on t}}
