-- Sentences of current documents received in some days, with what they name and what their units are about.
WITH wanted AS (
    SELECT document_id, revision, language, partition_day
    FROM documents
    WHERE is_current AND partition_day BETWEEN $first AND $last
),
named AS (
    SELECT document_id, revision, sentence_no, list(entity_id ORDER BY mention_no) AS entity_ids
    FROM mentions
    WHERE entity_id IS NOT NULL AND sentence_no IS NOT NULL AND partition_day BETWEEN $first AND $last
    GROUP BY ALL
),
about AS (
    SELECT document_id, revision, unit, unit_no, list(code ORDER BY code) AS codes
    FROM topics
    WHERE scheme = 'iptc' AND NOT is_abstained AND partition_day BETWEEN $first AND $last
    GROUP BY ALL
)
SELECT
    s.document_id, s.revision, s.block_no, s.turn_no, s.sentence_no, s.text, w.partition_day,
    CASE WHEN s.language = 'und' THEN w.language ELSE s.language END AS language,
    coalesce(n.entity_ids, []) AS entity_ids,
    coalesce(t.codes, d.codes, []) AS topics
FROM sentences s
JOIN wanted w USING (document_id, revision)
JOIN blocks b USING (document_id, revision, block_no)
LEFT JOIN named n USING (document_id, revision, sentence_no)
LEFT JOIN about t ON t.document_id = s.document_id AND t.revision = s.revision
    AND t.unit = 'turn' AND t.unit_no = s.turn_no
LEFT JOIN about d ON d.document_id = s.document_id AND d.revision = s.revision AND d.unit = 'document'
WHERE NOT s.is_repeat AND b.role IN ('title', 'description', 'body', 'transcript')
ORDER BY s.document_id, s.revision, s.sentence_no
