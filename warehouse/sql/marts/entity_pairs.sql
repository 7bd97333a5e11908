-- How often two linked entities are mentioned in one sentence on each day, over current revisions.
WITH named AS (
    SELECT DISTINCT document_id, revision, sentence_no, entity_id
    FROM mentions
    WHERE entity_id IS NOT NULL AND sentence_no IS NOT NULL
)
SELECT
    CAST(coalesce(d.published_at, d.received_at) AT TIME ZONE 'UTC' AS DATE) AS day,
    d.source_id,
    d.language,
    a.entity_id,
    e.name,
    e.type,
    b.entity_id AS other_entity_id,
    o.name AS other_name,
    o.type AS other_type,
    count(*) AS sentence_count,
    count(DISTINCT d.document_id) AS document_count
FROM named a
JOIN named b ON b.document_id = a.document_id AND b.revision = a.revision
    AND b.sentence_no = a.sentence_no AND b.entity_id > a.entity_id
JOIN documents d ON d.document_id = a.document_id AND d.revision = a.revision
JOIN entities e ON e.entity_id = a.entity_id
JOIN entities o ON o.entity_id = b.entity_id
WHERE d.is_current
GROUP BY ALL
