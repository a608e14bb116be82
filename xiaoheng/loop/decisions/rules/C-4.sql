/*
id: C-4
title: 党课每季度1次
clause: ZZ22:党课
strength: must
judged: org
since: 2022-01-01
parameters: [lecture_per_quarter]
every: quarter
facts: [orgs, meetings, misses]
touched_by: [decisions.hold, organisation.import]
reasons:
  missed:
    name: 党课次数不足
    text: "{subject}{period}召开党课{was}次，应不少于{need}次。"
    remedy: 已开未录的请补录；确未召开的请说明原因，并在本期内安排。
  explained:
    name: 党课次数不足，已说明
    outcome: soon
    text: "{subject}{period}召开党课{was}次，应不少于{need}次，未召开的已在计划中说明原因。"
    remedy: 请在本期内安排；原因见该组织的组织生活页。
  unrecorded:
    name: 组织生活无记录
    outcome: unknown
    text: "{subject}没有任何组织生活会议记录，无法判断党课是否按期召开。"
    remedy: 请录入已召开的会议。
note: 只看最近12个月内已经结束、且组织成立后完整经过的期间；期间按其首日生效的规定判断。组织第一次有记录之前的期间不判断；一次记录也没有的为无法判断。联合党支部按组织判断一次。每季度1次为地方规定。组织生活计划中逐次说明了未召开原因的，计为提醒，不计为不符合。
like: C-1
words: {assembly_per_quarter: lecture_per_quarter, assembly: lecture}
*/
