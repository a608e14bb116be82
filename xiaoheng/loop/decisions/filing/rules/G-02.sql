/*
id: G-02
title: 推进清单各项按时限完成
clause: filing:plan
strength: normally
judged: school
since: 2022-01-01
facts: [schools, plan_rows]
touched_by: [filing.schedule, filing.finish]
reasons:
  overdue:
    name: 推进清单逾期未办结
    text: "“{subject}”的完成时限{since}已到，还没有办结。"
    remedy: 请抓紧办理；事实已经齐备的，办结这一项。
note: 清单由学校自定目标任务、推进措施、完成时限、责任主体；时限当日不算逾期。
*/
SELECT s.unit AS unit, 'plan_row' AS subject_kind, p.plan_row AS subject, 0 AS period,
  0 AS was, 1 AS need, p.due_on AS since, 'overdue' AS detail
FROM schools s
JOIN law l ON l.scope = s.scope
JOIN plan_rows p ON p.unit = s.unit AND p.late = 1
