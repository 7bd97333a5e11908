-- Who and what is named most, in each language of the documents?
SELECT
    d.language,
    e.name,
    e.type,
    e.wikidata_id,
    count(*) AS mentions,
    count(DISTINCT d.document_id) AS documents
FROM mentions m
JOIN documents d USING (document_id, revision)
JOIN entities e USING (entity_id)
WHERE d.is_current
GROUP BY d.language, e.entity_id, e.name, e.type, e.wikidata_id
QUALIFY row_number() OVER (PARTITION BY d.language ORDER BY count(*) DESC, e.name) <= 3
ORDER BY d.language, mentions DESC, e.name
