-- What is whoever is quoted most quoted with, and in which sentences?
WITH most AS (
    SELECT coalesce(speaker_entity_id, speaker_name) AS speaker
    FROM quotes q
    JOIN documents d USING (document_id, revision)
    WHERE d.is_current AND q.speaker_name IS NOT NULL
    GROUP BY speaker
    ORDER BY count(*) DESC, speaker
    LIMIT 1
)
SELECT
    q.speaker_name AS speaker,
    q.cue,
    q.kind,
    q.surface AS quote,
    regexp_replace(s.text, '\s+', ' ', 'g') AS sentence,
    d.uri
FROM quotes q
JOIN documents d USING (document_id, revision)
LEFT JOIN sentences s USING (document_id, revision, sentence_no)
WHERE d.is_current AND coalesce(q.speaker_entity_id, q.speaker_name) IN (FROM most)
ORDER BY d.uri, q.document_id, q.quote_no
LIMIT 12
