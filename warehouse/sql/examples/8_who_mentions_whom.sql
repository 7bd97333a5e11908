-- Who names whom most, in what they say and in what they are quoted with?
SELECT
    coalesce(any_value(e.name), min(m.speaker_name)) AS speaker,
    m.manner,
    m.name AS names,
    sum(m.mention_count) AS times,
    sum(m.document_count) AS documents
FROM speaker_mentions m
LEFT JOIN entities e ON e.entity_id = m.speaker_entity_id
WHERE m.type IN ('PER', 'ORG', 'LOC') AND m.entity_id IS DISTINCT FROM m.speaker_entity_id
GROUP BY m.speaker, m.manner, m.entity_id, m.name
ORDER BY times DESC, 1, m.name
LIMIT 15
