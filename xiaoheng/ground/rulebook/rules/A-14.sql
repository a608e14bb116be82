/*
id: A-14
title: 党组织任期届满按期换届：党委5年，党总支、党支部3年
clause: TM18:任期
strength: must
judged: org
since: 2018-07-01
parameters: [committee_term, branch_term, term_extension_max]
cutoffs:
  committee_over: over committee_term
  committee_beyond: over committee_term + term_extension_max
  committee_due: reached committee_term - term_reminder
  branch_over: over branch_term
  branch_beyond: over branch_term + term_extension_max
  branch_due: reached branch_term - term_reminder
facts: [orgs]
touched_by: [organisation.import]
reasons:
  expired:
    name: 届满未换届
    excusable: true
    text: "{subject}本届任期自{since}起，每届{need}年，已届满，没有换届记录。"
    remedy: 请立即请示换届；上级批准延期的，写明批复文号和延至的日期，申请例外。
  overlong:
    name: 超过延期上限未换届
    text: "{subject}本届任期自{since}起，连同经批准的延期最长{need}年，已超过，没有换届记录。"
    remedy: 请立即换届；延期不能再批。
  soon:
    name: 即将届满
    strength: may
    outcome: soon
    text: "{subject}本届任期自{since}起，每届{need}年，已进入届满前的提醒期。"
    remedy: 请上级发函提醒；支部（总支、党委）讨论换届方案，提前请示。
  unrecorded:
    name: 任期无记录
    outcome: unknown
    text: "{subject}没有登记本届任期起始日，无法判断是否届满。"
    remedy: 请补录本届起始日。
note: 2018年3月14日开始的5年到2023年3月14日为止，次日起算届满；2月29日开始的到2月28日为止。条文允许上级批准延期，届满因此可以申请例外；超过延期上限的不能。党小组、党组、工委没有任期。
*/
SELECT o.unit AS unit, 'org' AS subject_kind, o.org AS subject, 0 AS period, 0 AS was,
  CASE WHEN o.kind = 'committee' THEN l.committee_term ELSE l.branch_term END
    + CASE WHEN o.kind = 'committee' AND o.term_since <= l.committee_beyond
      OR o.kind <> 'committee' AND o.term_since <= l.branch_beyond THEN l.term_extension_max ELSE 0 END AS need,
  o.term_since AS since,
  CASE
    WHEN o.term_since IS NULL THEN 'unrecorded'
    WHEN o.kind = 'committee' AND o.term_since <= l.committee_beyond THEN 'overlong'
    WHEN o.kind <> 'committee' AND o.term_since <= l.branch_beyond THEN 'overlong'
    WHEN o.kind = 'committee' AND o.term_since <= l.committee_over THEN 'expired'
    WHEN o.kind <> 'committee' AND o.term_since <= l.branch_over THEN 'expired'
    ELSE 'soon' END AS detail
FROM orgs o
JOIN law l ON l.scope = o.scope
WHERE o.kind IN ('committee', 'general_branch', 'branch', 'joint_branch')
  AND (o.term_since IS NULL
    OR (o.kind = 'committee' AND o.term_since <= l.committee_due)
    OR (o.kind <> 'committee' AND o.term_since <= l.branch_due))
