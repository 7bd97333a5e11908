-- Who speaks how long in each document?
SELECT
    coalesce(d.title, d.uri) AS document,
    coalesce(s.speaker_name, 'not known') AS speaker,
    s.speaker_role AS role,
    s.turn_count AS turns,
    s.word_count AS words,
    printf('%.0f %%', 100 * s.word_share) AS share,
    clock(s.seconds) AS time
FROM speaker_share s
JOIN documents d ON d.document_id = s.document_id AND d.is_current
ORDER BY d.uri, d.document_id, s.word_count DESC
LIMIT 20
