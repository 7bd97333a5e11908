-- How often each place with coordinates is named on each day, over current revisions: dots on a map.
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    f.entity_id,
    e.name,
    any_value(f.latitude) AS latitude,
    any_value(f.longitude) AS longitude,
    count(*) AS mention_count,
    count(DISTINCT d.document_id) AS document_count
FROM facts f
JOIN documents d USING (document_id, revision)
JOIN entities e USING (entity_id)
WHERE d.is_current AND f.kind = 'place'
GROUP BY ALL
