-- Which phrases said most of what came in on the last day, and in how many documents?
WITH latest AS (SELECT max(partition_day) AS day FROM documents WHERE is_current)
SELECT
    d.language,
    lower(k.phrase) AS phrase,
    count(*) AS documents,
    sum(k.count) AS times,
    round(avg(k.score), 2) AS mean_strength
FROM keyphrases k
JOIN documents d USING (document_id, revision)
WHERE d.is_current AND d.partition_day = (SELECT day FROM latest)
GROUP BY ALL
ORDER BY documents DESC, times DESC, d.language, phrase
LIMIT 15
