-- What is each document about, how sure is that, and which phrases carried it?
SELECT
    coalesce(d.title, d.uri) AS document,
    d.language,
    t.scheme,
    CASE WHEN t.is_abstained THEN 'none sure: ' || replace(t.reason, '_', ' ')
         ELSE t.label || coalesce(printf(' (%.2f)', t.score), '') END AS topic,
    array_to_string(list_transform(t.evidence, lambda e: regexp_replace(e.surface, '\s+', ' ', 'g')), ', ') AS because_of
FROM documents d
JOIN topics t USING (document_id, revision)
WHERE d.is_current AND t.unit = 'document' AND t.scheme IN ('iptc', 'cap')
ORDER BY d.uri, d.document_id, t.scheme DESC, t.score DESC NULLS LAST, t.code
