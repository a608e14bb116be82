/*
title: 干部台账（已开立）；since 为开立日期
columns: [unit, since date]
touched_by: [cadres.certify, cadres.confer, cadres.attest, cadres.weigh, cadres.train, cadres.plan, cadres.import]
*/
SELECT l.unit_id AS unit, l.since AS since
FROM cadres_ledger l
WHERE l.since <= {{day}}
