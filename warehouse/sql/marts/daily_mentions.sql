-- How often each linked entity is mentioned on each day, over current revisions.
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    m.entity_id,
    e.name,
    e.type,
    count(*) AS mention_count,
    count(DISTINCT d.document_id) AS document_count
FROM mentions m
JOIN documents d USING (document_id, revision)
JOIN entities e USING (entity_id)
WHERE d.is_current
GROUP BY ALL
