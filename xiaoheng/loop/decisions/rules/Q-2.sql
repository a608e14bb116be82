/*
id: Q-2
title: 党组织会议重要事项：三分之二以上到会，赞成超过应到会半数为通过
clause: OP22:五
strength: must
judged: school
since: 2022-01-01
parameters: [important_quorum, quorum_base, majority, vote_base_present]
every: month
facts: [schools, sittings, items, rolls]
touched_by: [decisions.adjourn, organisation.import]
reasons:
  short:
    name: 到会人数不足
    text: "{period}会议的“{subject}”应到{need}人，实到（不含回避）{was}人，不足法定人数而形成结论。"
    remedy: 请在下一次会议重新审议。
  not_carried:
    name: 赞成没有过半数而通过
    text: "{period}会议的“{subject}”应到{need}人，赞成{was}人，没有超过半数，却记为通过。"
    remedy: 请在下一次会议重新表决，并更正决议。
  not_carried_present:
    name: 赞成没有过实到会半数而通过
    text: "{period}会议的“{subject}”按实到（不含回避）{need}人计票，赞成{was}人，没有超过半数，却记为通过。"
    remedy: 请在下一次会议重新表决，并更正决议。
  unrecorded:
    name: 没有出席记录
    outcome: unknown
    text: "{period}会议的“{subject}”没有应到会人员的出席记录，无法判断是否达到法定人数。"
    remedy: 请补录出席人员，或在下一次会议重新审议。
note: 三分之二以上含三分之二，超过半数不含。哪些事项须三分之二以上到会，由事项清单逐项写明。缓议、退回的议程项不判断。看最近12个月和本月已开的会议；已经结束的月份按其首日生效的规定判断，本月按当日的规定判断。
like: Q-1
words: {ordinary_quorum: important_quorum, Q-1: Q-2}
*/
