-- What is each document about, and how strong is the evidence?
SELECT
    coalesce(d.title, d.uri) AS document,
    d.kind,
    d.language,
    coalesce(t.label || printf(' (%.2f)', t.score), 'no sure topic: ' || t.reason) AS topic
FROM documents d
JOIN topics t USING (document_id, revision)
WHERE d.is_current AND t.unit = 'document' AND t.scheme = 'iptc'
    AND (NOT t.is_abstained OR t.label IS NULL)
ORDER BY d.uri, d.document_id, t.score DESC NULLS LAST, t.code
