-- What was said about Kosovo, by whom, and at which second?
SELECT
    coalesce(t.speaker_name, t.speaker_role, 'not known') AS speaker,
    clock(s.start_s) AS at,
    d.language,
    coalesce(d.title, d.uri) AS document,
    regexp_replace(s.text, '\s+', ' ', 'g') AS sentence
FROM sentences s
JOIN documents d USING (document_id, revision)
LEFT JOIN turns t USING (document_id, revision, turn_no)
WHERE d.is_current AND (s.document_id, s.revision, s.sentence_no) IN (
    SELECT (m.document_id, m.revision, m.sentence_no)
    FROM mentions m
    JOIN entities e USING (entity_id)
    WHERE e.name = 'Kosovo'
)
ORDER BY d.uri, s.document_id, s.sentence_no
LIMIT 8
