-- How many current documents each topic was assigned to on each day.
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    t.scheme,
    t.code,
    max(t.label) AS label,
    count(DISTINCT d.document_id) AS document_count
FROM shown.topics t
JOIN documents d USING (document_id, revision)
WHERE d.is_current AND t.unit = 'document' AND NOT t.is_abstained
GROUP BY ALL
