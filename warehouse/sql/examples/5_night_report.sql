-- How did the last nights go: documents, words, expectations met?
SELECT
    r.partition_day AS day,
    r.ended_at,
    r.document_count AS documents,
    r.word_count AS words,
    count(q.name) FILTER (q.succeeded) AS met,
    count(q.name) FILTER (NOT q.succeeded) AS not_met,
    round(list_sum([s.seconds for s in r.seconds_by_stage]), 1) AS seconds
FROM runs r
LEFT JOIN quality q USING (run_id, partition_day)
GROUP BY r.run_id, r.partition_day, r.ended_at, r.document_count, r.word_count, r.seconds_by_stage
ORDER BY r.ended_at DESC
LIMIT 10
