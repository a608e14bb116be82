/*
id: C-10
title: 民主评议党员每年1次
clause: BR18:民主评议
strength: must
judged: org
since: 2018-10-28
parameters: [appraisals_per_year]
cutoffs: {due: reached yearly_grace_months}
every: year
facts: [orgs, meetings]
touched_by: [decisions.hold, organisation.import]
reasons:
  missed:
    name: 民主评议党员次数不足
    text: "{subject}{period}度民主评议党员{was}次，应不少于{need}次。"
    remedy: 已开展未录的请补录，写明所属年度；确未开展的请说明原因，抓紧补开。
  unrecorded:
    name: 民主评议党员无记录
    outcome: unknown
    text: "{subject}没有任何组织生活会议记录，无法判断民主评议党员是否按年开展。"
    remedy: 请录入已召开的会议，写明所属年度。
note: 按登记的所属年度计，与召开日期分开（上一年度的可以在次年年初补开）；过了次年补开的期限才判断。组织成立后完整经过的年度才判断，第一次有记录之前的年度不判断。可以与组织生活会结合进行，两项分别登记。
like: C-9
words: {org_life_per_year: appraisals_per_year, org_life: appraisal}
*/
