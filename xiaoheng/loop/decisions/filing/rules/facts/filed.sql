/*
title: 当日施行的备案文本；kind 为 charter 章程、party_rules 和 principal_rules 两个议事规则、list 三重一大清单、plan 一校一案
columns: [filed_text, unit, kind text, effective_on date]
*/
SELECT t.id AS filed_text, t.unit_id AS unit, t.kind AS kind, t.effective_on AS effective_on
FROM filing_text t
WHERE t.state IN ('passed', 'advised') AND t.effective_on <= {{day}}
  AND (t.ended_on IS NULL OR t.ended_on > {{day}})
