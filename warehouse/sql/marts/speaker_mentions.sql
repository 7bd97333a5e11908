-- Who mentions whom on each day: entities named in turns of known speakers and in quotes of them.
WITH said AS (
    SELECT m.document_id, m.revision, m.entity_id, m.mention_no, t.speaker_entity_id, t.speaker_name, 'said' AS manner
    FROM turns t
    JOIN mentions m ON m.document_id = t.document_id AND m.revision = t.revision
        AND m.start_char >= t.start_char AND m.end_char <= t.end_char
    WHERE t.speaker_name IS NOT NULL AND m.entity_id IS NOT NULL
),
quoted AS (
    -- A name within a quote within a quote counts once for each who is quoted.
    SELECT DISTINCT m.document_id, m.revision, m.entity_id, m.mention_no, q.speaker_entity_id, q.speaker_name, 'quoted' AS manner
    FROM quotes q
    JOIN mentions m ON m.document_id = q.document_id AND m.revision = q.revision
        AND m.start_char >= q.start_char AND m.end_char <= q.end_char
    WHERE q.speaker_name IS NOT NULL AND m.entity_id IS NOT NULL
)
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    n.manner,
    coalesce(n.speaker_entity_id, n.speaker_name) AS speaker,
    max(n.speaker_entity_id) AS speaker_entity_id,
    min(n.speaker_name) AS speaker_name,
    n.entity_id,
    e.name,
    e.type,
    count(*) AS mention_count,
    count(DISTINCT n.document_id) AS document_count
FROM (FROM said UNION ALL FROM quoted) n
JOIN documents d USING (document_id, revision)
JOIN entities e ON e.entity_id = n.entity_id
WHERE d.is_current
GROUP BY day, d.source_id, d.language, n.manner, coalesce(n.speaker_entity_id, n.speaker_name), n.entity_id, e.name, e.type
