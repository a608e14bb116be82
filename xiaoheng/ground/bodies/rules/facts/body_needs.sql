/*
title: 应设机构种类，按学段；family 为 group 工作领导小组、body 民主议事机构
columns: [kind, family text, stage text]
*/
SELECT n.kind_id AS kind, k.family AS family, n.stage AS stage
FROM bodies_need n
JOIN bodies_kind k ON k.id = n.kind_id
