-- Where exactly is the United Nations named, shown in its context?
SELECT
    d.uri,
    d.language,
    m.start_char,
    m.raw_start_char,
    in_context(d.text, m.start_char, m.end_char, width := 30) AS context
FROM mentions m
JOIN documents d USING (document_id, revision)
JOIN entities e USING (entity_id)
WHERE d.is_current AND e.wikidata_id = 'Q1065'
ORDER BY d.uri, d.document_id, m.start_char
LIMIT 10
