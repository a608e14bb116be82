/*
title: 会前应听取的意见；stage 为上哪个会之前；heard_on 为听取且意见一致之日，尚未听取或有重大分歧为空
columns: [topic, stage text, face text, heard_on date]
*/
SELECT c.topic_id AS topic, c.stage AS stage, c.face AS face,
  CASE WHEN c.state = 'agreed' THEN c.heard_on END AS heard_on
FROM decisions_consultation c
